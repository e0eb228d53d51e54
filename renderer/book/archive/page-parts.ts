import { type CustomerBook, loadExamples } from '../customers';
import { type Clock, fail } from '../../kernel';
import { type LookupKeys, lookupKeys } from '../../model/numbers';
import type { RecordingStorage } from '../../model/recording';
import { type AheadNews, createWarm } from './prefetch';

/** The customer book with the recordings of its calls. */
export type Book = CustomerBook & { recordings: RecordingStorage };

/** Of the book what lies where the database is: it knows no numbering plans, and brings no examples itself. */
export interface BookCore extends Omit<Book, 'match' | 'addExamples'> {
  /** `keys`: of the ringing number. */
  matchKeys(
    keys: LookupKeys,
    scope: { practice: boolean; country: string },
  ): ReturnType<CustomerBook['match']>;
  /** What was made is checked before it is written. */
  bringExamples(made: unknown): ReturnType<CustomerBook['addExamples']>;
}

/** The rest of the book, for the page: it needs no database. */
export const createPageParts = (clock: Clock) => {
  const warm = createWarm(clock);
  return {
    hear: (news: AheadNews): void => {
      if (news.kind === 'history') warm.keepHistory(news.id, news.page);
      else if (news.id === null) warm.clear();
      else warm.drop(news.id);
    },
    around: <Core extends BookCore>({
      matchKeys,
      bringExamples,
      ...core
    }: Core): Omit<Core, 'matchKeys' | 'bringExamples'> & Book => ({
      ...core,
      match: async (number, scope) => {
        const found = await matchKeys(lookupKeys(number, scope.country), scope);
        for (const one of found.customers) warm.keepCustomer(one);
        return found;
      },
      watchCustomer: (id, tell) => {
        const known = warm.customer(id);
        if (known) tell(known);
        return core.watchCustomer(id, tell);
      },
      watchHistory: (id, limit, tell) => {
        const page = warm.history(id);
        if (page && (page.rows.length >= limit || page.rows.length === page.total))
          tell(page.rows.slice(0, limit), page.total);
        return core.watchHistory(id, limit, tell);
      },
      addExamples: async () => {
        try {
          const { makeExamples } = await loadExamples();
          return await bringExamples(makeExamples(clock.now()));
        } catch (error) {
          return fail('bookFailed', 'storage', `examples: ${String(error)}`);
        }
      },
    }),
  };
};
