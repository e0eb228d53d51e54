import type { Table } from 'dexie';
import { ok } from '../../kernel';
import type { BookParts } from './interaction-reads';
import type { ChoreName, StoredChore } from './row-codec';
import { sameRow } from './same-row';

/** Rows rewritten between two breaths, so that a ringing call never waits for them. */
const pageSize = 200;

interface Identified {
  id: string;
}

/** How rows of an older book become rows of today's. */
export interface RowUpgrade<Row extends Identified = Identified> {
  /** As the step that needs it calls it (versions.ts). */
  chore: ChoreName;
  table: Table<Row, string>;
  /**
   * The row as today's desk writes it, or as it is where it is that already. Opened, checked and sealed here: no
   * transaction waits for that. Rejects where it cannot be read.
   */
  upgraded(row: Row): Promise<Row>;
}

export interface RowUpgrades {
  /** Answers when it is known whether there is anything to do; the work itself goes on behind. */
  takeUp(): Promise<void>;
  /** Every row that can be read is today's. */
  done(): boolean;
  stop(): void;
}

/**
 * Does what the steps of the book's tables have left, one chore after the other in their order and page by page, going
 * on where an earlier run of the desk stopped. What was saved meanwhile is today's already and stays as saved; a row
 * that cannot be read stays as it is, and keeps no other one back.
 */
export const createRowUpgrades = (
  { database, session, log }: Pick<BookParts, 'database' | 'session' | 'log'>,
  upgrades: readonly RowUpgrade[],
): RowUpgrades => {
  const { chores } = database;
  /** Until it is known, nothing is taken for done. */
  let done = false;
  let stopped = false;

  /** The rows as they are today, and the place of the first that cannot be read; -1: none. */
  const rewritten = async ({ table, upgraded }: RowUpgrade, page: readonly Identified[]) => {
    const tried = await Promise.allSettled(page.map(upgraded));
    const bad = tried.findIndex(({ status }) => status === 'rejected');
    const rows = tried.map((one, place) => {
      if (one.status === 'fulfilled') return one.value;
      log('error', `book: ${table.name} ${page[place]?.id} stays as it is: ${String(one.reason)}`);
      return page[place];
    });
    return { rows, bad };
  };
  /** Answers with what is left to do in this run. */
  const doPage = async (upgrade: RowUpgrade, chore: StoredChore): Promise<StoredChore | null> => {
    const { table } = upgrade;
    const page = await session.read(() =>
      table.where('id').above(chore.after).limit(pageSize).toArray(),
    );
    const { rows, bad } = await rewritten(upgrade, page);
    const again = chore.again ?? (bad < 0 ? undefined : (page[bad - 1]?.id ?? chore.after));
    const isLast = page.length < pageSize;
    const left = { name: chore.name, after: page.at(-1)?.id ?? chore.after };
    const next: StoredChore = again === undefined ? left : { ...left, again };
    const put = async (): Promise<void> => {
      const now = await table.bulkGet(page.map(({ id }) => id));
      const changed = rows.filter(
        (row, place) => row !== page[place] && sameRow(now[place], page[place]),
      );
      await table.bulkPut(changed.filter((row) => row !== undefined));
      if (!isLast) await chores.put(next);
      else if (again === undefined) await chores.delete(chore.name);
      else await chores.put({ name: chore.name, after: again });
    };
    const written = await session.write(async () => {
      await database.transaction('rw', table, chores, put);
      return ok(null);
    });
    if (!written.ok) throw new Error(written.fault.code);
    return isLast ? null : next;
  };

  const work = async (left: readonly StoredChore[]): Promise<void> => {
    for (const upgrade of upgrades) {
      let chore = left.find(({ name }) => name === upgrade.chore) ?? null;
      while (chore && !stopped) chore = await doPage(upgrade, chore);
    }
    done = !stopped;
  };

  return {
    takeUp: async () => {
      const failed = (error: unknown) => log('error', `book rows: ${String(error)}`);
      try {
        const left = await session.read(() => chores.toArray());
        if (left.length > 0) work(left).catch(failed);
        else done = true;
      } catch (error) {
        failed(error);
      }
    },
    done: () => done,
    stop: () => {
      stopped = true;
    },
  };
};
