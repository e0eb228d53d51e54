import { describe, expect, it } from 'vitest';
import { countSlow, isTooSlow } from './suppression';

const after = (looks: [made: number, passed: number][]) =>
  looks.reduce((count, [made, passed]) => countSlow(count, made, passed), 0);

describe('a machine that cannot follow', () => {
  it('is one that falls behind three looks in a row', () => {
    expect(
      isTooSlow(
        after([
          [0.8, 1],
          [0.85, 1],
        ]),
      ),
    ).toBe(false);
    expect(
      isTooSlow(
        after([
          [0.8, 1],
          [0.85, 1],
          [0.5, 1],
        ]),
      ),
    ).toBe(true);
  });

  it('is not one that stumbles now and then, sleeps for an hour, or is asked twice at once', () => {
    expect(
      after([
        [0.2, 1],
        [1, 1],
        [0.2, 1],
        [0.3, 1],
        [0.99, 1],
      ]),
    ).toBe(0);
    expect(
      isTooSlow(
        after([
          [1, 3_600],
          [1, 1],
        ]),
      ),
    ).toBe(false);
    expect(after([[0, 0]])).toBe(0);
  });
});
