import type { Flows } from './compose';
import { sweepRecordings } from './recordings';

/**
 * Before the line opens: the book is opened, notes that only reached the journal are taken over, and calls
 * that were up when the desk died are closed as interrupted. A book that does not open is said on the screen,
 * and the desk still takes calls: their notes go to the journal. Answers with the interrupted calls.
 */
export const takeUpEarlierRun = async (flows: Flows): Promise<readonly string[]> => {
  const { book, customers, notes, clock, log } = flows;
  const opened = await book.open();
  if (!opened.ok) {
    log('error', `book: ${opened.fault.code} ${opened.fault.detail ?? ''}`);
    const unread = opened.fault.code === 'bookFailed';
    customers.store.setState({ trouble: unread ? 'bookUnread' : opened.fault.code });
    return [];
  }
  await notes.replay();
  const closed = await book.closeInterrupted(clock.now());
  sweepRecordings(book.recordings, clock, log);
  if (closed.ok) return closed.value;
  log('error', `book: ${closed.fault.code}`);
  return [];
};
