import { doorKey, type Result, type ReadableStore } from '../../kernel';
import type { CustomerBook } from './book-port';
import type { Customer, CustomerId } from '../../model/customer';
import type { Interaction, InteractionId } from '../../model/interaction';

/** Who a call may be with. */
export interface Recognition {
  interactionId: InteractionId;
  /** As the network gave it; empty when withheld. */
  number: string;
  state: 'looking' | 'done';
  /** Who has this number, likely first. */
  matches: Customer[];
  /** Where nobody has it: whose number is alike. Offered, never chosen by the desk. */
  similar?: Customer[];
  /** The one whose card is shown; null while unknown or not chosen. */
  chosen: CustomerId | null;
}

export interface NoteDraft {
  text: string;
  saved: 'empty' | 'saving' | 'saved' | 'failed';
  /** Epoch ms of the last save that is on disk. */
  savedAt: number | null;
}

export interface CustomersSnapshot {
  /** By call id. */
  recognised: Record<string, Recognition>;
  /** A write that failed; shown as a banner until the next write succeeds. */
  trouble: string | null;
  /** Everything is written, but the disk is nearly full. */
  roomLow: boolean;
  /** Where a book was, the browser found it broken and began an empty one; until the agent has seen it. */
  bookLost: boolean;
}

/** Customers as the rest of the desk uses them. Made by `createCustomersFlow`. */
export interface CustomersDoor {
  book: CustomerBook;
  store: ReadableStore<CustomersSnapshot>;
  lossSeen(): void;
  choose(call: string, customer: CustomerId): Promise<Result<null>>;
  /** Under which call an earlier contact can still be given a customer, by `choose` or `create`. */
  recall(interaction: Interaction): string;
  /** Makes a customer from an unknown caller and attaches the call to it. */
  create(customer: Customer, call: string | null): Promise<Result<null>>;
  addInteraction(interaction: Interaction): Promise<Result<null>>;
}

export interface NotesSnapshot {
  drafts: Record<InteractionId, NoteDraft>;
  /** Why the book does not take a note; until it has taken all. */
  trouble: string | null;
}

/** Notes are saved as they are typed. Made by `createNoteFlow`. */
export interface NotesDoor {
  store: ReadableStore<NotesSnapshot>;
  /** Loads the draft of an interaction. Before anything is typed: practice is kept out of the journal. */
  open(id: InteractionId, practice: boolean): void;
  type(id: InteractionId, text: string): void;
  /** Writes whatever is still on its way; used before sleep and quit. */
  flush(): Promise<void>;
}

export const customersDoor = doorKey<CustomersDoor>()('customers');

export const notesDoor = doorKey<NotesDoor>()('notes');
