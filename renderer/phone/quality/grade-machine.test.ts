import { describe, expect, it } from 'vitest';
import { type GradeState, goodAtFirst, gradeStep, sideOf } from './grade-machine';
import type { QualityMoment } from './quality';

const moment = (change: Partial<QualityMoment> = {}): QualityMoment => ({
  at: 0,
  mos: 4.2,
  lossIn: 0,
  lossOut: 0,
  jitterMs: 3,
  roundTripMs: 40,
  oneWayMs: 90,
  concealed: 0,
  ...change,
});
const after = (seconds: number, change: Partial<QualityMoment>, from: GradeState = goodAtFirst) => {
  let state = from;
  for (let second = 0; second < seconds; second++) state = gradeStep(state, moment(change));
  return state;
};

describe('the grade', () => {
  it('gets fair after ten seconds below 3.6, not after nine', () => {
    expect(after(9, { mos: 3.5 }).grade).toBe('good');
    expect(after(10, { mos: 3.5 }).grade).toBe('fair');
  });
  it('gets poor after five seconds below 3.1', () => {
    expect(after(4, { mos: 2 }).grade).toBe('good');
    expect(after(5, { mos: 2 }).grade).toBe('poor');
  });
  it('forgets a bad moment that did not last', () => {
    const state = after(1, {}, after(9, { mos: 3.5 }));
    expect(after(9, { mos: 3.5 }, state).grade).toBe('good');
  });
  it('gets better after fifteen good seconds in a row only', () => {
    const poor = after(5, { mos: 2, lossIn: 0.2 });
    expect(poor.side).toBe('down');
    const nearly = after(14, {}, poor);
    expect(nearly.grade).toBe('poor');
    expect(after(1, {}, nearly)).toMatchObject({ grade: 'good', side: null });
    expect(after(14, {}, after(1, { mos: 2 }, nearly)).grade).toBe('poor');
  });
  it('goes from poor to fair when it is only half mended', () => {
    expect(after(15, { mos: 3.3 }, after(5, { mos: 2 })).grade).toBe('fair');
  });
  it('does not count what is not known', () => {
    expect(after(60, { mos: null }).grade).toBe('good');
    const poor = after(5, { mos: 2 });
    expect(after(60, { mos: null }, poor)).toBe(poor);
  });
  it('is fair when much is made up, whatever the estimate says', () => {
    expect(after(10, { concealed: 0.08 })).toMatchObject({ grade: 'fair', side: 'there' });
  });
});

describe('whose side', () => {
  it.each([
    ['up', { lossOut: 0.05 }],
    ['down', { lossIn: 0.05 }],
    ['both', { lossIn: 0.05, lossOut: 0.05 }],
    ['down', { concealed: 0.1, jitterMs: 60 }],
    ['there', { concealed: 0.1 }],
    ['delay', { oneWayMs: 400 }],
    [null, {}],
    [null, { lossOut: null }],
  ] as const)('%s for %o', (side, change) => {
    expect(sideOf(moment(change))).toBe(side);
  });
});
