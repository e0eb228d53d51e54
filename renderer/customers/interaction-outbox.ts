import { type Clock, type DeskFault, type Log, ok, type Result } from '../kernel';
import type { CustomerBook } from './book-port';
import type { Interaction } from './customer';

type Patch = Partial<Omit<Interaction, 'id'>>;
type Writer = Pick<CustomerBook, 'saveInteraction' | 'patchInteraction'>;

const firstRetryMs = 1_000;
const slowestRetryMs = 15_000;

/**
 * One interaction on its way to the book: first whole, then what changed. One write at a time, in order; what
 * fails is kept and tried again until it is on disk.
 */
export interface InteractionOutbox {
  /** Answers when everything up to this change is on disk, or with the fault of the first try. */
  patch(patch: Patch): Promise<Result<null>>;
  /** As it will stand in the book. */
  newest(): Interaction;
  failing(): boolean;
}

interface Options {
  book: Writer;
  clock: Clock;
  log: Log;
  /** After every try: the fault, or null. */
  outcome: (fault: DeskFault | null) => void;
  /** It lies in the book from an earlier run; only changes are written. */
  inBook?: boolean;
}

/** Starts the first write before it returns. */
export const createInteractionOutbox = (
  interaction: Interaction,
  { book, clock, log, outcome, inBook = false }: Options,
): InteractionOutbox => {
  let stored = inBook;
  let whole = interaction;
  let waiting: Patch = {};
  let writing: Promise<Result<null>> | null = null;
  let retryMs = firstRetryMs;
  let failing = false;

  const write = async (): Promise<Result<null>> => {
    const sent = waiting;
    waiting = {};
    const answer = stored
      ? await book.patchInteraction(interaction.id, sent)
      : await book.saveInteraction(whole);
    if (answer.ok) {
      stored = true;
      retryMs = firstRetryMs;
    } else {
      waiting = { ...sent, ...waiting };
    }
    return answer;
  };

  const run = async (): Promise<Result<null>> => {
    const answer = await write();
    writing = null;
    // Taken out of the book meanwhile, with the examples: there is nothing left to write to.
    const gone = !answer.ok && answer.fault.code === 'noInteraction';
    failing = !answer.ok && !gone;
    outcome(failing && !answer.ok ? answer.fault : null);
    if (gone) return ok(null);
    if (!answer.ok) {
      log('warn', `interaction not written: ${answer.fault.code}, again in ${retryMs} ms`);
      clock.after(retryMs, () => {
        void push();
      });
      retryMs = Math.min(retryMs * 2, slowestRetryMs);
      return answer;
    }
    return Object.keys(waiting).length > 0 ? push() : answer;
  };

  const push = (): Promise<Result<null>> => {
    if (writing) return writing;
    if (stored && Object.keys(waiting).length === 0) return Promise.resolve(ok(null));
    writing = run();
    return writing;
  };

  void push();
  return {
    patch: (patch) => {
      whole = { ...whole, ...patch };
      waiting = { ...waiting, ...patch };
      return push();
    },
    newest: () => whole,
    failing: () => failing,
  };
};
