import { describe, expect, it } from 'vitest';
import { mosOf, oneWayMs, ratingOf } from './e-model';

const pcmu = (change: Partial<Parameters<typeof ratingOf>[0]> = {}) => ({
  codec: 'pcmu',
  loss: 0,
  roundTripMs: 0,
  bufferMs: 0,
  ...change,
});

describe('the E-model', () => {
  it('gives G.711 without loss and delay what G.107 gives: R 93.2 less the delay of a frame, MOS 4.4', () => {
    expect(ratingOf(pcmu())).toBeCloseTo(93.2 - 0.024 * 20, 5);
    expect(mosOf(93.2)).toBeCloseTo(4.41, 2);
  });

  // Ie,eff = (95 - 0) * Ppl / (Ppl + 25.1); Id = 0.024 d + 0.11 (d - 177.3) beyond 177.3 ms.
  it.each([
    [150, 0, 4.33],
    [150, 0.01, 4.23],
    [150, 0.03, 4.0],
    [150, 0.05, 3.77],
    [250, 0, 3.99],
    [400, 0, 3.05],
    [400, 0.05, 2.23],
  ])('%i ms one way and %f of loss is a MOS of %f', (delay, loss, mos) => {
    const path = pcmu({ loss, roundTripMs: (delay - 20) * 2 });
    expect(oneWayMs(path)).toBe(delay);
    expect(mosOf(ratingOf(path))).toBeCloseTo(mos, 1);
  });

  it('is never better with more loss or more delay, and stays on its scale', () => {
    for (const codec of ['opus', 'pcmu', 'pcma', 'unheard-of']) {
      let before = 5;
      for (const loss of [0, 0.01, 0.05, 0.2, 0.5, 1, 7]) {
        const mos = mosOf(ratingOf({ codec, loss, roundTripMs: loss * 1000, bufferMs: 40 }));
        expect(mos).toBeLessThanOrEqual(before);
        expect(mos).toBeGreaterThanOrEqual(1);
        before = mos;
      }
    }
    expect(mosOf(-5)).toBe(1);
    expect(mosOf(120)).toBe(4.5);
  });
});
