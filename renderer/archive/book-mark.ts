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
  tell: (lost: boolean) => void,
): BookMark => {
  const key = `${name}.book`;
  return {
    opened: (begun) => {
      const before = store.getItem(key);
      const lost = before === 'lost' || (begun && before === 'there');
      store.setItem(key, lost ? 'lost' : 'there');
      tell(lost);
    },
    lossSeen: () => {
      store.setItem(key, 'there');
      tell(false);
    },
  };
};

export const noMark: BookMark = { opened: () => undefined, lossSeen: () => undefined };
