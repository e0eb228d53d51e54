import type { BookParts } from './interaction-reads';
import type { StoredCustomer } from './row-codec';
import type { RowUpgrade } from './row-upgrades';

const same = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((key, place) => key === other[place]);

/** Files the customers of an older book under today's keys. */
export const phoneKeyUpgrade = ({
  database,
  rows,
}: Pick<BookParts, 'database' | 'rows'>): RowUpgrade<StoredCustomer> => ({
  chore: 'phoneKeys',
  table: database.customers,
  upgraded: async (row) => {
    const phones = await rows.phoneKeys(await rows.customer(row));
    return same(phones, row.phones) ? row : { ...row, phones };
  },
});
