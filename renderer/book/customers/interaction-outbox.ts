import { type Clock, type DeskFault, type Log, ok, type Result } from '../../kernel';
import type { CustomerBook } from './book-port';
import type { Interaction } from '../../model/interaction';
import type { JournalCopy } from './journal-copy';
import { createNewestLane, type Stamped } from './newest-lane';

type Patch = Partial<Omit<Interaction, 'id'>>;
type Writer = Pick<CustomerBook, 'saveInteraction' | 'patchInteraction'>;

const firstRetryMs = 1_000;
const slowestRetryMs = 15_000;

/**
 * One interaction on its way to the book: first whole, then what changed. One write at a time, in order; what
 * fails is kept and tried again until it is on disk. The journal has it meanwhile, but for practice.
 */
export interface InteractionOutbox {
  /** Answers when everything up to this change is on disk, or with the fault of the first try. */
  patch(patch: Patch): Promise<Result<null>>;
  /** As it will stand in the book. */
  newest(): Interaction;
  failing(): boolean;
  /** The newest state is on no disk. */
  unwritten(): boolean;
}

interface Options {
  book: Writer;
  journal: JournalCopy;
  clock: Clock;
  log: Log;
  /** After every try: the fault, or null. */
  outcome: (fault: DeskFault | null) => void;
  /** It lies in the book from an earlier run; only changes are written. */
  inBook?: boolean;
}

interface RecordState extends Stamped {
  record: string;
}

/** The record in the journal, and until when it is needed there. */
const createRecordCopy = (interaction: Interaction, { journal, clock, log }: Options) => {
  const { id, practice } = interaction;
  let at = 0;
  let bookAt = 0;
  let settledAt = 0;
  let newest: RecordState | null = null;
  const settle = (): void => {
    if (lane.written() <= settledAt || lane.written() > bookAt) return;
    settledAt = lane.written();
    journal.settle([{ interactionId: id, at: bookAt, part: 'record' }]);
  };
  const lane = createNewestLane<RecordState>(
    async (state) => !practice && journal.keep({ interactionId: id, ...state }),
    settle,
    log,
  );
  return {
    /** Answers with the time of this state. */
    keep: (record: Patch): number => {
      at = Math.max(clock.now(), at + 1);
      // The note has a way of its own.
      const { note: _, noteSavedAt: __, ...rest } = record;
      newest = { at, record: JSON.stringify(rest) };
      lane.write(newest);
      return at;
    },
    /** What the journal did not take is tried there again too. */
    again: (): void => {
      if (newest) lane.write(newest);
    },
    /** The book has the state of this time. */
    inBook: (bookHas: number): void => {
      bookAt = bookHas;
      settle();
    },
    unwritten: () => at > Math.max(bookAt, lane.written()) && !practice,
  };
};

/** Starts the first write before it returns. */
export const createInteractionOutbox = (
  interaction: Interaction,
  options: Options,
): InteractionOutbox => {
  const { book, clock, log, outcome, inBook = false } = options;
  const copy = createRecordCopy(interaction, options);
  let stored = inBook;
  let whole = interaction;
  /** What the journal keeps: of what is in the book already only the changes. */
  let kept: Patch = inBook ? {} : interaction;
  let at = inBook ? 0 : copy.keep(kept);
  let waiting: Patch = {};
  let writing: Promise<Result<null>> | null = null;
  let retryMs = firstRetryMs;
  let failing = false;

  const write = async (): Promise<Result<null>> => {
    const sent = waiting;
    const sentAt = at;
    waiting = {};
    const answer = stored
      ? await book.patchInteraction(interaction.id, sent)
      : await book.saveInteraction(whole);
    if (answer.ok) {
      stored = true;
      retryMs = firstRetryMs;
      copy.inBook(sentAt);
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
    if (gone) {
      copy.inBook(at);
      return ok(null);
    }
    if (!answer.ok) {
      log('warn', `interaction not written: ${answer.fault.code}, again in ${retryMs} ms`);
      clock.after(retryMs, () => {
        copy.again();
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
      kept = { ...kept, ...patch };
      at = copy.keep(kept);
      return push();
    },
    newest: () => whole,
    failing: () => failing,
    unwritten: copy.unwritten,
  };
};
