import { fail, type Log, type Result } from '../kernel';
import { type BookDatabase, bookFault, openDatabase } from './database';

/** A failed reading. Its message is the fault's code. */
export class BookReadError extends Error {
  override name = 'BookReadError';
}

/** The open book: what is asked while it opens waits, what fails comes back as a fault. */
export interface Session {
  open(): Promise<Result<null>>;
  read<T>(work: () => Promise<T>): Promise<T>;
  write<T>(work: () => Promise<Result<T>>): Promise<Result<T>>;
}

export const createSession = (
  database: BookDatabase,
  log: Log,
  indexedDB?: IDBFactory,
): Session => {
  let state: Promise<Result<null>> = Promise.resolve(fail('bookFailed', 'storage', 'not open'));
  let tried = false;
  /** What the last opening came to: an open book is read without a detour. */
  let settled: Result<null> | null = null;
  return {
    open: () => {
      const before = state;
      const again = async () => {
        const known = await before;
        if (tried && known.ok) return known;
        tried = true;
        const opened = await openDatabase(database, indexedDB);
        if (!opened.ok) log('error', `book: ${opened.fault.code} (${opened.fault.detail ?? ''})`);
        settled = opened;
        return opened;
      };
      state = again();
      return state;
    },
    read: async (work) => {
      const opened = settled?.ok ? settled : await state;
      if (!opened.ok) throw new BookReadError(opened.fault.code);
      try {
        return await work();
      } catch (error) {
        throw new BookReadError(bookFault(error).code, { cause: error });
      }
    },
    write: async (work) => {
      const opened = await state;
      if (!opened.ok) return opened;
      try {
        return await work();
      } catch (error) {
        const fault = bookFault(error);
        log('error', `book write: ${fault.code} (${fault.detail ?? ''})`);
        return { ok: false, fault };
      }
    },
  };
};

/** Runs work on the same thing one after the other, work on different things side by side. */
export const createTurns = () => {
  const last = new Map<string, Promise<unknown>>();
  return <T>(key: string, work: () => Promise<T>): Promise<T> => {
    const before = last.get(key);
    const mine = before ? before.then(work, work) : work();
    last.set(key, mine);
    const forget = () => {
      if (last.get(key) === mine) last.delete(key);
    };
    mine.then(forget, forget);
    return mine;
  };
};
