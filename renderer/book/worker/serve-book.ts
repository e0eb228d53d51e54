import { type BookOptions, createBookCore } from '../archive/book-core';
import { createBookMarker, type MarkStore } from '../archive/book-marker';
import type { BookCore } from '../archive/page-parts';
import { type Log, systemClock, type Unsubscribe } from '../../kernel';
import { createLink, type Line, type Link } from './link';
import type { PageSide, WatchName, WorkerSide } from './messages';

interface Platform extends Pick<BookOptions, 'name' | 'indexedDB'> {
  marks: MarkStore;
  /** Resolves when the lock is held; it is never let go of. */
  hold(lock: string): Promise<void>;
}

/** The place where two lists differ, which hold the same objects otherwise; null: there is not exactly one. */
const onlyChange = (before: readonly unknown[], after: readonly unknown[]): number | null => {
  if (before.length !== after.length) return null;
  const changed = after.flatMap((row, place) => (row === before[place] ? [] : [place]));
  return changed.length === 1 ? (changed[0] ?? null) : null;
};

/** Tells what a watch of the book has found: of a long list that changed in one row no more than that row. */
const createTeller = (link: Link<WorkerSide>, key: number) => {
  let told: unknown[] | null = null;
  return (...values: unknown[]): void => {
    const [before, ...restBefore] = told ?? [];
    const [after, ...rest] = values;
    told = values;
    const isRest = rest.every((one, place) => one === restBefore[place]);
    const place =
      isRest && Array.isArray(before) && Array.isArray(after) ? onlyChange(before, after) : null;
    if (place === null) link.tell('told', key, values);
    else link.tell('toldRow', key, place, (after as unknown[])[place]);
  };
};

const createWatches = (book: BookCore, link: () => Link<WorkerSide>) => {
  const going = new Map<number, Unsubscribe>();
  const watches: Record<WatchName, (...of: never[]) => Unsubscribe> = {
    watchCustomer: book.watchCustomer,
    watchHistory: book.watchHistory,
    watchContactCount: book.watchContactCount,
    watchCalls: book.watchCalls,
    watchInteraction: book.watchInteraction,
    watchRecordings: book.recordings.watch,
  };
  return {
    watch: (key: number, name: WatchName, of: unknown[]): void => {
      going.set(key, watches[name](...([...of, createTeller(link(), key)] as never[])));
    },
    stopWatch: (key: number): void => {
      going.get(key)?.();
      going.delete(key);
    },
  };
};

/** The book on this side of a line: everything that touches the database, for a page on the other side. */
export const serveBook = (
  line: Line,
  { marks, hold, ...platform }: Platform,
): { close(): void; log: Log } => {
  const log: Log = (level, text) => link.tell('log', level, text);
  const mark = createBookMarker(marks, log, (lost) => link.tell('bookLost', lost));
  const book = createBookCore({
    ...platform,
    clock: systemClock,
    log,
    mark,
    recordingKey: (mayMake) => link.ask('recordingKey', mayMake),
    room: {
      ready: () => link.ask('roomReady'),
      check: () => link.ask('roomCheck'),
      keep: () => link.ask('roomKeep'),
      mend: () => link.ask('roomMend'),
      tear: () => link.tell('roomTears'),
    },
    onRoom: (left) => link.tell('roomLeft', left),
    ahead: (news) => link.tell('ahead', news),
  });
  const { recordings, closeInterrupted, close, ...plain } = book;
  const link: Link<WorkerSide> = createLink<WorkerSide, PageSide>(
    line,
    {
      ...plain,
      begin: async (lock) => {
        await hold(lock);
        return null;
      },
      closeInterrupted: (decides) => closeInterrupted((id) => link.ask('decide', decides, id)),
      beginRecording: recordings.begin,
      appendRecording: recordings.append,
      finishRecording: recordings.finish,
      recordingSound: recordings.sound,
      removeRecording: recordings.remove,
      sweepRecordings: (rules, decides) =>
        recordings.sweep({ ...rules, isGone: (id) => link.ask('decide', decides, id) }),
    },
    { ...createWatches(book, () => link), lossSeen: mark.lossSeen },
  );
  return { close, log };
};
