import { createStore } from 'zustand/vanilla';
import { describe, expect, it } from 'vitest';
import { fail, manualClock, ok } from '../../kernel';
import type { Call } from '../../model/call';
import { createCallKeys } from './call-keys';
import type { CallsFlow, CallsSnapshot } from './calls-door';
import { sampleCall } from './testing/sample-call';

const remote = { number: '4102', displayName: '', anonymous: false };
const callIn = (phase: Call['phase'], what: Partial<Call> = {}) =>
  sampleCall({ remote, phase, ...what });

const bench = (lineReady = true) => {
  const store = createStore<CallsSnapshot>(() => ({ calls: [], stageId: null }));
  const deeds: string[] = [];
  const deed = (name: string) => (id: string) => void deeds.push(`${name} ${id}`);
  const door = {
    store,
    answer: deed('answer'),
    hangUpAll: deed('hangUp'),
    mute: deed('mute'),
    unmute: deed('unmute'),
    holdAll: deed('hold'),
    resume: deed('resume'),
    dismiss: deed('dismiss'),
    dial: (target: string) => {
      deeds.push(`dial ${target}`);
      return lineReady ? ok('new') : fail('lineNotReady', 'network');
    },
  } as unknown as CallsFlow;
  const clock = manualClock();
  const { press, answer, onAnswered } = createCallKeys(door, clock);
  const show = (...calls: Call[]) => store.setState({ calls, stageId: calls[0]?.id ?? null });
  return { press, answer, onAnswered, show, clock, deeds };
};

const talking = { name: 'talking', since: 0 } as const;

describe('the global keys', () => {
  it('answer what rings, even while another call talks', () => {
    const { press, show, deeds } = bench();
    show(callIn(talking), callIn({ name: 'ringing', since: 0 }, { id: 'b' }));
    press('answer');
    expect(deeds).toEqual(['answer b']);
  });

  it('say that a call was answered, so that the caret may go to its note', () => {
    const { press, onAnswered, show, deeds } = bench();
    onAnswered(() => void deeds.push('told'));
    show(callIn(talking));
    press('mute');
    show(callIn({ name: 'ringing', since: 0 }));
    press('answer');
    expect(deeds.slice(1)).toEqual([expect.stringMatching(/^answer/), 'told']);
  });

  it('do not hang up within 1.5 s of a change: a second press on Answer ends nothing', () => {
    const { press, show, clock, deeds } = bench();
    show(callIn({ name: 'ringing', since: 0 }));
    press('answer');
    show(callIn(talking));
    clock.advance(1400);
    press('answer');
    expect(deeds).toEqual(['answer a']);
    clock.advance(200);
    press('answer');
    expect(deeds).toEqual(['answer a', 'hangUp a']);
  });

  it('end no other call when whoever rang is gone in the moment of the press', () => {
    const { press, answer, show, clock, deeds } = bench();
    const first = callIn(talking);
    show(first, callIn({ name: 'ringing', since: 0 }, { id: 'b' }));
    clock.advance(60_000);
    show(first);
    press('answer');
    answer('b');
    expect(deeds).toEqual([]);
    clock.advance(1600);
    press('answer');
    expect(deeds).toEqual(['hangUp a']);
  });

  const lost = callIn({
    name: 'ended',
    talkedSeconds: 7,
    end: { reason: 'mediaFailed', by: 'network', at: 0 },
  });

  it('call back what was lost, once', () => {
    const { press, show, clock, deeds } = bench();
    show(lost);
    press('answer');
    expect(deeds).toEqual([]);
    clock.advance(1500);
    press('answer');
    expect(deeds).toEqual(['dial 4102', 'dismiss a']);
    show(callIn({ name: 'dialling', since: 0 }, { id: 'new', direction: 'out' }));
    press('answer');
    expect(deeds).toHaveLength(2);
  });

  it('keep the lost call where it cannot be called yet, and call nobody who hung up', () => {
    const { press, show, clock, deeds } = bench(false);
    show(lost);
    clock.advance(1500);
    press('answer');
    expect(deeds).toEqual(['dial 4102']);
    show(
      callIn({
        name: 'ended',
        talkedSeconds: 7,
        end: { reason: 'hungUp', by: 'remote', at: 0 },
      }),
    );
    clock.advance(1500);
    press('answer');
    expect(deeds).toEqual(['dial 4102', 'hangUp a']);
  });

  it('turn mute and hold over', () => {
    const { press, show, deeds } = bench();
    show(callIn(talking));
    press('mute');
    press('hold');
    const held = { ...callIn(talking).hold, wanted: true };
    show(callIn(talking, { muted: true, hold: held }));
    press('mute');
    press('hold');
    expect(deeds).toEqual(['mute a', 'hold a', 'unmute a', 'resume a']);
  });

  it('do nothing without a call', () => {
    const { press, deeds } = bench();
    press('answer');
    press('mute');
    press('hold');
    expect(deeds).toEqual([]);
  });
});
