import type { Result, Unsubscribe } from '../../kernel';
import type { Customer, CustomerId } from '../../model/customer';
import type { Interaction, InteractionId } from '../../model/interaction';
import type { Matches } from './match';

export interface SearchHit {
  customer: Customer;
  /** Which words of the query were found where, for underlining. */
  field: 'name' | 'company' | 'phone' | 'email' | 'tag' | 'city' | 'note';
}

export interface CallRow {
  interaction: Interaction;
  customer: Customer | null;
}

/**
 * The customer book. Reads that a screen follows are watches: they call back at once and after every change.
 * Writes answer when they are on disk (strict durability); codes diskFull, bookFailed, bookTooNew.
 */
export interface CustomerBook {
  open(): Promise<Result<null>>;
  match(number: string, scope: { practice: boolean; country: string }): Promise<Matches>;
  customer(id: CustomerId): Promise<Customer | null>;
  watchCustomer(id: CustomerId, tell: (customer: Customer | null) => void): Unsubscribe;
  watchHistory(
    id: CustomerId,
    limit: number,
    tell: (rows: Interaction[], total: number) => void,
  ): Unsubscribe;
  /** How many contacts a customer has. */
  watchContactCount(id: CustomerId, tell: (total: number) => void): Unsubscribe;
  /** Newest first: the call log. */
  watchCalls(limit: number, tell: (rows: CallRow[]) => void): Unsubscribe;
  search(query: string, limit: number, country: string): Promise<SearchHit[]>;
  saveCustomer(customer: Customer): Promise<Result<null>>;
  removeCustomer(id: CustomerId): Promise<Result<null>>;
  interaction(id: InteractionId): Promise<Interaction | null>;
  watchInteraction(id: InteractionId, tell: (row: Interaction | null) => void): Unsubscribe;
  /** Inserts or replaces; used when an interaction begins and for channels entered by hand. */
  saveInteraction(interaction: Interaction): Promise<Result<null>>;
  /** Changes some fields of a stored interaction in one transaction; attributes by name, an empty one goes. */
  patchInteraction(
    id: InteractionId,
    patch: Partial<Omit<Interaction, 'id'>>,
  ): Promise<Result<null>>;
  /**
   * Only when newer than what is stored: journal replay and late writes never undo a newer note. Code noteOutdated:
   * nothing was written.
   */
  saveNote(id: InteractionId, note: string, at: number): Promise<Result<null>>;
  /**
   * What the journal kept of a record, as JSON without its note. Never undoes what the book knows better. Code
   * recordInvalid.
   */
  restoreInteraction(id: InteractionId, record: string): Promise<Result<null>>;
  /** What an earlier run left open when the desk died becomes `interrupted`. Answers the ids. */
  closeInterrupted(
    ofThisRun: (id: InteractionId) => boolean | Promise<boolean>,
  ): Promise<Result<InteractionId[]>>;
  exampleCount(): Promise<number>;
  addExamples(): Promise<Result<number>>;
  /** Takes every example customer, interaction and practice call away in one transaction. */
  removeExamples(): Promise<Result<number>>;
}
