import type { Line } from './link';

/** Of a worker what is needed, so that a test can stand for it. */
export interface BookWorker extends Line {
  terminate(): void;
}

export interface StartedWorker {
  worker: BookWorker;
  /** Hears what goes wrong in it, from its beginning on: that it cannot be loaded, too. */
  onError(hear: (message: string) => void): void;
}

/** Begins to fetch and run the book's worker. */
export const startBookWorker = (): StartedWorker => {
  const worker = new Worker(new URL('./book-worker.ts', import.meta.url), {
    type: 'module',
    name: 'book',
  });
  const before: string[] = [];
  let heard = (message: string): void => void before.push(message);
  worker.addEventListener('error', ({ message }) => heard(message || 'it cannot be loaded'));
  return {
    worker,
    onError: (hear) => {
      heard = hear;
      before.forEach(hear);
    },
  };
};
