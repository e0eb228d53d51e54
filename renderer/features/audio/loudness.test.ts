import { describe, expect, it } from 'vitest';
import { loudness } from './loudness';

describe('loudness', () => {
  it('is nothing in silence and full at full scale', () => {
    expect(loudness(0)).toBe(0);
    expect(loudness(-1)).toBe(0);
    expect(loudness(0.001)).toBe(0);
    expect(loudness(1)).toBe(1);
  });

  it('shows ordinary speech in the middle', () => {
    expect(loudness(0.05)).toBeGreaterThan(0.4);
    expect(loudness(0.05)).toBeLessThan(0.7);
  });

  it('grows with the level', () => {
    const levels = [0.002, 0.01, 0.05, 0.1, 0.3, 0.5].map(loudness);
    expect(levels).toEqual(levels.toSorted((one, other) => one - other));
    expect(new Set(levels).size).toBe(levels.length);
  });
});
