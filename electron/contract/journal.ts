import { z } from 'zod/mini';
import { ask } from './channel';

const interactionId = z.string().check(z.maxLength(40));
/** UTC, milliseconds. A later state of the same note or record has a greater one, whatever the clock did meanwhile. */
const at = z.number();

/** One saved state of a note, or of the record of a contact (as JSON, without its note). */
export const journalEntry = z.union([
  z.object({ interactionId, at, note: z.string().check(z.maxLength(100_000)) }),
  z.object({ interactionId, at, record: z.string().check(z.maxLength(65_536)) }),
]);
export type JournalEntry = z.infer<typeof journalEntry>;

/** The book has this part of an interaction up to this state. */
export const settledState = z.object({ interactionId, at, part: z.enum(['note', 'record']) });
export type SettledState = z.infer<typeof settledState>;

const journalReplay = z.object({
  entries: z.array(journalEntry),
  /** False: what an earlier run left could not all be read now, and is to be asked for again. */
  whole: z.boolean(),
});
export type JournalReplay = z.infer<typeof journalReplay>;

export const journalChannels = {
  /** Answers once the entry is on disk (fsync). Codes diskFull, journalFailed. */
  'journal.append': ask(journalEntry, z.null()),
  /** The newest states that nobody has settled, of earlier runs and of this one; every time until they are. */
  'journal.replay': ask(z.null(), journalReplay),
  /** The book has these: they and what they have replaced leave the disk. A later state stays. */
  'journal.settled': ask(z.array(settledState).check(z.maxLength(10_000)), z.null()),
};
