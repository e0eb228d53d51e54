import type { Transaction } from 'dexie';

/** One step in the life of the book's tables. */
export interface BookVersion {
  number: number;
  /** Why the step was taken. */
  because: string;
  /** Dexie's schema notation: primary key, then what is looked up. */
  tables: Readonly<Record<string, string | null>>;
  /** What is left to do with an older book, written down with the step itself; a new book has nothing to do. */
  leaves?(transaction: Transaction): Promise<unknown>;
}

/**
 * Append only: a published step never changes, so that every older book can be brought up to date.
 * An upgrade that rewrites rows opens, checks (rows.ts) and seals them before its transaction.
 */
export const bookVersions: readonly BookVersion[] = [
  {
    number: 1,
    because:
      'The first book. Interactions that are still going on lie in a table of their own, so that writing a ' +
      'note does not lock the history that the next ringing call must show. `newest` is the negative start ' +
      'time: one forward read gives the latest.',
    tables: {
      customers: 'id, origin, *phones',
      interactions: 'id, origin, [customer+newest], [channel+newest]',
      openInteractions: 'id, origin',
    },
  },
  {
    number: 2,
    because:
      'Recordings of calls. The sound lies in parts of about a second, each encrypted by itself, so that a crash ' +
      'loses no more than the last one. `until` lies open, because what is past its date is found by it.',
    tables: {
      recordings: 'id, interaction, until',
      recordingParts: '[recording+n]',
    },
  },
  {
    number: 3,
    because:
      'Numbers were filed by their last nine digits, which two customers of two countries may share. They are ' +
      'filed by E.164 and by the whole national number. What is sealed must be opened for it, which no transaction ' +
      'waits for: `chores` says what is to be done, and how far it is done (phone-keys.ts).',
    tables: { chores: 'name' },
    leaves: (transaction) => transaction.table('chores').put({ name: 'phoneKeys', after: '' }),
  },
];
