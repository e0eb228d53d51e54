import type { JournalEntry, SettledState } from '@contract';
import { fail, manualClock, ok, type Result, silentLog } from '../../../kernel';
import type { CustomerBook } from '../book-port';
import type { Interaction } from '../../../model/interaction';
import type { JournalCopy } from '../journal-copy';
import { createNoteFlow } from '../note-flow';

// For tests of notes.

export interface Write {
  note: string;
  at: number;
  settle(result: Result<null>): void;
}

/** A book and a journal whose writes end when the test says so. */
export const createRig = () => {
  const clock = manualClock();
  const bookWrites: Write[] = [];
  const journalWrites: Write[] = [];
  const rows = new Map<string, Partial<Interaction>>();
  const saved: Interaction[] = [];
  const restored: [string, string][] = [];
  const settledStates: SettledState[] = [];
  const here = new Set<string>();
  let left: JournalEntry[] = [];
  let whole = true;
  let unreadable = false;
  let stalled = false;
  const pending = (list: Write[], note: string, at: number) =>
    new Promise<Result<null>>((settle) => list.push({ note, at, settle }));
  const book = {
    interaction: async (id: string) => {
      if (unreadable) throw new Error('bookFailed');
      if (stalled) await new Promise(() => undefined);
      return rows.get(id) ?? null;
    },
    saveNote: (_id: string, note: string, at: number) => pending(bookWrites, note, at),
    saveInteraction: async (row: Interaction) => {
      saved.push(row);
      return ok(null);
    },
    restoreInteraction: async (id: string, record: string) => {
      restored.push([id, record]);
      return record === 'no place' ? fail('diskFull', 'storage') : ok(null);
    },
  } as unknown as CustomerBook;
  const journal: JournalCopy = {
    keep: async (entry) => {
      const { note, at } = entry as JournalEntry & { note: string };
      return (await pending(journalWrites, note, at)).ok;
    },
    replay: async () => ({ entries: left, whole }),
    settle: (states) => {
      settledStates.push(...states);
      const gone = (one: JournalEntry) =>
        states.some(({ interactionId, at }) => interactionId === one.interactionId && one.at <= at);
      left = left.filter((one) => !gone(one));
    },
  };
  const ofThisRun = (id: string) => here.has(id);
  const flow = createNoteFlow({ book, journal, clock, log: silentLog, ofThisRun });
  return {
    clock,
    flow,
    bookWrites,
    journalWrites,
    rows,
    saved,
    restored,
    settledStates,
    here,
    leave: (entries: JournalEntry[]) => (left = entries),
    /** Whether the journal could read all of its files. */
    journalIsWhole: (is: boolean) => (whole = is),
    /** The book's readings never end. */
    stall: () => (stalled = true),
    unreadable: (is: boolean) => (unreadable = is),
    draft: (id = 'call') => flow.store.getState().drafts[id],
    /** Lets everything that is ready happen. */
    breathe: () => new Promise<void>((done) => setTimeout(done, 0)),
  };
};
