import { fail, type Log, type Result } from '../../kernel';
import { type BookDatabase, bookFault, bookWasClosed, openDatabase } from './database';
import type { BookMarker } from './book-marker';
import type { DiskSpace } from './disk-space';

export interface AbortedWriteOptions {
  database: BookDatabase;
  log: Log;
  indexedDB?: IDBFactory | undefined;
  room: DiskSpace;
  mark: BookMarker;
  /** The room that was kept has been given away. */
  roomGiven: () => void;
}

/** A write that failed as a full disk makes it fail, and what is done before anybody touches the store again. */
export const createAbortedWriteRecovery = ({
  database,
  log,
  indexedDB,
  room,
  mark,
  roomGiven,
}: AbortedWriteOptions) => {
  let torn = false;
  let mending: Promise<Result<null>> | null = null;

  const tear = (): void => {
    if (torn) return;
    torn = true;
    room.tear();
    database.close();
  };
  const mendNow = async (): Promise<Result<null>> => {
    try {
      if (!(await room.mend())) return fail('diskFull', 'storage', 'no room');
    } catch (error) {
      return { ok: false, fault: bookFault(error) };
    }
    roomGiven();
    const opened = await openDatabase(database, mark, indexedDB);
    if (opened.ok) torn = false;
    log('warn', `book opened again: ${opened.ok ? 'ok' : opened.fault.code}`);
    return opened;
  };
  const mended = (): Promise<Result<null>> => {
    mending ??= mendNow().finally(() => {
      mending = null;
    });
    return mending;
  };
  return {
    get torn() {
      return torn;
    },
    tear,
    mended,
    /** What fails because the book was let go of is asked once more: nothing of it has reached the disk. */
    onceMore: async <T>(work: () => Promise<T>): Promise<T> => {
      try {
        return await work();
      } catch (error) {
        if (!bookWasClosed(error)) throw error;
        tear();
        if (!(await mended()).ok) throw error;
        return work();
      }
    },
  };
};
