import type { Clock, Log } from '../../kernel';
import { isTorn, type Room, type RoomDeed, reserveFile } from './reserve-file';
import { leaveLog } from './leave-log';

export interface RoomOrder {
  key: number;
  deed: RoomDeed;
}
export interface RoomReply {
  key: number;
  room: Room;
}

/**
 * Room on the disk for the book. Where the disk is full in the middle of a write, Chromium throws the whole store
 * away: at once, or at the next start but one, as what is appended to a log that was broken off cannot be read. So
 * nothing is written without room, some megabytes are kept for the hour of need, and a torn log is left behind
 * before anything else is written.
 */
export interface DiskSpace {
  /** Before the store is opened: mends what an earlier run may have torn. False: there is no room. */
  ready(): Promise<boolean>;
  /** Before a write. `given`: the disk is full, and what was kept is used from now on. */
  check(): Promise<Room>;
  /** Has room kept again. */
  keep(): Promise<Room>;
  /** A write was broken off: remembered also when the desk dies now. */
  tear(): void;
  /** Once the closed store has been let go of: makes room and leaves the torn log behind. False: there is no room. */
  mend(): Promise<boolean>;
}

/** Set once there was such a file: where there never was, nothing was ever torn. */
const begun = 'allodesk.room';
/** Chromium keeps a store for 2 s after its last connection was closed, and would go on writing into the torn log. */
const letGoMs = 4_000;
/** What was there a moment ago is still there. */
const freshMs = 100;

const sizeNow = async (): Promise<number> => {
  const folder = await navigator.storage.getDirectory();
  return (await (await folder.getFileHandle(reserveFile.name)).getFile()).size;
};

/** Room by a file in the origin's private file system; where that cannot be had, room is taken for granted. */
export const createDiskSpace = ({ clock, log }: { clock: Clock; log: Log }): DiskSpace => {
  const order = createRoomWorker(log);
  let checkedAt = Number.NEGATIVE_INFINITY;
  const mend = async (): Promise<boolean> => {
    if ((await order('give')) === 'none') return false;
    await leaveLog();
    await order('mended');
    return true;
  };
  return {
    ready: async () => {
      if (localStorage.getItem(begun) === null) return true;
      if (isTorn(await sizeNow().catch(() => 0))) return mend();
      return (await order('check')) !== 'none';
    },
    check: async () => {
      if (clock.monotonic() - checkedAt < freshMs) return 'kept';
      const room = await order('check');
      if (room !== 'none') checkedAt = clock.monotonic();
      return room;
    },
    keep: async () => {
      const room = await order('keep');
      if (room === 'made') localStorage.setItem(begun, '1');
      return room;
    },
    tear: () => void order('tear'),
    mend: async () => {
      await new Promise<void>((resolve) => clock.after(letGoMs, resolve));
      return mend();
    },
  };
};

const createRoomWorker = (log: Log): ((deed: RoomDeed) => Promise<Room>) => {
  const waiting = new Map<number, (room: Room) => void>();
  let keys = 0;
  let worker: Worker | null = null;
  let said = false;
  const answer = ({ key, room }: RoomReply) => {
    if (room === 'unknown' && !said) log('warn', 'no room can be kept on this disk');
    said ||= room === 'unknown';
    waiting.get(key)?.(room);
    waiting.delete(key);
  };
  const started = (): Worker => {
    if (worker) return worker;
    worker = new Worker(new URL('./disk-space-worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<RoomReply>) => answer(data));
    worker.addEventListener('error', () => {
      for (const key of waiting.keys()) answer({ key, room: 'unknown' });
    });
    return worker;
  };
  return (deed) =>
    new Promise((resolve) => {
      const key = keys++;
      waiting.set(key, resolve);
      started().postMessage({ key, deed } satisfies RoomOrder);
    });
};

/** For a store that is not on a disk. */
export const endlessRoom: DiskSpace = {
  ready: () => Promise.resolve(true),
  check: () => Promise.resolve('kept'),
  keep: () => Promise.resolve('kept'),
  tear: () => undefined,
  mend: () => Promise.resolve(true),
};
