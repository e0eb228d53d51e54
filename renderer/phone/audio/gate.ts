/** Short enough not to swallow a syllable, long enough not to click. */
export const gateRampSeconds = 0.008;

/** What the gate of one call is told: where it stands now, and in a straight line to where it must be. */
export interface GateMove {
  from: number;
  fromAt: number;
  to: number;
  toAt: number;
}

/**
 * Closed is exactly 0, not a small number: a held or muted caller must receive silence.
 * A move that is interrupted goes on from where it stands, in proportion, so that a fast toggle does not click.
 */
export const gateMove = (last: GateMove | null, open: boolean, now: number): GateMove => {
  const from = gateAt(last, now);
  const to = open ? 1 : 0;
  return { from, fromAt: now, to, toAt: now + Math.abs(to - from) * gateRampSeconds };
};

/** How far the gate is open at a moment; a gate that was never moved is closed. */
export const gateAt = (move: GateMove | null, at: number): number => {
  if (!move) return 0;
  if (at >= move.toAt) return move.to;
  if (at <= move.fromAt) return move.from;
  return move.from + ((move.to - move.from) * (at - move.fromAt)) / (move.toAt - move.fromAt);
};
