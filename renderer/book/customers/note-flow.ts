import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Clock, Log } from '../../kernel';
import type { CustomerBook } from './book-port';
import type { InteractionId } from '../../model/interaction';
import type { NoteDraft, NotesDoor, NotesSnapshot } from './customers-door';
import type { JournalCopy } from './journal-copy';
import { type KeptNote, replayJournal } from './note-replay';
import { createOpenNote, type NoteVersion, type OpenNote } from './open-note';

export interface NoteFlowOptions {
  book: CustomerBook;
  journal: JournalCopy;
  clock: Clock;
  log: Log;
  /** A contact that began in this run of the page, or goes on in it. */
  ofThisRun(id: InteractionId): boolean;
}

export interface NoteFlow extends NotesDoor {
  /**
   * At the start, before interrupted calls are closed: brings what only the journal holds into the book. False:
   * something is left, and it must be asked for again.
   */
  replay(): Promise<boolean>;
  /** Something that was typed is on no disk. */
  unwritten(): boolean;
}

interface Entry {
  note: OpenNote;
  /** Practice calls leave with the examples; a journal would bring their notes back. */
  practice: boolean;
  /** The book could not be read: what lies there must not be written over unseen. */
  unread: boolean;
}

/** Notes are saved as they are typed: strictly in the book, and in the main process's journal. */
class Notes {
  readonly store: StoreApi<NotesSnapshot> = createStore(() => ({ drafts: {}, trouble: null }));
  readonly #options: NoteFlowOptions;
  readonly #notes = new Map<InteractionId, Entry>();
  /** What the journal kept and the book could not take yet. */
  #left: ReadonlyMap<InteractionId, KeptNote> = new Map();

  constructor(options: NoteFlowOptions) {
    this.#options = options;
  }

  open(id: InteractionId, practice: boolean): Entry {
    const known = this.#notes.get(id);
    if (known) return known;
    const entry: Entry = { note: this.#noteOf(id, practice), practice, unread: false };
    this.#notes.set(id, entry);
    void this.#load(id, entry);
    return entry;
  }

  type(id: InteractionId, text: string): void {
    this.#draft(id, { text, saved: 'saving' });
    // Whoever types has opened it; what nobody knows is no practice.
    this.open(id, false).note.type(text);
  }

  async replay(): Promise<boolean> {
    const answer = await replayJournal(this.#options);
    if (answer) this.#left = answer.left;
    return answer !== null && answer.complete;
  }

  unwritten(): boolean {
    return [...this.#notes.values()].some(({ note, practice }) => !practice && note.unwritten());
  }

  async flush(): Promise<void> {
    await Promise.all([...this.#notes.values()].map(({ note }) => note.flush()));
  }

  #draft(id: InteractionId, change: Partial<NoteDraft>): void {
    this.store.setState(({ drafts }) => {
      const known = drafts[id] ?? { text: '', saved: 'empty', savedAt: null };
      return { drafts: { ...drafts, [id]: { ...known, ...change } } };
    });
  }

  #noteOf(id: InteractionId, practice: boolean): OpenNote {
    const { clock, log, journal } = this.#options;
    return createOpenNote({
      clock,
      log,
      book: (version) => this.#intoBook(id, version),
      journal: async ({ text, at }) =>
        !practice && journal.keep({ interactionId: id, at, note: text }),
      became: (saved) => {
        if (this.store.getState().drafts[id]?.saved === saved) return;
        this.#draft(id, saved === 'saved' ? { saved, savedAt: clock.now() } : { saved });
      },
      inBook: (at) => journal.settle([{ interactionId: id, at, part: 'note' }]),
    });
  }

  async #intoBook(id: InteractionId, { text, at }: NoteVersion): Promise<boolean> {
    const { book, log } = this.#options;
    const entry = this.#notes.get(id);
    if (entry?.unread) {
      await this.#load(id, entry);
      // Still unread, or newer by what lay there.
      if (entry.unread || entry.note.newest()?.at !== at) return false;
    }
    const saved = await book.saveNote(id, text, at);
    if (saved.ok) {
      this.#says(null);
      return true;
    }
    log('warn', `note not written: ${saved.fault.code}`);
    if (saved.fault.code === 'noteOutdated' && entry) await this.#load(id, entry);
    // A contact that left the book, with the examples for instance, is no trouble of the book.
    else if (saved.fault.code !== 'noInteraction') this.#says(saved.fault.code);
    return false;
  }

  /** A page that cannot write says so until everything is written. */
  #says(trouble: string | null): void {
    if (trouble === null && [...this.#notes.values()].some(({ note }) => note.bookFails())) return;
    if (this.store.getState().trouble !== trouble) this.store.setState({ trouble });
  }

  async #load(id: InteractionId, entry: Entry): Promise<void> {
    const { book, log } = this.#options;
    const { note } = entry;
    try {
      const interaction = await book.interaction(id);
      entry.unread = false;
      const left = this.#left.get(id);
      const isLeft = left !== undefined && left.at > (interaction?.noteSavedAt ?? 0);
      const stored = isLeft ? left.note : (interaction?.note ?? '');
      const savedAt = isLeft ? left.at : (interaction?.noteSavedAt ?? null);
      const typed = note.newest();
      if (savedAt !== null && !note.isOwn(savedAt)) note.comesAfter(savedAt);
      if (typed)
        this.#mix(id, typed.text, { stored, own: savedAt === null || note.isOwn(savedAt) });
      else if (isLeft) this.type(id, stored);
      else this.#draft(id, { text: stored, saved: stored === '' ? 'empty' : 'saved', savedAt });
    } catch (error) {
      entry.unread = true;
      log('error', `note not loaded: ${String(error)}`);
    }
  }

  /** Typed before what is stored was on the screen: neither may be lost, and both are newer than what is stored. */
  #mix(id: InteractionId, typed: string, { stored, own }: { stored: string; own: boolean }): void {
    if (!own) this.type(id, typed.includes(stored) ? typed : `${stored}\n${typed}`);
  }
}

/** See the door. */
export const createNoteFlow = (options: NoteFlowOptions): NoteFlow => {
  const notes = new Notes(options);
  return {
    store: notes.store,
    open: (id, practice) => void notes.open(id, practice),
    type: (id, text) => notes.type(id, text),
    flush: () => notes.flush(),
    replay: () => notes.replay(),
    unwritten: () => notes.unwritten(),
  };
};
