import { describe, expect, it } from 'vitest';
import type { RecordingState } from './recording';
import { type RecordingEvent, recordedSeconds, transition } from './recording-machine';

const states: RecordingState[] = [
  { name: 'off' },
  { name: 'asking' },
  { name: 'starting' },
  { name: 'recording', since: 0, before: 3 },
  { name: 'paused', by: 'agent', before: 3 },
  { name: 'paused', by: 'hold', before: 3 },
  { name: 'closing', before: 3 },
  { name: 'saved', seconds: 3, keptUntil: 9 },
  { name: 'failed', fault: 'diskFull', seconds: 3 },
];
const events: RecordingEvent[] = [
  { kind: 'ask' },
  { kind: 'cancel' },
  { kind: 'agreed' },
  { kind: 'began' },
  { kind: 'failed', fault: 'diskFull' },
  { kind: 'pause' },
  { kind: 'resume' },
  { kind: 'held' },
  { kind: 'unheld' },
  { kind: 'stop' },
  { kind: 'callEnded' },
  { kind: 'closed', keptUntil: 9 },
];
const run = (given: RecordingEvent[], now = 0) => {
  let state: RecordingState = { name: 'off' };
  const effects: string[] = [];
  for (const event of given) {
    const step = transition(state, event, now);
    state = step.state;
    effects.push(...step.effects);
  }
  return { state, effects };
};

describe('a recording', () => {
  it('answers every event in every state, and says why it ignores one', () => {
    for (const state of states)
      for (const event of events) {
        const step = transition(state, event, 1000);
        expect(step.state === state).toBe(step.ignored !== undefined);
        if (step.ignored !== undefined) expect(step.effects).toEqual([]);
      }
  });

  it('never begins before the caller agreed', () => {
    for (const state of states)
      for (const event of events) {
        const { effects } = transition(state, event, 0);
        if (effects.includes('begin'))
          expect([state.name, event.kind]).toEqual(['asking', 'agreed']);
      }
  });

  it('is announced when it begins, pauses and goes on by hand', () => {
    const { effects } = run([
      { kind: 'ask' },
      { kind: 'agreed' },
      { kind: 'began' },
      { kind: 'pause' },
      { kind: 'resume' },
      { kind: 'stop' },
    ]);
    expect(effects).toEqual(['begin', 'signal', 'pause', 'signal', 'resume', 'signal', 'finish']);
  });

  it('pauses with the call and goes on with it, but not where the agent paused', () => {
    const talking: RecordingState = { name: 'recording', since: 0, before: 0 };
    const held = transition(talking, { kind: 'held' }, 2000).state;
    expect(transition(held, { kind: 'resume' }, 2000).ignored).toBeDefined();
    expect(transition(held, { kind: 'unheld' }, 9000).state).toEqual({
      name: 'recording',
      since: 9000,
      before: 2,
    });
    const paused = transition(talking, { kind: 'pause' }, 2000).state;
    expect(transition(paused, { kind: 'unheld' }, 9000).ignored).toBeDefined();
  });

  it('counts the sound that is kept, not the pauses', () => {
    const talking: RecordingState = { name: 'recording', since: 1000, before: 10 };
    expect(recordedSeconds(talking, 4500)).toBe(13.5);
    expect(recordedSeconds({ name: 'paused', by: 'agent', before: 12 }, 99_000)).toBe(12);
  });

  it('closes what is kept when the disk fails', () => {
    const step = transition(
      { name: 'recording', since: 0, before: 0 },
      { kind: 'failed', fault: 'diskFull' },
      7000,
    );
    expect(step.state).toEqual({ name: 'failed', fault: 'diskFull', seconds: 7 });
    expect(step.effects).toEqual(['finish']);
  });
});
