import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gateAt, gateMove, gateRampSeconds, type GateMove } from './gate';

describe('the gate', () => {
  it('is closed before anybody opens it', () => {
    expect(gateAt(null, 5)).toBe(0);
  });

  it('ends at exactly 0 or 1 and takes the whole ramp for the whole way', () => {
    const opened = gateMove(null, true, 10);
    expect(opened).toEqual({ from: 0, fromAt: 10, to: 1, toAt: 10 + gateRampSeconds });
    expect(gateAt(opened, 10 + gateRampSeconds / 2)).toBeCloseTo(0.5);
    expect(gateAt(opened, 11)).toBe(1);
    expect(gateAt(gateMove(opened, false, 11), 11 + gateRampSeconds)).toBe(0);
  });

  it('goes on from where it stands when it is turned round on the way', () => {
    const opened = gateMove(null, true, 0);
    const half = gateRampSeconds / 2;
    const closed = gateMove(opened, false, half);
    expect(closed.from).toBeCloseTo(0.5);
    expect(closed.toAt).toBeCloseTo(half + gateRampSeconds / 2);
  });

  it('is never outside 0 to 1 and never steeper than the ramp, however it is played with', () => {
    const toggles = fc.array(fc.tuple(fc.boolean(), fc.double({ min: 0, max: 0.02, noNaN: true })));
    fc.assert(
      fc.property(toggles, (turns) => {
        let move: GateMove | null = null;
        let now = 0;
        for (const [open, later] of turns) {
          const before: number = gateAt(move, now);
          move = gateMove(move, open, now);
          expect(move.from).toBeCloseTo(before, 6);
          expect(move.from).toBeGreaterThanOrEqual(0);
          expect(move.from).toBeLessThanOrEqual(1);
          const way = Math.abs(move.to - move.from);
          expect(move.toAt - move.fromAt).toBeCloseTo(way * gateRampSeconds, 9);
          now += later;
        }
        const last = turns.at(-1);
        expect(gateAt(move, now + 1)).toBe(last?.[0] ? 1 : 0);
      }),
    );
  });
});
