/** The customer book, off the page's thread: nothing that it reads or counts holds up a key or a ring. */
import { createMarkerFile } from '../archive/marker-file';
import { serveBook } from './serve-book';

const { log } = serveBook(self, {
  marks: createMarkerFile('book-mark'),
  hold: (lock) =>
    new Promise((held) => {
      void navigator.locks.request(lock, () => {
        held();
        // As long as this worker lives.
        return new Promise(() => undefined);
      });
    }),
});

self.addEventListener('unhandledrejection', ({ reason }) =>
  log('error', `book worker: ${String(reason)}`),
);
