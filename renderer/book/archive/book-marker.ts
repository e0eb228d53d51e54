import type { Log } from '../../kernel';

/** Kept outside the book, so that it outlives it; on the disk once it is written. */
export interface MarkStore {
  /** Null: there is none yet. */
  read(): Promise<string | null>;
  write(value: string): Promise<void>;
}

/**
 *  (nothing) -> there <-> lost     there: a book has been opened; lost: where one was, an empty one was begun
 */
export interface BookMarker {
  /** The book is open; `begun`: it was not there before. */
  opened(begun: boolean): void;
  /** The agent knows of the loss. */
  lossSeen(): void;
}

/**
 * Knows whether there was a book: a browser that finds its store broken throws it away without a word, and an
 * empty book looks like a first start. `tell` hears after each opening whether one is missing.
 */
export const createBookMarker = (
  store: MarkStore,
  log: Log,
  tell: (lost: boolean) => void,
): BookMarker => {
  // A mark that cannot be kept is no reason to refuse the book.
  const read = (): Promise<string | null> => store.read().catch(() => null);
  const write = (value: 'there' | 'lost'): Promise<void> =>
    store.write(value).catch(() => log('warn', 'the mark of the book is not kept'));
  let last = Promise.resolve();
  const next = (work: () => Promise<void>): void => {
    last = last.then(work);
  };
  return {
    opened: (begun) =>
      next(async () => {
        const before = await read();
        const lost = before === 'lost' || (begun && before === 'there');
        const now = lost ? 'lost' : 'there';
        if (now !== before) await write(now);
        tell(lost);
      }),
    lossSeen: () =>
      next(async () => {
        await write('there');
        tell(false);
      }),
  };
};

export const noMark: BookMarker = { opened: () => undefined, lossSeen: () => undefined };
