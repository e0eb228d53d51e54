import { describe, expect, it } from 'vitest';
import { levelWindow, rootMeanSquare, together } from './levels';

describe('levels', () => {
  it('covers 50 ms', () => {
    expect(levelWindow(48_000)).toBe(2_400);
    expect(levelWindow(44_100)).toBe(2_205);
  });

  it('reads silence as 0, a full square as 1 and a full tone as its root mean square', () => {
    expect(rootMeanSquare([])).toBe(0);
    expect(rootMeanSquare(new Float32Array(100))).toBe(0);
    expect(rootMeanSquare([1, -1, 1, -1])).toBe(1);
    const tone = Float32Array.from({ length: 4_800 }, (_, i) => Math.sin((i * Math.PI) / 24));
    expect(rootMeanSquare(tone)).toBeCloseTo(Math.SQRT1_2, 4);
  });

  it('never exceeds full scale', () => {
    expect(rootMeanSquare([3, -3])).toBe(1);
    expect(together([0.9, 0.9])).toBe(1);
  });

  it('adds energies', () => {
    expect(together([0.3, 0.4])).toBeCloseTo(0.5);
    expect(together([])).toBe(0);
  });
});
