import { describe, expect, it } from 'vitest';
import type { EndSignal } from '../calls';
import { manualClock } from '../../kernel';
import { HangUp } from './hang-up';

const ours: EndSignal = { reason: 'hungUp', by: 'agent' };
const bench = () => {
  const clock = manualClock();
  const ends: EndSignal[] = [];
  const hangUp = new HangUp(clock, (end) => {
    ends.push(end);
    hangUp.stop();
  });
  return { clock, ends, hangUp };
};

describe('a hang-up', () => {
  it('that the PBX confirms is the end, and nothing is owed', () => {
    const { clock, ends, hangUp } = bench();
    hangUp.begin(ours);
    clock.advance(3_999);
    expect(ends).toEqual([]);
    hangUp.settle(true);
    clock.advance(10_000);
    expect(ends).toEqual([ours]);
    expect(hangUp.wasUnheard).toBe(false);
    expect(hangUp.takeDue()).toBe(false);
  });

  it('that nobody confirms ends the call all the same, and says so', () => {
    const { clock, ends, hangUp } = bench();
    hangUp.begin(ours);
    clock.advance(4_000);
    expect(ends).toEqual([{ ...ours, unconfirmed: true }]);
    expect(hangUp.wasUnheard).toBe(true);
  });

  it.each([
    [179_999, true],
    [180_000, false],
  ])('that was not heard is due %i ms later: %s, and never twice', (ms, due) => {
    const { clock, hangUp } = bench();
    hangUp.unheard();
    clock.advance(ms);
    expect(hangUp.isDue).toBe(due);
    expect(hangUp.takeDue()).toBe(due);
    expect(hangUp.isDue).toBe(false);
    expect(hangUp.takeDue()).toBe(false);
  });

  it('that was heard after all is not due any more', () => {
    const { hangUp } = bench();
    hangUp.unheard();
    hangUp.heard();
    expect(hangUp.isDue).toBe(false);
  });
});
