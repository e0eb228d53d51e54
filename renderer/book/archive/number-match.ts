import type { Customer, CustomerId } from '../../model/customer';
import type { LookupKeys } from '../../model/numbers';
import { type Matches, rankMatches, searchKeys } from '../customers/match';
import type { DirectoryKeeper } from './directory-keeper';
import type { BookParts, HistoryPage, InteractionReads } from './interaction-reads';
import type { AheadNews } from './prefetch';

/** How much history is read ahead for a ringing customer. */
const readAhead = 20;

interface Options {
  parts: BookParts & { filed(): boolean };
  reads: InteractionReads;
  customers(ids: readonly CustomerId[]): Promise<Customer[]>;
  keeper: DirectoryKeeper;
  ahead(news: AheadNews): void;
}

/** Who a ringing number may be, with the history read ahead for the screen. */
export const createNumberMatch = ({
  parts: { database, session, rows, blind, log, filed },
  reads,
  customers,
  keeper,
  ahead,
}: Options) => {
  const filedUnder = async (keys: readonly string[]): Promise<Customer[]> => {
    if (!filed()) return customers((await keeper.complete()).byPhone(keys).slice(0, 20));
    const blinded = await Promise.all(keys.map((key) => blind('phone', key)));
    const found = await Promise.all(
      blinded.map((key) => database.customers.where('phones').equals(key).toArray()),
    );
    const once = new Map(found.flat().map((row) => [row.id, row]));
    return Promise.all([...once.values()].map(rows.customer));
  };
  const historyOf = (id: CustomerId): Promise<HistoryPage> => {
    const history = reads.closedHistory(id, readAhead);
    history.then(
      (page) => ahead({ kind: 'history', id, page }),
      (error: unknown) => log('warn', `book read ahead: ${String(error)}`),
    );
    return history;
  };
  return (keys: LookupKeys, scope: { practice: boolean; country: string }): Promise<Matches> =>
    session.read(async () => {
      const asked = searchKeys(keys);
      if (asked.length === 0) return { customers: [], certain: false };
      const matchingOf = (people: Customer[]): Matches =>
        rankMatches(
          people.map((one) => ({ customer: one, lastContactAt: null })),
          keys,
          scope,
        );
      // Known from memory: card and history are asked for in the same breath, the card first.
      const known = keeper.ready()?.byPhone(asked).slice(0, 20) ?? [];
      const reading = known.length > 0 ? customers(known) : Promise.resolve([]);
      const histories = new Map(known.map((id) => [id, historyOf(id)]));
      const remembered = matchingOf(await reading);
      const found = remembered.certain ? remembered : matchingOf(await filedUnder(asked));
      const { customers: matching } = found;
      for (const { id } of matching) {
        if (!histories.has(id)) histories.set(id, historyOf(id));
      }
      if (matching.length < 2) return found;
      const candidates = await Promise.all(
        matching.map(async (one) => ({
          customer: one,
          lastContactAt: (await histories.get(one.id))?.rows[0]?.startedAt ?? null,
        })),
      );
      return rankMatches(candidates, keys, scope);
    });
};
