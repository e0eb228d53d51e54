import type { Book } from '../book/archive/page-parts';
import { type Clock, type DeskFault, fail, type Log, type Unsubscribe } from '../kernel';

type Failed = { ok: false; fault: DeskFault };

export interface LoadedBook {
  book: Book;
  /** Resolves when it is no more, and must be loaded again. */
  ended: Promise<unknown>;
}

interface Parts {
  load(): Promise<LoadedBook>;
  clock: Pick<Clock, 'monotonic'>;
  log: Log;
}

interface Waiting {
  go(book: Book): void;
  /** Without it, it waits for the next try. */
  failed?(error: unknown): void;
}

/** A book that ends sooner is not loaded again by itself, but by the next question: it may end each time. */
const livesAtLeastMs = 10_000;

/** Does what is asked in its order, at once when the book is there. */
const createQueue = ({ load, clock, log }: Parts, returned: (book: Book) => void) => {
  let book: Book | null = null;
  let isLoading = false;
  let isAgain = false;
  let waiting: Waiting[] = [];
  const arrived = (loaded: LoadedBook) => {
    const since = clock.monotonic();
    isLoading = false;
    ({ book } = loaded);
    if (isAgain) returned(book);
    const asked = waiting;
    waiting = [];
    for (const one of asked) one.go(loaded.book);
    void loaded.ended.then(() => {
      book = null;
      isAgain = true;
      if (clock.monotonic() - since >= livesAtLeastMs) start();
    });
  };
  const missed = (error: unknown) => {
    log('error', `book: its code cannot be loaded: ${String(error)}`);
    isLoading = false;
    const asked = waiting;
    waiting = asked.filter(({ failed }) => !failed);
    for (const one of asked) one.failed?.(error);
  };
  const start = (): void => {
    if (isLoading) return;
    isLoading = true;
    load().then(arrived, missed);
  };
  return (one: Waiting): void => {
    if (book) return one.go(book);
    waiting.push(one);
    if (one.failed) start();
  };
};

/** Watches outlive the book that they follow: the next one tells them on. */
const createFollowers = () => {
  const all = new Set<(book: Book) => void>();
  return {
    all,
    follow: (
      watch: (book: Book) => Unsubscribe,
      whenThere: (one: Waiting) => void,
    ): Unsubscribe => {
      let stop: Unsubscribe | null = null;
      const begin = (book: Book) => {
        stop = watch(book);
      };
      let isThere = false;
      let isOver = false;
      whenThere({
        go: (book) => {
          isThere = true;
          if (isOver) return;
          all.add(begin);
          begin(book);
        },
      });
      return () => {
        isOver = true;
        all.delete(begin);
        if (isThere) stop?.();
      };
    },
  };
};

/**
 * The customer book before its code is there: it is fetched after the first screen, and what is asked meanwhile is
 * done in order as soon as it has arrived. A book that cannot be fetched is one that does not open: the next question
 * tries again. One that ends is fetched again, opened if it was open, and goes on telling what is followed.
 */
export const createLateBook = (parts: Parts): Book => {
  const followers = createFollowers();
  let wasOpened = false;
  const queue = createQueue(parts, (again) => {
    // What it answers is told by itself, and by whatever is asked next.
    if (wasOpened) again.open().catch(() => undefined);
    for (const begin of followers.all) begin(again);
  });
  const asked = <T>(ask: (book: Book) => Promise<T>): Promise<T> =>
    new Promise((resolve, failed) => queue({ go: (book) => resolve(ask(book)), failed }));
  const written = <T>(write: (book: Book) => Promise<T>): Promise<T | Failed> =>
    asked(write).catch((error: unknown) => fail('bookFailed', 'storage', String(error)));
  const watched = (watch: (book: Book) => Unsubscribe): Unsubscribe =>
    followers.follow(watch, queue);
  return {
    open: () => {
      wasOpened = true;
      return written((one) => one.open());
    },
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
