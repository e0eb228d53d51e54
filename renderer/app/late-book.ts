import type { createBook } from '../book/archive';
import { type DeskFault, fail, type Log, type Unsubscribe } from '../kernel';

type Book = Omit<ReturnType<typeof createBook>, 'close'>;
type Failed = { ok: false; fault: DeskFault };

interface Waiting {
  go(book: Book): void;
  /** Without it, it waits for the next try. */
  failed?(error: unknown): void;
}

/** Does what is asked in its order, at once when the book is there. */
const createQueue = (load: () => Promise<Book>, log: Log) => {
  let book: Book | null = null;
  let isLoading = false;
  let waiting: Waiting[] = [];
  const arrived = (loaded: Book) => {
    book = loaded;
    for (const one of waiting) one.go(loaded);
    waiting = [];
  };
  const missed = (error: unknown) => {
    log('error', `book: its code cannot be loaded: ${String(error)}`);
    isLoading = false;
    const asked = waiting;
    waiting = asked.filter(({ failed }) => !failed);
    for (const one of asked) one.failed?.(error);
  };
  return (one: Waiting): void => {
    if (book) return one.go(book);
    waiting.push(one);
    if (isLoading || !one.failed) return;
    isLoading = true;
    load().then(arrived, missed);
  };
};

/**
 * The customer book before its code is there: it is fetched after the first screen, and what is asked meanwhile is
 * done in order as soon as it has arrived. A book that cannot be fetched is one that does not open: the next question
 * tries again.
 */
export const createLateBook = (load: () => Promise<Book>, log: Log): Book => {
  const queue = createQueue(load, log);
  const asked = <T>(ask: (book: Book) => Promise<T>): Promise<T> =>
    new Promise((resolve, failed) => queue({ go: (book) => resolve(ask(book)), failed }));
  const written = <T>(write: (book: Book) => Promise<T>): Promise<T | Failed> =>
    new Promise((resolve) => {
      const failed = () => resolve(fail('bookFailed', 'storage', 'its code is missing'));
      queue({ go: (book) => resolve(write(book)), failed });
    });
  const watched = (watch: (book: Book) => Unsubscribe): Unsubscribe => {
    let isOver = false;
    let stop: Unsubscribe | null = null;
    queue({
      go: (book) => {
        if (!isOver) stop = watch(book);
      },
    });
    return () => {
      isOver = true;
      stop?.();
    };
  };
  return {
    open: () => written((one) => one.open()),
    match: (...of) => asked((one) => one.match(...of)),
    customer: (id) => asked((one) => one.customer(id)),
    watchCustomer: (...of) => watched((one) => one.watchCustomer(...of)),
    watchHistory: (...of) => watched((one) => one.watchHistory(...of)),
    watchContactCount: (...of) => watched((one) => one.watchContactCount(...of)),
    watchCalls: (...of) => watched((one) => one.watchCalls(...of)),
    search: (...of) => asked((one) => one.search(...of)),
    saveCustomer: (customer) => written((one) => one.saveCustomer(customer)),
    removeCustomer: (id) => written((one) => one.removeCustomer(id)),
    interaction: (id) => asked((one) => one.interaction(id)),
    watchInteraction: (...of) => watched((one) => one.watchInteraction(...of)),
    saveInteraction: (interaction) => written((one) => one.saveInteraction(interaction)),
    patchInteraction: (...of) => written((one) => one.patchInteraction(...of)),
    saveNote: (...of) => written((one) => one.saveNote(...of)),
    restoreInteraction: (...of) => written((one) => one.restoreInteraction(...of)),
    closeInterrupted: (ofThisRun) => written((one) => one.closeInterrupted(ofThisRun)),
    exampleCount: () => asked((one) => one.exampleCount()),
    addExamples: () => written((one) => one.addExamples()),
    removeExamples: () => written((one) => one.removeExamples()),
    recordings: {
      begin: (recording) => written((one) => one.recordings.begin(recording)),
      append: (...of) => written((one) => one.recordings.append(...of)),
      finish: (recording) => written((one) => one.recordings.finish(recording)),
      watch: (...of) => watched((one) => one.recordings.watch(...of)),
      sound: (id) => written((one) => one.recordings.sound(id)),
      remove: (id) => written((one) => one.recordings.remove(id)),
      sweep: (rules) => written((one) => one.recordings.sweep(rules)),
    },
  };
};
