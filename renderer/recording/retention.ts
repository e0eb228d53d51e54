import type { Recording } from './recording';

const day = 86_400_000;

/**
 * When a recording goes under a rule of so many days: a shorter one reaches it, a longer one does not, for the caller
 * was promised its date. What a clock in the future has dated goes after that time from now on.
 */
export const keptUntilBy = (
  { keptUntil, retentionDays, startedAt }: Recording,
  days: number,
  now: number,
): number => {
  const from = retentionDays === undefined ? startedAt : keptUntil - retentionDays * day;
  return Math.min(keptUntil, from + days * day, now + days * day);
};
