import { serveBook } from '../serve-book';
import type { StartedWorker } from '../start-worker';

const memoryMark = () => {
  let kept: string | null = null;
  return {
    read: () => Promise.resolve(kept),
    write: (value: string) => {
      kept = value;
      return Promise.resolve();
    },
  };
};

/** What the worker runs, at the other end of a real line. */
export const bookInThisThread = (indexedDB: IDBFactory) => {
  const { port1, port2 } = new MessageChannel();
  const served = serveBook(port2, {
    indexedDB,
    marks: memoryMark(),
    hold: () => Promise.resolve(),
  });
  port1.start();
  port2.start();
  const end = (): void => {
    served.close();
    port1.close();
    port2.close();
  };
  const worker = Object.assign(port1, { terminate: end });
  const started: StartedWorker = { worker, onError: () => undefined };
  return { ...started, end };
};
