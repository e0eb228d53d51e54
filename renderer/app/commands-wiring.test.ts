import { createStore } from 'zustand/vanilla';
import { expect, it } from 'vitest';
import type { DeskBridge, WaitingCommand } from '@contract';
import { manualClock } from '../kernel';
import { commandsToDesk } from './commands-wiring';

it('a page takes every command that still waits, and answers each with what is true', async () => {
  const waiting: WaitingCommand[] = [
    { id: 7, command: { do: 'hangup' } },
    { id: 8, command: { do: 'dial', number: '4102', mayDial: false } },
  ];
  const answers: unknown[] = [];
  let waits = (): void => undefined;
  const bridge = {
    hear: (name: string, listener: () => void) => {
      expect(name).toBe('command.waiting');
      waits = listener;
    },
    ask: async (name: string, request: unknown) => {
      if (name === 'command.answer') answers.push(request);
      return { ok: true, value: name === 'command.take' ? (waiting.shift() ?? null) : null };
    },
  } as unknown as DeskBridge;
  const filled: string[] = [];
  const settings = { 'desk.line': { value: 'practice' }, 'line.country': { value: 'FR' } };
  commandsToDesk({
    bridge,
    clock: manualClock(),
    calls: { store: createStore(() => ({ calls: [], stageId: null })) },
    keys: {},
    documents: { setDial: (number: string) => void filled.push(number) },
    line: { store: createStore(() => ({ state: { phase: 'ready' } })) },
    agent: { store: createStore(() => ({ state: { name: 'available' } })) },
    settings: { store: createStore(() => ({ settings })) },
  } as unknown as Parameters<typeof commandsToDesk>[0]);

  // One news is enough for two; news of one that nobody waits for any more changes nothing.
  waits();
  await expect.poll(() => answers).toHaveLength(2);
  waits();
  await Promise.resolve();
  expect(answers).toEqual([
    { id: 7, outcome: { ok: false, code: 'noCall' } },
    {
      id: 8,
      outcome: {
        ok: true,
        state: { line: 'practice', agent: 'available', calls: [] },
        dial: { did: 'filled', why: 'notAllowed' },
      },
    },
  ]);
  expect(filled).toEqual(['4102']);
});
