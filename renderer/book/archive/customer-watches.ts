import type { Customer, CustomerId, Interaction } from '../customers';
import type { Unsubscribe } from '../../kernel';
import { type NoteChange, watch, withNote } from './changes';
import type { BookParts, HistoryPage, InteractionReads } from './interaction-reads';

const noteInPage = (page: HistoryPage, change: NoteChange): HistoryPage => {
  const place = page.rows.findIndex((row) => row.id === change.id);
  const before = page.rows[place];
  const after = before && withNote(before, change);
  return after && after !== before ? { ...page, rows: page.rows.with(place, after) } : page;
};

interface Needs {
  parts: BookParts;
  reads: InteractionReads;
  customer(id: CustomerId): Promise<Customer | null>;
}

/** What a screen follows of one customer. */
export const createCustomerWatches = ({ parts, reads, customer }: Needs) => {
  const { session, changes, log } = parts;
  const historyOf = (id: CustomerId) => ({
    changes,
    log,
    concerns: (change: Parameters<typeof changes.tell>[0]) =>
      change.kind === 'interaction' && change.customers.includes(id),
  });
  return {
    watchHistory: (
      id: CustomerId,
      limit: number,
      tell: (found: Interaction[], total: number) => void,
    ): Unsubscribe =>
      watch({
        ...historyOf(id),
        noted: noteInPage,
        load: () => session.read(() => reads.history(id, limit)),
        tell: (found) => tell(found.rows, found.total),
      }),
    watchContactCount: (id: CustomerId, tell: (total: number) => void): Unsubscribe =>
      watch({
        ...historyOf(id),
        load: () => session.read(() => reads.count(id)),
        tell,
      }),
    watchCustomer: (id: CustomerId, tell: (found: Customer | null) => void): Unsubscribe =>
      watch({
        changes,
        log,
        concerns: (change) => change.kind === 'customer' && change.id === id,
        load: () => customer(id),
        tell,
      }),
  };
};
