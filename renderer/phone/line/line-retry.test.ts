import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRefusal } from './line';
import { refusedDelayMs, retryDelayMs } from './line-retry';

describe('the delay before a try', () => {
  it('lies anywhere in a window that doubles from 0.5 s to 30 s', () => {
    const widest = [1, 2, 3, 4, 5, 6, 7, 8, 1000].map((attempt) => retryDelayMs(attempt, 1));
    expect(widest).toEqual([500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]);
    const inCall = [1, 2, 3, 4, 1000].map((attempt) => retryDelayMs(attempt, 1, { inCall: true }));
    expect(inCall).toEqual([500, 1000, 2000, 4000, 4000]);
    expect(retryDelayMs(5, 0)).toBe(0);
    expect(retryDelayMs(5, 0.25)).toBe(2000);
  });

  it('never falls below Retry-After, and is spread above it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 50 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        fc.integer({ min: 0, max: 600 }),
        (attempt, roll, seconds) => {
          const delay = retryDelayMs(attempt, roll, { retryAfterSeconds: seconds });
          expect(delay).toBeGreaterThanOrEqual(seconds * 1000);
          expect(delay).toBeLessThanOrEqual(seconds * 1000 + 30_000);
        },
      ),
    );
    expect(
      retryDelayMs(1, 0.9, { retryAfterSeconds: 30 }) -
        retryDelayMs(1, 0.1, { retryAfterSeconds: 30 }),
    ).toBe(4000);
  });

  it('no server silences a desk for more than ten minutes', () => {
    expect(retryDelayMs(1, 0, { retryAfterSeconds: 4_000_000_000 })).toBe(600_000);
    expect(retryDelayMs(1, 0, { retryAfterSeconds: -5 })).toBe(0);
  });
});

describe('the delay after a refusal', () => {
  it('is RFC 5626’s: half to all of a window that doubles from a minute to ten', () => {
    const waits = (roll: number) =>
      [1, 2, 3, 4, 5, 1000].map((refusals) => refusedDelayMs(refusals, roll, undefined) / 1000);
    expect(waits(1)).toEqual([60, 120, 240, 480, 600, 600]);
    expect(waits(0)).toEqual([30, 60, 120, 240, 300, 300]);
  });

  it('is never shorter than what the server asks for', () => {
    expect(refusedDelayMs(1, 0, 400)).toBe(400_000);
    expect(refusedDelayMs(1, 0, 5)).toBe(30_000);
  });

  it('the fifth wrong login in a row comes after eight minutes', () => {
    const roll = fc.double({ min: 0.1, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(fc.array(roll, { minLength: 4, maxLength: 4 }), (rolls) => {
        const waits = rolls.map((one, at) => refusedDelayMs(at + 1, one, undefined));
        expect(waits.reduce((sum, one) => sum + one, 0)).toBeGreaterThan(480_000);
      }),
    );
  });
});

describe('which troubles stop the tries', () => {
  it('those that the agent or the IT department must mend', () => {
    const refusals = ['wrongSecret', 'unknownUser', 'forbidden', 'noDigest', 'badAddress'] as const;
    expect(refusals.every((kind) => isRefusal({ kind }))).toBe(true);
    expect(isRefusal({ kind: 'foreignRealm', realm: 'elsewhere' })).toBe(true);
    const passing = ['unreachable', 'deadPeer', 'badReply'] as const;
    expect(passing.some((kind) => isRefusal({ kind }))).toBe(false);
    expect(isRefusal({ kind: 'serverError', status: 503 })).toBe(false);
  });
});
