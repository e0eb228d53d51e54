import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CallerLevel, callerLevelStep, gainFactor, untouchedLevel } from './caller-level';

const tick = 0.1;
const rms = (decibels: number) => 10 ** (decibels / 20);
const hear = (from: CallerLevel, levels: readonly number[]): CallerLevel =>
  levels.reduce((state, level) => callerLevelStep(state, rms(level), tick), from);
const steadily = (decibels: number, seconds: number) =>
  Array.from({ length: seconds / tick }, () => decibels);

describe('the level of a caller', () => {
  it.each([
    [-36, -24],
    [-44, -32],
    [-6, -18],
    [-15, -24],
  ])('who speaks at %s dB comes to %s dB, within the limits', (spoken, heard) => {
    const after = hear(untouchedLevel, steadily(spoken, 10));
    expect(Math.abs(spoken + after.gain - heard)).toBeLessThanOrEqual(2);
    expect(Math.abs(after.gain)).toBeLessThanOrEqual(12);
  });

  it('who speaks about as loud as he should is left alone', () => {
    expect(hear(untouchedLevel, steadily(-25.5, 20)).gain).toBe(0);
    expect(hear(untouchedLevel, steadily(-27.5, 20)).gain).toBe(0);
    expect(hear(untouchedLevel, steadily(-20.5, 20)).gain).toBe(0);
  });

  it('does not move in silence, however long', () => {
    const quiet = hear(untouchedLevel, steadily(-34, 5));
    expect(hear(quiet, steadily(-62, 60))).toEqual(quiet);
    expect(hear(untouchedLevel, [-Infinity, ...steadily(-80, 60)])).toEqual(untouchedLevel);
  });

  it('is not pumped up in the pauses of somebody who speaks before a noisy street', () => {
    let state = untouchedLevel;
    const gains: number[] = [];
    for (let sentence = 0; sentence < 20; sentence++) {
      state = hear(state, steadily(-20, 2));
      gains.push(state.gain);
      state = hear(state, steadily(-42, 1));
      gains.push(state.gain);
    }
    const settled = gains.slice(10);
    expect(Math.max(...settled) - Math.min(...settled)).toBeLessThan(2);
  });

  it('falls fast when somebody begins to shout, and rises gently', () => {
    const quiet = hear(untouchedLevel, steadily(-40, 10));
    expect(quiet.gain).toBeGreaterThan(9);
    expect(hear(quiet, steadily(-10, 1.5)).gain).toBeLessThan(-2);
    expect(hear(untouchedLevel, steadily(-40, 1)).gain).toBeLessThanOrEqual(3.001);
  });

  it('stays within its limits and never jumps, whatever is heard', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (levels) => {
        let state = untouchedLevel;
        for (const level of levels) {
          const next = callerLevelStep(state, level, tick);
          expect(Math.abs(next.gain)).toBeLessThanOrEqual(12);
          expect(next.gain - state.gain).toBeLessThanOrEqual(3 * tick + 1e-9);
          expect(state.gain - next.gain).toBeLessThanOrEqual(12 * tick + 1e-9);
          state = next;
        }
      }),
    );
  });

  it('as a factor: 0 dB is 1, 6 dB about 2', () => {
    expect(gainFactor(0)).toBe(1);
    expect(gainFactor(6)).toBeCloseTo(2, 1);
  });
});
