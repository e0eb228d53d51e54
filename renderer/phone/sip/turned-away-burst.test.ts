import { expect, it } from 'vitest';
import { manualClock } from '../../kernel';
import { TurnedAwayBurst } from './turned-away-burst';

const rig = () => {
  const clock = manualClock();
  const told: { call: string; number: string; more: number | undefined }[] = [];
  let ids = 0;
  let reads = 0;
  const burst = new TurnedAwayBurst({
    clock,
    newCallId: () => `away-${++ids}`,
    tell: ({ call, remote, more, end }) => {
      expect(end).toEqual({ reason: 'flood', by: 'agent', status: 486 });
      told.push({ call, number: remote.number, more });
    },
  });
  const add = (name: string, branch = name) =>
    burst.add({ callId: name, branch }, (call) => {
      reads += 1;
      return { call, remote: { number: name, displayName: '', anonymous: false }, called: null };
    });
  const pour = (count: number, name: string) => {
    for (let i = 0; i < count; i++) add(`${name}-${i}`);
  };
  const more = () => told.map((one) => one.more).filter((one) => one !== undefined);
  return { clock, told, burst, add, pour, more, reads: () => reads };
};

it('of five thousand at once the first ten are named, the others are one number when it rests', () => {
  const { clock, told, pour, more, reads } = rig();
  pour(5000, 'a');
  expect(told.map(({ number }) => number)).toEqual(Array.from({ length: 10 }, (_, i) => `a-${i}`));
  expect(reads()).toBe(10);
  clock.advance(31_000);
  expect(more()).toEqual([]);
  clock.advance(1000);
  expect(told).toHaveLength(11);
  expect(told.at(-1)).toEqual({ call: 'away-11', number: '', more: 4990 });
  clock.advance(86_400_000);
  expect(told).toHaveLength(11);
});

it('a few need no number beside them', () => {
  const { clock, told, pour } = rig();
  pour(10, 'a');
  clock.advance(100_000);
  expect(told).toHaveLength(10);
});

it('an INVITE that is sent again counts once, another one of the same call is another', () => {
  const { told, add, burst, pour, more } = rig();
  for (let i = 0; i < 7; i++) add('one');
  expect(told).toHaveLength(1);
  add('one', 'another branch');
  expect(told).toHaveLength(2);
  pour(20, 'a');
  pour(20, 'a');
  burst.close();
  expect(more()).toEqual([12]);
});

it('a flood that never ends is told once an hour, and the end of it', () => {
  const { clock, told, more, add } = rig();
  for (let second = 0; second < 3 * 3600; second++) {
    add(`s-${second}`);
    clock.advance(1000);
  }
  expect(more()).toHaveLength(2);
  clock.advance(40_000);
  expect(more()).toHaveLength(3);
  expect(more().reduce((sum, one) => sum + one, told.length - 3)).toBe(3 * 3600);
});

it('a flood that pauses again and again does not fill the book', () => {
  const { clock, told, pour } = rig();
  for (let i = 0; i < 2700; i++) {
    pour(100, `b-${i}`);
    clock.advance(32_000);
  }
  // A day of it.
  expect(told.length).toBeLessThan(2 * 2700);
});

it('what is not told when the phone is put away is told then, and only once', () => {
  const { clock, burst, pour, more } = rig();
  pour(15, 'a');
  burst.close();
  burst.close();
  clock.advance(100_000);
  expect(more()).toEqual([5]);
});

it('keeps no more of an endless number of long names than it must', () => {
  const { add, burst, more } = rig();
  for (let i = 0; i < 12_000; i++) add(`${i}-${'x'.repeat(4000)}`);
  burst.close();
  expect(more()).toEqual([11_990]);
});
