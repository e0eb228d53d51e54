import { fail, type Result } from '../../kernel';
import { bookFault, openDatabase, writeWasBrokenOff } from './database';
import { createAbortedWriteRecovery, type AbortedWriteOptions } from './aborted-write';

/** A failed reading. Its message is the fault's code. */
export class BookReadError extends Error {
  override name = 'BookReadError';
}

/**
 * The open book: what is asked while it opens waits, what fails comes back as a fault. A book that the browser has
 * let go of is opened again by the next question; nothing is written behind a write that the disk broke off.
 */
export interface Session {
  open(): Promise<Result<null>>;
  read<T>(work: () => Promise<T>): Promise<T>;
  write<T>(work: () => Promise<Result<T>>): Promise<Result<T>>;
}

export const createSession = (options: AbortedWriteOptions): Session => {
  const { database, log, indexedDB, room, mark, roomGiven } = options;
  let state: Promise<Result<null>> = Promise.resolve(fail('bookFailed', 'storage', 'not open'));
  let tried = false;
  /** What the last opening came to: an open book is read without a detour. */
  let settled: Result<null> | null = null;
  const tearing = createAbortedWriteRecovery(options);

  const openNow = async (): Promise<Result<null>> => {
    if (!(await room.ready())) return fail('diskFull', 'storage', 'no room at the start');
    const opened = await openDatabase(database, mark, indexedDB);
    if (opened.ok || opened.fault.code !== 'bookFailed') return opened;
    log('warn', `book: ${opened.fault.detail ?? ''}; tried again`);
    // A store that is found broken is thrown away by the browser, and can be opened then.
    return openDatabase(database, mark, indexedDB);
  };
  const open = (): Promise<Result<null>> => {
    const before = state;
    const again = async () => {
      const known = await before;
      if (tried && known.ok) return known;
      tried = true;
      const opened = await openNow().catch((error: unknown): Result<null> => ({
        ok: false,
        fault: bookFault(error),
      }));
      if (!opened.ok) log('error', `book: ${opened.fault.code} (${opened.fault.detail ?? ''})`);
      settled = opened;
      return opened;
    };
    state = again();
    return state;
  };
  /** What failed at the start may have room by now, or be mended; a newer book stays one. */
  const whenOpen = async (): Promise<Result<null>> => {
    const opened = await state;
    return tried && !opened.ok && opened.fault.code !== 'bookTooNew' ? open() : opened;
  };

  return {
    open,
    read: async (work) => {
      const opened = settled?.ok ? settled : await whenOpen();
      if (!opened.ok) throw new BookReadError(opened.fault.code);
      const whole = tearing.torn ? await tearing.mended() : opened;
      if (!whole.ok) throw new BookReadError(whole.fault.code);
      try {
        return await tearing.onceMore(work);
      } catch (error) {
        throw new BookReadError(bookFault(error).code, { cause: error });
      }
    },
    write: async (work) => {
      const opened = await whenOpen();
      if (!opened.ok) return opened;
      const whole = tearing.torn ? await tearing.mended() : opened;
      if (!whole.ok) return whole;
      const left = await room.check();
      if (left === 'none') return fail('diskFull', 'storage', 'no room');
      if (left === 'given') roomGiven();
      try {
        return await tearing.onceMore(work);
      } catch (error) {
        const fault = bookFault(error);
        log('error', `book write: ${fault.code} (${fault.detail ?? ''})`);
        if (writeWasBrokenOff(error)) tearing.tear();
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
