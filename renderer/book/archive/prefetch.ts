import type { Customer, CustomerId } from '../customers';
import type { Clock } from '../../kernel';
import type { HistoryPage } from './interaction-reads';

const keptMs = 5_000;
const keptCount = 12;

/** What the book tells before it is asked. `outdated`: a customer was changed; null: everything was. */
export type AheadNews =
  | { kind: 'history'; id: CustomerId; page: HistoryPage }
  | { kind: 'outdated'; id: CustomerId | null };

/**
 * What was read for a ringing number, kept for a moment, so that the card has its content in its first frame.
 * The watch that asked reads the truth right after.
 */
export const createWarm = (clock: Clock) => {
  const people = new Map<CustomerId, { at: number; value: Customer }>();
  const histories = new Map<CustomerId, { at: number; value: HistoryPage }>();
  const keep = <T>(map: Map<CustomerId, { at: number; value: T }>, id: CustomerId, value: T) => {
    map.delete(id);
    map.set(id, { at: clock.monotonic(), value });
    for (const oldest of map.keys()) {
      if (map.size <= keptCount) break;
      map.delete(oldest);
    }
  };
  const get = <T>(map: Map<CustomerId, { at: number; value: T }>, id: CustomerId): T | null => {
    const found = map.get(id);
    return found && clock.monotonic() - found.at <= keptMs ? found.value : null;
  };
  return {
    keepCustomer: (customer: Customer) => keep(people, customer.id, customer),
    keepHistory: (id: CustomerId, page: HistoryPage) => keep(histories, id, page),
    customer: (id: CustomerId) => get(people, id),
    history: (id: CustomerId) => get(histories, id),
    drop: (id: CustomerId) => people.delete(id),
    clear: () => {
      people.clear();
      histories.clear();
    },
  };
};

export type Warm = ReturnType<typeof createWarm>;
