import type { DeskBridge, JournalEntry } from '@contract';
import { decodeTime } from 'ulid';
import type { Log, Result } from '../kernel';
import type { CustomerBook } from './book-port';
import type { Interaction } from './customer';

/** What the id of an interaction tells of its time, or the time of its note. */
const startOf = ({ interactionId, at }: JournalEntry): number => {
  try {
    return decodeTime(interactionId);
  } catch {
    // Not a ULID: an interaction from elsewhere.
    return at;
  }
};

/** The call's own record was lost with the power, but the note was not. */
const recovered = (entry: JournalEntry): Interaction => ({
  id: entry.interactionId,
  customerId: null,
  origin: 'own',
  channel: 'call',
  direction: 'in',
  practice: false,
  startedAt: startOf(entry),
  endedAt: entry.at,
  state: 'interrupted',
  agent: '',
  number: '',
  numberE164: null,
  displayName: '',
  queue: '',
  subject: '',
  note: entry.note,
  noteSavedAt: entry.at,
  call: {
    answered: false,
    talkedSeconds: 0,
    endReason: 'interrupted',
    endedBy: null,
    status: null,
    redirectTo: null,
  },
});

interface Options {
  book: Pick<CustomerBook, 'saveNote' | 'saveInteraction'>;
  bridge: DeskBridge;
  log: Log;
}

/** Brings the journal's notes into the book; only when all are there may the journal forget them. */
export const replayJournal = async ({ book, bridge, log }: Options): Promise<void> => {
  const answer = await bridge.ask('journal.replay', null);
  if (!answer.ok) {
    log('error', `journal not read: ${answer.code}`);
    return;
  }
  let missing = 0;
  for (const entry of answer.value) {
    let saved: Result<null> = await book.saveNote(entry.interactionId, entry.note, entry.at);
    if (!saved.ok && saved.fault.code === 'noInteraction' && entry.note !== '') {
      saved = await book.saveInteraction(recovered(entry));
    } else if (!saved.ok && saved.fault.code === 'noInteraction') continue;
    if (!saved.ok) missing += 1;
  }
  if (missing > 0) {
    log('error', `journal: ${missing} notes could not be brought into the book; they are kept`);
    return;
  }
  const settled = await bridge.ask('journal.settled', null);
  if (!settled.ok) log('warn', `journal not settled: ${settled.code}`);
};
