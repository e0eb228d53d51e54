import type { SettingsDoor } from '../platform/settings';
import type { CustomerBook, CustomersFlow, NoteFlow } from '../book/customers';
import type { RecordingStorage } from '../model/recording';
import type { Clock, Log } from '../kernel';
import { sweepRecordings } from './recordings';

const againAfterMs = 5_000;
const slowestMs = 60_000;

type Interrupted = readonly string[];

export interface StartNeeds {
  book: Pick<CustomerBook, 'open' | 'closeInterrupted'> & { recordings: RecordingStorage };
  customers: Pick<CustomersFlow, 'bookIs' | 'ofThisRun'>;
  notes: Pick<NoteFlow, 'replay'>;
  settings: SettingsDoor;
  clock: Clock;
  log: Log;
}

interface TakenUp {
  /** Nothing of it must be tried again. */
  isWhole: boolean;
  interrupted: Interrupted;
}

const takeUp = async (flows: StartNeeds): Promise<TakenUp> => {
  const { book, customers, notes, log } = flows;
  const isReplayed = await notes.replay();
  const closed = await book.closeInterrupted(customers.ofThisRun);
  if (!closed.ok) log('error', `book: ${closed.fault.code}`);
  return { isWhole: isReplayed && closed.ok, interrupted: closed.ok ? closed.value : [] };
};

/** Whether the book is open; a newer book stays shut whatever is tried. */
const openBook = async ({
  book,
  customers,
  log,
}: StartNeeds): Promise<'open' | 'later' | 'never'> => {
  const opened = await book.open();
  if (opened.ok) return 'open';
  const { code, detail } = opened.fault;
  log('error', `book: ${code} ${detail ?? ''}`);
  customers.bookIs({ trouble: code === 'bookFailed' ? 'bookUnread' : code });
  return code === 'bookTooNew' ? 'never' : 'later';
};

/** The book was opened late, or did not take everything: what an earlier run left is tried until it is taken up. */
const tryAgain = (
  flows: StartNeeds,
  { opened, ms }: { opened: boolean; ms: number },
  taken: () => void,
): void => {
  const { customers, clock, log } = flows;
  const again = async () => {
    const state = opened ? 'open' : await openBook(flows);
    if (state === 'never') return;
    const isOpen = state === 'open';
    if (isOpen && !opened) customers.bookIs({ trouble: null });
    if (isOpen && (await takeUp(flows)).isWhole) return taken();
    tryAgain(flows, { opened: isOpen, ms: Math.min(ms * 2, slowestMs) }, taken);
  };
  clock.after(ms, () => {
    again().catch((error: unknown) => {
      log('error', `start: ${String(error)}`);
      tryAgain(flows, { opened, ms: slowestMs }, taken);
    });
  });
};

/**
 * Before the line opens: the book is opened, notes and records that only reached the journal are taken over, and calls
 * that were up when the desk died are closed as interrupted. A book that does not open is said on the screen,
 * and the desk still takes calls: their notes go to the journal. Answers with the
 * interrupted calls, also where something else is left to be tried again.
 */
export const takeUpEarlierRun = async (flows: StartNeeds): Promise<Interrupted> => {
  const { book, customers } = flows;
  const state = await openBook(flows);
  const { isWhole, interrupted } =
    state === 'open' ? await takeUp(flows) : { isWhole: false, interrupted: [] };
  let isTakenUp = isWhole;
  if (!isTakenUp && state !== 'never')
    tryAgain(flows, { opened: state === 'open', ms: againAfterMs }, () => {
      isTakenUp = true;
    });
  // A recording whose contact is still on its way to the book is nobody's yet.
  const isGone = (id: string) => isTakenUp && !customers.ofThisRun(id);
  sweepRecordings({ ...flows, shelf: book.recordings, isGone });
  return interrupted;
};
