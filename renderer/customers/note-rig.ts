import type { DeskBridge, JournalEntry } from '@contract';
import { manualClock, ok, type Result, silentLog } from '../kernel';
import type { CustomerBook } from './book-port';
import type { Interaction } from './customer';
import { createNoteFlow } from './note-flow';

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
  let left: JournalEntry[] = [];
  let settledJournal = 0;
  const pending = (list: Write[], note: string, at: number) =>
    new Promise<Result<null>>((settle) => list.push({ note, at, settle }));
  const book = {
    interaction: async (id: string) => rows.get(id) ?? null,
    saveNote: (_id: string, note: string, at: number) => pending(bookWrites, note, at),
    saveInteraction: async (row: Interaction) => {
      saved.push(row);
      return ok(null);
    },
  } as unknown as CustomerBook;
  const bridge = {
    ask: async (name: string, request: JournalEntry) => {
      if (name === 'journal.append') {
        const result = await pending(journalWrites, request.note, request.at);
        return result.ok ? result : { ok: false, code: result.fault.code };
      }
      if (name === 'journal.replay') return ok(left);
      settledJournal += 1;
      return ok(null);
    },
    hear: () => () => undefined,
  } as unknown as DeskBridge;
  const flow = createNoteFlow({ book, bridge, clock, log: silentLog });
  return {
    clock,
    flow,
    bookWrites,
    journalWrites,
    rows,
    saved,
    leave: (entries: JournalEntry[]) => (left = entries),
    journalSettled: () => settledJournal,
    draft: (id = 'call') => flow.store.getState().drafts[id],
    /** Lets everything that is ready happen. */
    breathe: () => new Promise<void>((done) => setTimeout(done, 0)),
  };
};
