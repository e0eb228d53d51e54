import type { Log } from '../kernel';

/** Kept outside the book, so that it outlives it. */
export interface MarkStore {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

/**
 *  (nothing) -> there <-> lost     there: a book has been opened; lost: where one was, an empty one was begun
 */
export interface BookMark {
  /** The book is open; `begun`: it was not there before. */
  opened(begun: boolean): void;
  /** The agent knows of the loss. */
  lossSeen(): void;
}

/**
 * Knows whether there was a book: a browser that finds its store broken throws it away without a word, and an
 * empty book looks like a first start. `tell` hears after each opening whether one is missing.
 */
export const createBookMark = (
  store: MarkStore,
  name: string,
  log: Log,
  tell: (lost: boolean) => void,
): BookMark => {
  const key = `${name}.book`;
  // A mark that cannot be kept is no reason to refuse the book.
  const read = (): string | null => {
    try {
      return store.getItem(key);
    } catch {
      return null;
    }
  };
  const write = (value: 'there' | 'lost'): void => {
    if (read() === value) return;
    try {
      store.setItem(key, value);
    } catch {
      log('warn', 'the mark of the book is not kept');
    }
  };
  return {
    opened: (begun) => {
      const before = read();
      const lost = before === 'lost' || (begun && before === 'there');
      write(lost ? 'lost' : 'there');
      tell(lost);
    },
    lossSeen: () => {
      write('there');
      tell(false);
    },
  };
};

export const noMark: BookMark = { opened: () => undefined, lossSeen: () => undefined };
