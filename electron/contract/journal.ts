import { z } from 'zod';
import { ask } from './channel';

/** One saved state of a note. The newest entry of an interaction wins. */
export const journalEntry = z.object({
  interactionId: z.string().max(40),
  /** UTC, milliseconds. */
  at: z.number(),
  note: z.string().max(100_000),
});
export type JournalEntry = z.infer<typeof journalEntry>;

export const journalChannels = {
  /** Answers once the entry is on disk (fsync). Codes diskFull, journalFailed. */
  'journal.append': ask(journalEntry, z.null()),
  /** What an earlier run left behind, newest per interaction; empty after the first reading. */
  'journal.replay': ask(z.null(), z.array(journalEntry)),
  /** The book has taken over what was replayed: the old files may go. */
  'journal.settled': ask(z.null(), z.null()),
};
