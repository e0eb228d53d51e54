import type { DiskSpace } from '../archive/disk-space';
import { type Book, type BookCore, createPageParts } from '../archive/page-parts';
import type { RecordingKey } from '../archive/recording-sound';
import { type Clock, type Log, newId, type Unsubscribe } from '../../kernel';
import { createLink, type Link } from './link';
import type { PageSide, WatchName, WorkerSide } from './messages';
import type { StartedWorker } from './start-worker';

export interface RemoteOptions {
  clock: Clock;
  log: Log;
  recordingKey: RecordingKey;
  room: DiskSpace;
  /** A book is missing where one was. */
  bookLost(lost: boolean): void;
  /** Whether the disk has room left for the book. */
  roomLeft(left: boolean): void;
  /** Resolves when nobody holds the lock. */
  released(lock: string): Promise<void>;
}

export interface RemoteBook {
  book: Book;
  /** The agent knows of the loss. */
  lossSeen(): void;
  /** Resolves when the worker is no more: whatever is asked then fails. */
  ended: Promise<void>;
}

/** Who is told by which watch. */
const createFollowers = (link: () => Link<PageSide>) => {
  const followers = new Map<number, { tell(...values: never[]): void; values: unknown[] }>();
  let keys = 0;
  const told = (key: number, values: unknown[]): void => {
    const follower = followers.get(key);
    if (!follower) return;
    follower.values = values;
    follower.tell(...(values as never[]));
  };
  return {
    watch: (name: WatchName, of: unknown[], tell: (...values: never[]) => void): Unsubscribe => {
      const key = keys++;
      followers.set(key, { tell, values: [] });
      link().tell('watch', key, name, of);
      return () => {
        if (followers.delete(key)) link().tell('stopWatch', key);
      };
    },
    told,
    toldRow: (key: number, place: number, row: unknown): void => {
      const [rows, ...rest] = followers.get(key)?.values ?? [];
      if (Array.isArray(rows)) told(key, [rows.with(place, row), ...rest]);
    },
  };
};

/** What the worker asks back while it does what it was asked. */
const createDecisions = () => {
  const deciding = new Map<number, (id: string) => boolean | Promise<boolean>>();
  let keys = 0;
  return {
    decide: async (key: number, id: string): Promise<boolean> => {
      const by = deciding.get(key);
      if (!by) throw new Error('nobody asks that any more');
      return by(id);
    },
    during: async <T>(
      by: (id: string) => boolean | Promise<boolean>,
      ask: (key: number) => Promise<T>,
    ): Promise<T> => {
      const key = keys++;
      deciding.set(key, by);
      try {
        return await ask(key);
      } finally {
        deciding.delete(key);
      }
    },
  };
};

type Followers = ReturnType<typeof createFollowers>;
type Decisions = ReturnType<typeof createDecisions>;

const coreOver = (
  { ask }: Link<PageSide>,
  { watch }: Followers,
  { during }: Decisions,
): BookCore => ({
  open: () => ask('open'),
  matchKeys: (...of) => ask('matchKeys', ...of),
  customer: (id) => ask('customer', id),
  watchCustomer: (id, tell) => watch('watchCustomer', [id], tell),
  watchHistory: (id, limit, tell) => watch('watchHistory', [id, limit], tell),
  watchContactCount: (id, tell) => watch('watchContactCount', [id], tell),
  watchCalls: (limit, tell) => watch('watchCalls', [limit], tell),
  search: (...of) => ask('search', ...of),
  saveCustomer: (customer) => ask('saveCustomer', customer),
  removeCustomer: (id) => ask('removeCustomer', id),
  interaction: (id) => ask('interaction', id),
  watchInteraction: (id, tell) => watch('watchInteraction', [id], tell),
  saveInteraction: (interaction) => ask('saveInteraction', interaction),
  patchInteraction: (...of) => ask('patchInteraction', ...of),
  saveNote: (...of) => ask('saveNote', ...of),
  restoreInteraction: (...of) => ask('restoreInteraction', ...of),
  closeInterrupted: (ofThisRun) => during(ofThisRun, (key) => ask('closeInterrupted', key)),
  exampleCount: () => ask('exampleCount'),
  bringExamples: (made) => ask('bringExamples', made),
  removeExamples: () => ask('removeExamples'),
  recordings: {
    begin: (recording) => ask('beginRecording', recording),
    append: (...of) => ask('appendRecording', ...of),
    finish: (recording) => ask('finishRecording', recording),
    watch: (id, tell) => watch('watchRecordings', [id], tell),
    sound: (id) => ask('recordingSound', id),
    remove: (id) => ask('removeRecording', id),
    sweep: ({ isGone, ...rules }) => during(isGone, (key) => ask('sweepRecordings', rules, key)),
  },
});

/**
 * The customer book whose database lies with a worker. Answers when the worker has begun; rejects where it cannot be
 * loaded.
 */
export const createRemoteBook = async (
  { worker, onError }: StartedWorker,
  options: RemoteOptions,
): Promise<RemoteBook> => {
  const { clock, log, recordingKey, room, bookLost, roomLeft } = options;
  const { hear, around } = createPageParts(clock);
  const followers = createFollowers(() => link);
  const decisions = createDecisions();
  const link: Link<PageSide> = createLink<PageSide, WorkerSide>(
    worker,
    {
      decide: decisions.decide,
      recordingKey,
      roomReady: room.ready,
      roomCheck: room.check,
      roomKeep: room.keep,
      roomMend: room.mend,
    },
    {
      log,
      ahead: hear,
      bookLost,
      roomLeft,
      roomTears: room.tear,
      told: followers.told,
      toldRow: followers.toldRow,
    },
  );
  let hasBegun = false;
  onError((message) => {
    log('error', `book worker: ${message}`);
    if (!hasBegun) link.end('the worker of the book cannot be loaded');
  });
  const lock = `book ${newId()}`;
  try {
    await link.ask('begin', lock);
  } catch (error) {
    worker.terminate();
    throw error;
  }
  hasBegun = true;
  const over = async (): Promise<void> => {
    await options.released(lock).catch((error: unknown) => {
      log('warn', `nobody sees when the worker of the book ends: ${String(error)}`);
      return new Promise(() => undefined);
    });
    log('error', 'the worker of the book has ended');
    link.end('the worker of the book has ended');
    worker.terminate();
  };
  return {
    book: around(coreOver(link, followers, decisions)),
    lossSeen: () => link.tell('lossSeen'),
    ended: over(),
  };
};

/** A lock that a worker held is free when the worker is gone. */
export const lockReleased = async (lock: string): Promise<void> => {
  await navigator.locks.request(lock, () => undefined);
};
