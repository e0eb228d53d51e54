import type { BookParts } from './interaction-reads';
import type { StoredCustomer } from './row-codec';

/** Rows filed again between two breaths, so that a ringing call never waits for them. */
const pageSize = 200;

const same = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((key, place) => key === other[place]);

/**
 * Files the customers of an older book under today's keys, page by page, going on where an earlier run of the desk
 * stopped. Whoever was saved meanwhile lies under today's keys already and stays as saved.
 */
export const createPhoneKeys = ({ database, session, rows, log }: BookParts) => {
  const { customers, chores } = database;
  /** Until it is known, nothing is taken for filed. */
  let done = false;
  let stopped = false;

  const fileAgain = async (
    page: readonly StoredCustomer[],
    after: string | null,
  ): Promise<void> => {
    const keys = await Promise.all(
      page.map(async (row) => rows.phoneKeys(await rows.customer(row))),
    );
    await database.transaction('rw', customers, chores, async () => {
      const now = await customers.bulkGet(page.map(({ id }) => id));
      const changed = now.flatMap((row, place) => {
        const asRead = row && same(row.phones, page[place]?.phones ?? []);
        return asRead ? [{ ...row, phones: keys[place] ?? [] }] : [];
      });
      await customers.bulkPut(changed);
      if (after === null) await chores.delete('phoneKeys');
      else await chores.put({ name: 'phoneKeys', after });
    });
  };
  const work = async (from: string): Promise<void> => {
    for (let after: string | null = from; after !== null && !stopped;) {
      const start: string = after;
      const page = await session.read(() =>
        customers.where('id').above(start).limit(pageSize).toArray(),
      );
      after = page.length < pageSize ? null : (page.at(-1)?.id ?? null);
      await fileAgain(page, after);
    }
    done = !stopped;
  };

  return {
    /** Every customer lies under today's keys. */
    done: (): boolean => done,
    /** Answers when it is known whether there is anything to do; the work itself goes on behind. */
    takeUp: async (): Promise<void> => {
      const failed = (error: unknown) => log('error', `book phone keys: ${String(error)}`);
      try {
        const chore = await session.read(() => chores.get('phoneKeys'));
        if (chore) work(chore.after).catch(failed);
        else done = true;
      } catch (error) {
        failed(error);
      }
    },
    stop: (): void => {
      stopped = true;
    },
  };
};
