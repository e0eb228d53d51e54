const day = 86_400_000;
/** A long weekend: as long as a desk may rest, or the clock jump, and be believed. */
const farthestAhead = 4 * day;
const farthestBack = day;
/** For each hour that the desk runs, a day may pass while it rests: somebody works two half days a week. */
const restForRunning = 24;
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
  /** How far the clock may get ahead of the desk's own running from here on. Absent: as far as ever. */
  roomMs?: number | undefined;
}

const continues = (from: number, now: number, ahead: number): boolean =>
  now - from <= ahead && from - now <= farthestBack;

/**
 * The clock is believed as long as it goes ahead of the desk's running by no more than a rest explains, jumps at each
 * start added up: by four days at most, and a day for each hour that the desk runs. So nothing is deleted earlier than
 * that. After a farther jump it is believed when the desk has run a day under it. `ranMs`: how long it has run since it
 * was last looked at.
 */
export const lookAtClock = (
  before: BelievedClock | null,
  now: number,
  ranMs: number,
): BelievedClock => {
  const room = (before?.roomMs ?? farthestAhead) + ranMs * restForRunning;
  const roomMs = Math.min(room, farthestAhead);
  if (before && continues(before.believed + ranMs, now, roomMs)) {
    const ahead = Math.max(0, now - before.believed - ranMs);
    return { believed: now, seen: now, doubtedMs: 0, roomMs: roomMs - ahead };
  }
  const goesOn = before !== null && continues(before.seen, now, longestRest);
  const doubtedMs = goesOn ? before.doubtedMs + Math.min(ranMs, farthestAhead) : 0;
  if (doubtedMs >= doubtFor) return { believed: now, seen: now, doubtedMs: 0 };
  return { believed: before?.believed ?? 0, seen: now, doubtedMs, roomMs };
};

export const isBelieved = ({ believed, seen }: BelievedClock): boolean => believed === seen;
