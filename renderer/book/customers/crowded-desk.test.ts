import 'fake-indexeddb/auto';
import { expect, it, vi } from 'vitest';
import { customersDesk as desk, over, ringing } from './testing/customers-rig';

// The machine may be busy with other tests.
vi.setConfig({ testTimeout: 60_000 });

it('callers who are turned away push nobody off the screen', async () => {
  const { flow, known, done } = await desk();
  const writtenUp = ringing('+33261913055');
  const talking = ringing('0639984127');
  for (const call of [writtenUp, talking]) {
    flow.callStarted(call);
    await done(call);
    flow.callAnswered(call);
  }
  flow.callEnded({ ...writtenUp, phase: over });
  const end = { reason: 'flood', by: 'agent', at: 2_000, status: 486 } as const;
  const away = Array.from({ length: 120 }, () => ringing(''));
  for (const call of away) {
    flow.callStarted(call);
    flow.callEnded({ ...call, phase: { name: 'ended', talkedSeconds: 0, end } });
  }
  expect(known(talking)?.chosen).toBe('claire');
  expect(known(writtenUp)?.matches).toHaveLength(2);
  expect(Object.keys(flow.store.getState().recognised)).toHaveLength(50);
  expect(known(away.at(-1)!)).toBeDefined();
});

it('of many calls that were talked in the oldest leave', async () => {
  const { flow, known } = await desk();
  const calls = Array.from({ length: 60 }, () => ringing(''));
  for (const call of calls) {
    flow.callStarted(call);
    flow.callEnded({ ...call, phase: over });
  }
  expect(Object.keys(flow.store.getState().recognised)).toHaveLength(50);
  expect(known(calls[9]!)).toBeUndefined();
  expect(known(calls[10]!)).toBeDefined();
});
