import type { Cancel, Clock, Log } from '../../kernel';
import type { NoteDraft } from './customers-door';
import { createNewestLane, type Stamped } from './newest-lane';

/** A pause in typing this long is written; without a pause, what is this old. The disk has the rest of half a second. */
const pauseMs = 100;
const longestMs = 150;
const firstRetryMs = 1_000;
const slowestRetryMs = 10_000;

/** One state of a note. */
export interface NoteVersion extends Stamped {
  text: string;
}

/** One note that is open for typing, on its way to the book and to the journal at once. */
export interface OpenNote {
  type(text: string): void;
  newest(): NoteVersion | null;
  /** There is a state of this time already: what is typed from now on comes after it. */
  comesAfter(at: number): void;
  /** Whether the book was given the state of this time from here. */
  isOwn(at: number): boolean;
  /** The newest state is on no disk. */
  unwritten(): boolean;
  /** The book has not taken the newest state, and was asked to. */
  bookFails(): boolean;
  /** Writes what is not on disk yet; resolves when nothing is on its way. */
  flush(): Promise<void>;
}

type Put = (version: NoteVersion) => Promise<boolean>;

interface Options {
  book: Put;
  journal: Put;
  clock: Clock;
  log: Log;
  /** On disk somewhere, or nowhere although both were tried. */
  became(saved: NoteDraft['saved']): void;
  /** The book has all that the journal has, up to this state. */
  inBook(at: number): void;
}

const never: Cancel = () => undefined;

export const createOpenNote = (options: Options): OpenNote => {
  const { book, journal, clock, log, became } = options;
  let newest: NoteVersion | null = null;
  let last = 0;
  let settledAt = 0;
  const given = new Set<number>();
  let cancelPause = never;
  let cancelLongest: Cancel | null = null;
  let cancelRetry: Cancel | null = null;
  let retryMs = firstRetryMs;

  const tellInBook = (): void => {
    const inJournalAt = inJournal.written();
    if (inJournalAt <= settledAt || inBook.written() < inJournalAt) return;
    settledAt = inJournalAt;
    options.inBook(inBook.written());
  };
  const settled = (): void => {
    const at = newest?.at ?? 0;
    if (Math.max(inBook.written(), inJournal.written()) >= at) became('saved');
    else if (inBook.failed() && inJournal.failed()) became('failed');
    tellInBook();
    // The journal alone is enough to be safe, but not to be read: the book is tried until it has the note.
    if (inBook.written() >= at) {
      cancelRetry?.();
      cancelRetry = null;
      retryMs = firstRetryMs;
    } else if (inBook.failed() && !cancelRetry) {
      cancelRetry = clock.after(retryMs, () => {
        cancelRetry = null;
        write();
      });
      retryMs = Math.min(retryMs * 2, slowestRetryMs);
    }
  };
  const inBook = createNewestLane<NoteVersion>(
    (version) => {
      given.add(version.at);
      return book(version);
    },
    settled,
    log,
  );
  const inJournal = createNewestLane<NoteVersion>(journal, settled, log);

  const write = (): void => {
    cancelPause();
    cancelLongest?.();
    cancelLongest = null;
    if (!newest) return;
    inJournal.write(newest);
    inBook.write(newest);
  };

  return {
    newest: () => newest,
    comesAfter: (at) => {
      last = Math.max(last, at);
    },
    isOwn: (at) => given.has(at),
    unwritten: () => (newest?.at ?? 0) > Math.max(inBook.written(), inJournal.written()),
    bookFails: () => (newest?.at ?? 0) > inBook.written() && inBook.failed(),
    type: (text) => {
      last = Math.max(clock.now(), last + 1);
      newest = { text, at: last };
      cancelPause();
      cancelPause = clock.after(pauseMs, write);
      cancelLongest ??= clock.after(longestMs, write);
    },
    flush: async () => {
      write();
      await Promise.all([inBook.idle(), inJournal.idle()]);
    },
  };
};
