import { expect, it } from 'vitest';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { callsOnPaper } from '../calls/testing/calls-on-paper';
import { announceMs } from './auto-answer';
import { followAutoAnswer } from './auto-answer-flow';
import type { TeamSnapshot } from './team-door';
import type { TeamFlowParts } from './team-flow';

const desk = (rule: object) => {
  const calls = callsOnPaper();
  let sounded = () => {};
  const parts = {
    calls: calls.flow,
    clock: calls.clock,
    settings: { store: createStore(() => ({ settings: { 'line.autoAnswer': rule } })) },
    agent: { store: createStore(() => ({ state: { name: 'available' } })) },
    announce: () => {
      calls.orders.push('tone');
      return new Promise<void>((resolve) => (sounded = resolve));
    },
  } as unknown as TeamFlowParts;
  const store = createStore(() => ({ autoAnswers: {} })) as unknown as StoreApi<TeamSnapshot>;
  followAutoAnswer(parts, store);
  const remote = { number: '0612345678', displayName: '', anonymous: false };
  calls.tell({ kind: 'incoming', call: 'a', remote, called: null });
  calls.clock.advance(0);
  const settle = async () => {
    for (let turn = 0; turn < 5; turn++) await Promise.resolve();
  };
  return { ...calls, sound: () => sounded(), settle };
};

it('a call is answered by itself only when the tone has sounded, however late the output opens', async () => {
  const { clock, orders, sound, settle } = desk({ value: 'always', source: 'managed' });
  expect(orders).toContain('tone');
  clock.advance(announceMs * 10);
  await settle();
  expect(orders).not.toContain('a answer');
  sound();
  await settle();
  expect(orders).toContain('a answer');
});

it('a tone that could not be played is no haste', async () => {
  const { clock, orders, sound, settle } = desk({ value: 'always', source: 'managed' });
  sound();
  await settle();
  expect(orders).not.toContain('a answer');
  clock.advance(announceMs);
  expect(orders).toContain('a answer');
});

it('the agent’s own setting answers nothing', async () => {
  const { clock, orders, settle } = desk({ value: 'always', source: 'user' });
  clock.advance(announceMs * 10);
  await settle();
  expect(orders).not.toContain('tone');
  expect(orders).not.toContain('a answer');
});
