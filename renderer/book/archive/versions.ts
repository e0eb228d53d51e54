import type { ChoreName } from './row-codec';

/** One step in the life of the book's tables. */
export interface BookVersion {
  number: number;
  /** Why the step was taken. */
  because: string;
  /** Dexie's schema notation: primary key, then what is looked up. */
  tables: Readonly<Record<string, string | null>>;
  /**
   * Row by row work that an older book needs, written down in `chores` with the step itself and done after it
   * (row-upgrades.ts); a new book has nothing to do.
   */
  leaves?: readonly ChoreName[];
}

/**
 * Append only: a published step never changes, so that every older book can be brought up to date. A step that
 * rewrites rows leaves a chore, and whoever reads such a row reads both shapes.
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
    leaves: ['phoneKeys'],
  },
];
