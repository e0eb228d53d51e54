import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge, type PathReading, startedAnew, watchAtRest, type WatchState } from './media-watch';

/** A path on paper: packets and checks come while it lives. */
const path = () => {
  let state: WatchState = watchAtRest;
  let at = 1000;
  const counted = {
    packets: 0,
    packetAt: null as number | null,
    checks: 0,
    pair: 'a' as string | null,
    expected: true,
  };
  const seen: string[] = [];
  const go = (ms: number, each: { packets?: number; checkEveryMs?: number } = {}) => {
    for (const end = at + ms; at < end;) {
      at += 250;
      counted.packets += each.packets ?? 0;
      if (each.checkEveryMs && at % each.checkEveryMs === 0) counted.checks++;
      state = judge(state, { at, ...counted });
      if (seen.at(-1) !== state.health) seen.push(state.health);
    }
    return state.health;
  };
  return {
    go,
    counted,
    seen,
    jump: (ms: number) => (at += ms),
    anew: () => (state = startedAnew(state, at)),
  };
};
const talking = { packets: 12, checkEveryMs: 2500 };

describe('a path', () => {
  it('whose packets stop is suspected after a second and a quarter and dead before three', () => {
    const one = path();
    expect(one.go(5_000, talking)).toBe('flowing');
    expect(one.go(1_000)).toBe('flowing');
    expect(one.go(500)).toBe('suspect');
    expect(one.go(1_000)).toBe('suspect');
    expect(one.go(500)).toBe('dead');
    expect(one.go(250, talking)).toBe('flowing');
  });

  it('on which a party only falls silent answers its checks and is left alone', () => {
    const one = path();
    one.go(5_000, talking);
    expect(one.go(60_000, { checkEveryMs: 2500 })).toBe('quiet');
    expect(one.seen).not.toContain('dead');
    // Then it dies as well.
    expect(one.go(7_000)).toBe('dead');
  });

  it('of a party that never sends, or may not, is never accused', () => {
    const silent = path();
    expect(silent.go(60_000)).toBe('unheard');
    const held = path();
    held.go(5_000, talking);
    held.counted.expected = false;
    expect(held.go(60_000)).toBe('unheard');
    // Music of the far side while it holds us ends with the hold.
    held.counted.expected = true;
    expect(held.go(10_000)).toBe('unheard');
  });

  it('is not accused for a desk that stood still itself, but then within the usual time', () => {
    const one = path();
    one.go(5_000, talking);
    one.jump(40_000);
    expect(one.go(1_000)).toBe('flowing');
    expect(one.go(3_000)).toBe('dead');
  });

  it('made anew is believed when it answers checks although nobody speaks', () => {
    const one = path();
    one.go(5_000, talking);
    one.go(4_000);
    one.counted.pair = 'b';
    one.anew();
    expect(one.go(1_000)).toBe('dead');
    expect(one.go(3_000, { checkEveryMs: 500 })).toBe('quiet');
  });

  it('is timed by its last packet where the browser tells when that came', () => {
    const one = path();
    one.go(5_000, talking);
    one.counted.packetAt = 5_900;
    expect(one.go(250, talking)).toBe('flowing');
    expect(one.go(750)).toBe('flowing');
    // At 7,250 ms the last packet is 1,350 ms old, the last reading with one only 1,000 ms.
    expect(one.go(250)).toBe('suspect');
  });

  it('has an answer to whatever the statistics say', () => {
    const reading = fc.record<PathReading>({
      at: fc.integer({ min: 0, max: 100_000 }),
      expected: fc.boolean(),
      packets: fc.nat(1000),
      packetAt: fc.option(fc.integer({ min: -1000, max: 200_000 })),
      pair: fc.constantFrom('a', 'b', null),
      checks: fc.nat(1000),
    });
    fc.assert(
      fc.property(fc.array(reading), (readings) => {
        let state = watchAtRest;
        for (const one of readings) {
          const before = state;
          state = judge(state, one);
          if (!one.expected && before.last) expect(state.health).toBe('unheard');
          expect(state.last).toBe(one);
          // Never later than now: a path would be believed for ever.
          if (before.last && one.at >= before.last.at)
            expect(state.heardAt).toBeLessThanOrEqual(Math.max(before.heardAt, one.at));
        }
      }),
    );
  });
});
