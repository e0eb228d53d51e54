import { describe, expect, it } from 'vitest';
import { manualClock } from '../../kernel';
import { MicrophoneLease } from './microphone-lease';

const make = () => {
  const clock = manualClock();
  let freed = 0;
  const lease = new MicrophoneLease(clock, () => freed++);
  return { clock, lease, freed: () => freed };
};

describe('who needs the microphone', () => {
  it('lets go five seconds after the last one', () => {
    const { clock, lease, freed } = make();
    lease.hold('a');
    lease.hold('b');
    lease.drop('a');
    clock.advance(60_000);
    expect(freed()).toBe(0);
    lease.drop('b');
    clock.advance(4_999);
    expect(freed()).toBe(0);
    clock.advance(1);
    expect(freed()).toBe(1);
    expect(lease.alive).toBe(false);
  });

  it('is taken up again by the next call', () => {
    const { clock, lease, freed } = make();
    lease.hold('a');
    lease.drop('a');
    clock.advance(3_000);
    lease.hold('b');
    clock.advance(60_000);
    expect(freed()).toBe(0);
  });

  it('does not wait for ever when it was only opened ahead', () => {
    const { clock, lease, freed } = make();
    lease.warm();
    expect(lease.alive).toBe(true);
    clock.advance(60_000);
    expect(freed()).toBe(1);
  });

  it('is not shortened by one who never held it', () => {
    const { clock, lease, freed } = make();
    lease.hold('a');
    lease.drop('stranger');
    lease.warm();
    clock.advance(120_000);
    expect(freed()).toBe(0);
  });
});
