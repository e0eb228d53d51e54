const day = 86_400_000;
/** A long weekend. */
const farthestAhead = 4 * day;
const farthestBack = day;
/** How long a desk may rest without the doubt it has served being lost: some work a day a week, or have holidays. */
const longestRest = 31 * day;
const doubtFor = day;

/** Which time of the machine's clock counts: what is deleted by its date must not hang on a clock that jumped. */
export interface BelievedClock {
  /** The last time that was believed; 0 before any was. Epoch ms. */
  believed: number;
  /** What the clock said when it was last looked at. Epoch ms. */
  seen: number;
  /** For how long the desk has run while the clock went on in doubt. */
  doubtedMs: number;
}

const continues = (from: number, now: number, ahead: number): boolean =>
  now - from <= ahead && from - now <= farthestBack;

/**
 * After a jump the clock is believed when the desk has run a day under it. `ranMs`: how long it has run since it was
 * last looked at.
 */
export const lookAtClock = (
  before: BelievedClock | null,
  now: number,
  ranMs: number,
): BelievedClock => {
  if (before && continues(before.believed, now, farthestAhead))
    return { believed: now, seen: now, doubtedMs: 0 };
  const goesOn = before !== null && continues(before.seen, now, longestRest);
  const doubtedMs = goesOn ? before.doubtedMs + Math.min(ranMs, farthestAhead) : 0;
  if (doubtedMs >= doubtFor) return { believed: now, seen: now, doubtedMs: 0 };
  return { believed: before?.believed ?? 0, seen: now, doubtedMs };
};

export const isBelieved = ({ believed, seen }: BelievedClock): boolean => believed === seen;
