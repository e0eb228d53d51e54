import type { Cancel, Clock, Log } from '../kernel';
import type { NoteDraft } from './customers-door';
import { createNoteLane, type NoteVersion } from './note-lane';

/** A pause in typing this long is written; without a pause, what is this old. The disk has the rest of half a second. */
const pauseMs = 100;
const longestMs = 150;
const firstRetryMs = 1_000;
const slowestRetryMs = 10_000;

/** One note that is open for typing, on its way to the book and to the journal at once. */
export interface OpenNote {
  type(version: NoteVersion): void;
  newest(): NoteVersion | null;
  /** The `at` of the first state that was typed here; null before. */
  typedSince(): number | null;
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
}

const never: Cancel = () => undefined;

export const createOpenNote = ({ book, journal, clock, log, became }: Options): OpenNote => {
  let newest: NoteVersion | null = null;
  let since: number | null = null;
  let cancelPause = never;
  let cancelLongest: Cancel | null = null;
  let cancelRetry: Cancel | null = null;
  let retryMs = firstRetryMs;

  const settled = (): void => {
    const at = newest?.at ?? 0;
    if (Math.max(inBook.written(), inJournal.written()) >= at) became('saved');
    else if (inBook.failed() && inJournal.failed()) became('failed');
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
  const inBook = createNoteLane(book, settled, log);
  const inJournal = createNoteLane(journal, settled, log);

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
    typedSince: () => since,
    type: (version) => {
      newest = version;
      since ??= version.at;
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
