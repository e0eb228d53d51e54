import { expect, it } from 'vitest';
import { keepEqual } from './keep-equal';

const call = (id: string, what: object = {}) => ({ id, remote: { number: id }, ...what });

it('a row stays the same object when another one before it leaves', () => {
  const before = { calls: [call('a'), call('b'), call('c')], stageId: 'b' };
  const now = structuredClone({ calls: [before.calls[1], before.calls[2]], stageId: 'b' });
  const kept = keepEqual(before, now) as typeof before;
  expect(kept).toEqual(now);
  expect(kept.calls[0]).toBe(before.calls[1]);
  expect(kept.calls[1]?.remote).toBe(before.calls[2]?.remote);
});

it('what equals is the same, and what does not is what came', () => {
  const before = { calls: [call('a'), call('b')], list: [1, 2], none: null };
  expect(keepEqual(before, structuredClone(before))).toBe(before);
  const now = { calls: [call('a', { muted: true }), call('b')], list: [1, 2, 3], none: null };
  const kept = keepEqual(before, now) as typeof before;
  expect(kept).toEqual(now);
  expect(kept.calls[1]).toBe(before.calls[1]);
  expect(kept.list).toEqual([1, 2, 3]);
  // Another order is a change, whoever is in it.
  const turned = keepEqual(before.calls, [call('b'), call('a')]) as typeof before.calls;
  expect(turned).not.toBe(before.calls);
  expect(turned[0]).toBe(before.calls[1]);
  expect(keepEqual([], {})).toEqual({});
  expect(keepEqual({ a: 1 }, [])).toEqual([]);
});
