import type { Flows } from './compose';
import { sweepRecordings } from './recordings';

/**
 * Before the line opens: the book is opened, notes that only reached the journal are taken over, and calls
 * that were up when the desk died are closed as interrupted. A book that does not open is said on the screen,
 * and the desk still takes calls: their notes go to the journal.
 */
export const takeUpEarlierRun = async ({ book, customers, notes, clock, log }: Flows) => {
  const opened = await book.open();
  if (!opened.ok) {
    log('error', `book: ${opened.fault.code} ${opened.fault.detail ?? ''}`);
    customers.store.setState({ trouble: opened.fault.code });
    return;
  }
  await notes.replay();
  const closed = await book.closeInterrupted(clock.now());
  if (!closed.ok) log('error', `book: ${closed.fault.code}`);
  sweepRecordings(book.recordings, clock, log);
};
