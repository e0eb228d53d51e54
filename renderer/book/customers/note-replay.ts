import type { JournalEntry, SettledState } from '@contract';
import { decodeTime } from 'ulid';
import type { Log, Result } from '../../kernel';
import type { CustomerBook } from './book-port';
import type { Interaction, InteractionId } from '../../model/interaction';
import type { JournalCopy } from './journal-copy';

/** A note as the journal keeps it. */
export type KeptNote = Extract<JournalEntry, { note: string }>;

/** What the id of an interaction tells of its time, or the time of its note. */
const startOf = ({ interactionId, at }: JournalEntry): number => {
  try {
    return decodeTime(interactionId);
  } catch {
    // Not a ULID: an interaction from elsewhere.
    return at;
  }
};

/** Nothing is known of the call but its note: its record reached neither the book nor the journal. */
const recovered = (entry: KeptNote): Interaction => ({
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
  book: Pick<CustomerBook, 'saveNote' | 'saveInteraction' | 'restoreInteraction'>;
  journal: JournalCopy;
  log: Log;
  /** Those are on their way to the book from here, newer than the journal may have them. */
  ofThisRun(id: InteractionId): boolean;
}

interface Replayed {
  /** Everything that an earlier run left was read, and is in the book. */
  complete: boolean;
  /** Notes that the book did not take. */
  left: ReadonlyMap<InteractionId, KeptNote>;
}

/** Outdated, invalid, or of a contact that nobody knows and nothing was written about: the journal may forget it. */
const needsNoPlace = ({ fault }: Result<null> & { ok: false }, isEmpty: boolean): boolean =>
  fault.code === 'noteOutdated' ||
  fault.code === 'recordInvalid' ||
  (fault.code === 'noInteraction' && isEmpty);

const bringIn = async ({ book, log }: Options, entry: JournalEntry): Promise<boolean> => {
  const { interactionId, at } = entry;
  const isNote = 'note' in entry;
  let saved = isNote
    ? await book.saveNote(interactionId, entry.note, at)
    : await book.restoreInteraction(interactionId, entry.record);
  if (!saved.ok && saved.fault.code === 'noInteraction' && isNote && entry.note !== '')
    saved = await book.saveInteraction(recovered(entry));
  if (saved.ok || needsNoPlace(saved, !isNote || entry.note === '')) {
    if (!saved.ok && saved.fault.code === 'recordInvalid')
      log('error', `journal: a record cannot be read: ${saved.fault.detail ?? ''}`);
    return true;
  }
  return false;
};

/**
 * Brings what earlier runs left in the journal into the book, records before their notes. What the book has the
 * journal may forget, and nothing else. Null: the journal could not be read.
 */
export const replayJournal = async (options: Options): Promise<Replayed | null> => {
  const { journal, log, ofThisRun } = options;
  const kept = await journal.replay();
  if (!kept) return null;
  const settled: SettledState[] = [];
  const left = new Map<InteractionId, KeptNote>();
  let missing = 0;
  const earlier = kept.entries.filter(({ interactionId }) => !ofThisRun(interactionId));
  const isNote = (entry: JournalEntry): entry is KeptNote => 'note' in entry;
  const notes = earlier.filter(isNote);
  for (const entry of [...earlier.filter((one) => !isNote(one)), ...notes]) {
    const { interactionId, at } = entry;
    if (await bringIn(options, entry))
      settled.push({ interactionId, at, part: isNote(entry) ? 'note' : 'record' });
    else {
      missing += 1;
      if (isNote(entry)) left.set(interactionId, entry);
    }
  }
  if (missing > 0) log('error', `journal: ${missing} could not be brought into the book; kept`);
  if (settled.length > 0) journal.settle(settled);
  return { complete: kept.whole && missing === 0, left };
};
