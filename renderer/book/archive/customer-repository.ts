import type { Customer, CustomerBook, CustomerId } from '../customers';
import { type Clock, ok } from '../../kernel';
import { createCustomerWatches } from './customer-watches';
import { createDirectoryKeeper } from './directory-keeper';
import type { BookParts, InteractionReads } from './interaction-reads';
import { createNumberMatch } from './number-match';
import type { AheadNews } from './prefetch';

interface Parts extends BookParts {
  /** Whether every customer lies under the keys that are asked for. */
  filed(): boolean;
  /** Read before anybody asked for it. */
  ahead(news: AheadNews): void;
}

export const createPeople = (parts: Parts, reads: InteractionReads, clock: Clock) => {
  const { database, session, changes, rows, ahead } = parts;
  const keeper = createDirectoryKeeper(parts, clock);

  const customers = async (ids: readonly CustomerId[]): Promise<Customer[]> => {
    const { customers: table } = database;
    // One by one goes a shorter way through Dexie, and a ringing number is nearly always one customer's.
    const read =
      ids.length < 3 ? Promise.all(ids.map((id) => table.get(id))) : table.bulkGet([...ids]);
    const found = (await read).filter((row) => row !== undefined);
    return Promise.all(found.map(rows.customer));
  };
  const customer = (id: CustomerId): Promise<Customer | null> =>
    session.read(async () => (await customers([id]))[0] ?? null);

  return {
    customer,
    matchKeys: createNumberMatch({ parts, reads, customers, keeper, ahead }),
    ...createCustomerWatches({ parts, reads, customer }),
    search: ((query, limit) =>
      session.read(async () => {
        const directory = await keeper.complete();
        const hits = directory.search(query, limit);
        const found = new Map(
          (await customers(hits.map(({ id }) => id))).map((one) => [one.id, one]),
        );
        return hits.flatMap(({ id, field }) => {
          const one = found.get(id);
          return one ? [{ customer: one, field }] : [];
        });
      })) satisfies CustomerBook['search'],
    saveCustomer: ((saved) =>
      session.write(async () => {
        await database.customers.put(await rows.customerRow(saved));
        changes.tell({ kind: 'customer', id: saved.id });
        return ok(null);
      })) satisfies CustomerBook['saveCustomer'],
    removeCustomer: ((id) =>
      session.write(async () => {
        await database.customers.delete(id);
        changes.tell({ kind: 'customer', id });
        return ok(null);
      })) satisfies CustomerBook['removeCustomer'],
    /** Starts reading everybody into memory, some time after the first paint. */
    prepare: keeper.prepare,
    stop: keeper.stop,
    /** What was read ahead does not outlive a change of the customer. */
    forget: changes.listen((change) => {
      if (change.kind === 'customer') ahead({ kind: 'outdated', id: change.id });
      if (change.kind === 'everything') ahead({ kind: 'outdated', id: null });
    }),
  };
};
