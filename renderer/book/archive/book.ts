import { type BookOptions, createBookCore } from './book-core';
import { type Book, createPageParts } from './page-parts';

/** The customer book over IndexedDB, all of it on one thread. */
export const createBook = (options: BookOptions): Book & { close(): void } => {
  const { hear, around } = createPageParts(options.clock);
  return around(createBookCore({ ...options, ahead: hear }));
};
