import type { Recording } from './recording';

const day = 86_400_000;

/** From when its days count. Its date may have been shortened without its days: then it is not before its beginning. */
const countedFrom = ({ keptUntil, retentionDays, startedAt }: Recording, now: number): number => {
  if (retentionDays === undefined) return startedAt;
  const from = keptUntil - retentionDays * day;
  return startedAt <= now ? Math.max(from, startedAt) : from;
};

/**
 * The recording under a rule of so many days: a shorter one reaches it, a longer one does not, for the caller was
 * promised its date. What a clock in the future has dated goes after that time from now on. Date and days change
 * together, so that the next rule counts from the same beginning.
 */
export const byRetention = (recording: Recording, days: number, now: number): Recording => {
  const keptUntil = Math.min(countedFrom(recording, now), now) + days * day;
  return keptUntil < recording.keptUntil
    ? { ...recording, keptUntil, retentionDays: days }
    : recording;
};
