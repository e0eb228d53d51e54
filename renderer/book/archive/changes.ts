import type { CustomerId, Interaction, InteractionId } from '../customers';
import { Listeners, type Log, type Unsubscribe } from '../../kernel';

/** What was written; watches decide by it whether to read again. */
export type BookChange =
  | { kind: 'customer'; id: CustomerId }
  /** `customers`: whose history it is in, before and after. */
  | { kind: 'interaction'; id: InteractionId; customers: (CustomerId | null)[] }
  | NoteChange
  | { kind: 'recording'; interaction: InteractionId }
  | { kind: 'everything' };

/** Of an interaction nothing but its note: whoever shows it need not read it again. */
export interface NoteChange {
  kind: 'note';
  id: InteractionId;
  note: string;
  /** Epoch ms. */
  at: number;
}

/** The interaction as it stands in the book now: changes of two windows may arrive in any order. */
export const withNote = (before: Interaction, { note, at }: NoteChange): Interaction =>
  at > (before.noteSavedAt ?? 0) ? { ...before, note, noteSavedAt: at } : before;

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
  /** What is shown, with a newer note in it; the same where it is not shown. */
  noted?: (value: T, change: NoteChange) => T;
  load: () => Promise<T>;
  tell: (value: T) => void;
  log: Log;
}

/** Reads at once and after every change that concerns it, one reading at a time, never telling an older one last. */
export const watch = <T>({ changes, concerns, noted, load, tell, log }: Watch<T>): Unsubscribe => {
  let watching = true;
  let reading = false;
  let outdated = false;
  let told: { value: T } | null = null;
  const read = (): void => {
    if (reading) {
      outdated = true;
      return;
    }
    reading = true;
    load()
      .then((value) => {
        if (!watching || outdated) return;
        told = { value };
        tell(value);
      })
      .catch((error: unknown) => {
        told = null;
        log('error', `book read: ${String(error)}`);
      })
      .finally(() => {
        reading = false;
        if (outdated && watching) {
          outdated = false;
          read();
        }
      });
  };
  const takeNote = (change: NoteChange, into: (value: T, change: NoteChange) => T): void => {
    // A reading that is under way may have seen it or not; one that failed has seen nothing.
    if (reading || !told) return read();
    const value = into(told.value, change);
    if (value === told.value) return;
    told = { value };
    tell(value);
  };
  const stop = changes.listen((change) => {
    if (change.kind === 'note') {
      if (noted) takeNote(change, noted);
    } else if (change.kind === 'everything' || concerns(change)) read();
  });
  read();
  return () => {
    watching = false;
    stop();
  };
};
