import type { CustomerId, InteractionId } from '../customers';
import { Listeners, type Log, type Unsubscribe } from '../../kernel';

/** What was written; watches decide by it whether to read again. */
export type BookChange =
  | { kind: 'customer'; id: CustomerId }
  /** `customers`: whose history it is in, before and after. */
  | { kind: 'interaction'; id: InteractionId; customers: (CustomerId | null)[] }
  | { kind: 'recording'; interaction: InteractionId }
  | { kind: 'everything' };

export interface Changes {
  /** After the write is on disk. Other windows of the same book hear it too. */
  tell(change: BookChange): void;
  listen(listener: (change: BookChange) => void): Unsubscribe;
  close(): void;
}

export const createChanges = (bookName: string, log: Log): Changes => {
  const listeners = new Listeners<BookChange>((error) =>
    log('error', `book watch: ${String(error)}`),
  );
  const windows =
    typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(`book:${bookName}`);
  if (windows) {
    windows.addEventListener('message', ({ data }) => listeners.tell(data as BookChange));
  }
  return {
    tell: (change) => {
      listeners.tell(change);
      windows?.postMessage(change);
    },
    listen: (listener) => listeners.add(listener),
    close: () => windows?.close(),
  };
};

interface Watch<T> {
  changes: Changes;
  concerns: (change: BookChange) => boolean;
  load: () => Promise<T>;
  tell: (value: T) => void;
  log: Log;
}

/** Reads at once and after every change that concerns it, one reading at a time, never telling an older one last. */
export const watch = <T>({ changes, concerns, load, tell, log }: Watch<T>): Unsubscribe => {
  let watching = true;
  let reading = false;
  let outdated = false;
  const read = (): void => {
    if (reading) {
      outdated = true;
      return;
    }
    reading = true;
    load()
      .then((value) => {
        if (watching && !outdated) tell(value);
      })
      .catch((error: unknown) => log('error', `book read: ${String(error)}`))
      .finally(() => {
        reading = false;
        if (outdated && watching) {
          outdated = false;
          read();
        }
      });
  };
  const stop = changes.listen((change) => {
    if (change.kind === 'everything' || concerns(change)) read();
  });
  read();
  return () => {
    watching = false;
    stop();
  };
};
