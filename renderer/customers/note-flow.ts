import type { DeskBridge } from '@contract';
import { createStore } from 'zustand/vanilla';
import type { Clock, Log } from '../kernel';
import type { CustomerBook } from './book-port';
import type { InteractionId } from './customer';
import type { NoteDraft, NotesDoor } from './customers-door';
import { replayJournal } from './note-replay';
import { createOpenNote, type OpenNote } from './open-note';

export interface NoteFlowOptions {
  book: CustomerBook;
  bridge: DeskBridge;
  clock: Clock;
  log: Log;
}

export interface NoteFlow extends NotesDoor {
  /** Once at start, before interrupted calls are closed: brings what only the journal holds into the book. */
  replay(): Promise<void>;
}

/** Notes are saved as they are typed: strictly in the book, and in the main process's journal. */
export const createNoteFlow = ({ book, bridge, clock, log }: NoteFlowOptions): NoteFlow => {
  const store: NotesDoor['store'] = createStore(() => ({ drafts: {} }));
  const notes = new Map<InteractionId, OpenNote>();
  /** Practice calls leave with the examples; a journal would bring their notes back. */
  const unjournaled = new Set<InteractionId>();
  let lastAt = 0;

  const draft = (id: InteractionId, change: Partial<NoteDraft>): void =>
    store.setState(({ drafts }) => {
      const known = drafts[id] ?? { text: '', saved: 'empty', savedAt: null };
      return { drafts: { ...drafts, [id]: { ...known, ...change } } };
    });

  const noteOf = (id: InteractionId): OpenNote =>
    createOpenNote({
      clock,
      log,
      book: async ({ text, at }) => {
        const saved = await book.saveNote(id, text, at);
        if (!saved.ok) log('warn', `note not written: ${saved.fault.code}`);
        return saved.ok;
      },
      journal: async ({ text, at }) =>
        !unjournaled.has(id) &&
        (await bridge.ask('journal.append', { interactionId: id, at, note: text })).ok,
      became: (saved) => {
        if (store.getState().drafts[id]?.saved === saved) return;
        draft(id, saved === 'saved' ? { saved, savedAt: clock.now() } : { saved });
      },
    });

  const load = async (id: InteractionId, note: OpenNote): Promise<void> => {
    const interaction = await book.interaction(id);
    if (interaction?.practice) unjournaled.add(id);
    const stored = interaction?.note ?? '';
    const savedAt = interaction?.noteSavedAt ?? null;
    const typed = note.newest();
    const since = note.typedSince();
    if (!typed || since === null) {
      draft(id, { text: stored, saved: stored === '' ? 'empty' : 'saved', savedAt });
    } else if (stored !== '' && (savedAt ?? 0) < since) {
      // Typed before what is stored was on the screen: neither may be lost.
      type(id, `${stored}\n${typed.text}`);
    }
  };

  const opened = (id: InteractionId): OpenNote => {
    const known = notes.get(id);
    if (known) return known;
    const note = noteOf(id);
    notes.set(id, note);
    load(id, note).catch((error: unknown) => log('error', `note not loaded: ${String(error)}`));
    return note;
  };

  const type = (id: InteractionId, text: string): void => {
    lastAt = Math.max(clock.now(), lastAt + 1);
    draft(id, { text, saved: 'saving' });
    opened(id).type({ text, at: lastAt });
  };

  return {
    store,
    open: (id) => {
      opened(id);
    },
    type,
    flush: async () => {
      await Promise.all([...notes.values()].map((note) => note.flush()));
    },
    replay: () => replayJournal({ book, bridge, log }),
  };
};
