import { createStore } from 'zustand/vanilla';
import { describe, expect, it } from 'vitest';
import {
  type Call,
  type CallsDoor,
  type CallsFlow,
  type CallsSnapshot,
  createCallKeys,
} from '../phone/calls';
import { sampleCall, talkingCall } from '../phone/calls/testing/sample-call';
import { fail, manualClock, ok } from '../kernel';
import { createDeskCommands } from './desk-commands';

const bench = ({ lineReady = true, follows = true } = {}) => {
  const store = createStore<CallsSnapshot>(() => ({ calls: [], stageId: null }));
  const deeds: string[] = [];
  const show = (...calls: Call[]) =>
    store.setState({
      calls,
      stageId: calls.find(({ id }) => id === 'stage')?.id ?? calls[0]?.id ?? null,
    });
  const change = (id: string, what: Partial<Call>) =>
    show(...store.getState().calls.map((call) => (call.id === id ? { ...call, ...what } : call)));
  const deed = (name: string, what: Partial<Call>) => (id: string) => {
    deeds.push(`${name} ${id}`);
    if (follows) change(id, what);
  };
  const ended = { reason: 'hungUp', by: 'agent', at: 0 } as const;
  const calls = {
    store,
    answer: deed('answer', { phase: { name: 'talking', since: 5 } }),
    hangUpAll: deed('hangUp', { phase: { name: 'ended', talkedSeconds: 1, end: ended } }),
    mute: deed('mute', { muted: true }),
    unmute: deed('unmute', { muted: false }),
    dial: (target: string) => {
      deeds.push(`dial ${target}`);
      return lineReady ? ok('new') : fail('lineNotReady', 'network');
    },
  } as unknown as CallsFlow & CallsDoor;
  const clock = manualClock();
  const run = createDeskCommands({
    calls,
    keys: createCallKeys(calls, clock),
    setDial: (number) => void deeds.push(`fill ${number}`),
    presence: () => ({ line: 'ready', agent: 'available' }),
    country: () => 'FR',
    clock,
  });
  return { run, show, clock, deeds };
};

const noCall = { ok: false, code: 'noCall' };
const ringing = (what: Partial<Call> = {}) =>
  sampleCall({ phase: { name: 'ringing', since: 3 }, ...what });
const dialOf = (number: string, mayDial = true) => ({ do: 'dial', number, mayDial }) as const;

describe('a command of another program', () => {
  it('tells the state, and who it is only where that is asked for', async () => {
    const { run, show } = bench();
    const remote = { number: '+33199001234', displayName: 'Inès', anonymous: false };
    show(
      talkingCall({ remote, muted: true, hold: { ...talkingCall().hold, wanted: true } }),
      ringing({ id: 'b', remote, practice: true }),
      sampleCall({
        id: 'c',
        phase: { name: 'ended', talkedSeconds: 0, end: { reason: 'busy', by: 'remote', at: 0 } },
      }),
    );
    const seen = [
      { direction: 'in', phase: 'talking', since: 0, held: true, muted: true, practice: false },
      { direction: 'in', phase: 'ringing', since: 3, held: false, muted: false, practice: true },
    ];
    const state = { line: 'ready', agent: 'available', calls: seen };
    expect(await run({ do: 'state', private: false })).toEqual({ ok: true, state });
    const who = { number: '+33199001234', name: 'Inès' };
    expect(await run({ do: 'state', private: true })).toEqual({
      ok: true,
      state: { ...state, calls: seen.map((one) => ({ ...one, ...who })) },
    });
  });

  it('answers what rings, and never hangs up instead', async () => {
    const { run, show, clock, deeds } = bench();
    expect(await run({ do: 'answer' })).toEqual(noCall);
    show(ringing());
    expect(await run({ do: 'answer' })).toMatchObject({
      ok: true,
      state: { calls: [{ phase: 'talking', since: 5 }] },
    });
    clock.advance(5000);
    expect(await run({ do: 'answer' })).toEqual(noCall);
    expect(deeds).toEqual(['answer a']);
  });

  it('says what is true after 250 ms where the far side takes its time', async () => {
    const { run, show, clock } = bench({ follows: false });
    show(ringing());
    const asked = run({ do: 'answer' });
    clock.advance(250);
    expect(await asked).toMatchObject({ ok: true, state: { calls: [{ phase: 'ringing' }] } });
  });

  it('hangs up what is in front, and declines nothing', async () => {
    const { run, show, deeds } = bench();
    expect(await run({ do: 'hangup' })).toEqual(noCall);
    show(ringing());
    expect(await run({ do: 'hangup' })).toEqual(noCall);
    show(talkingCall());
    expect(await run({ do: 'hangup' })).toMatchObject({ ok: true, state: { calls: [] } });
    expect(await run({ do: 'hangup' })).toEqual(noCall);
    show(sampleCall({ direction: 'out', phase: { name: 'dialling', since: 0 } }));
    expect((await run({ do: 'hangup' })).ok).toBe(true);
    expect(deeds).toEqual(['hangUp a', 'hangUp a']);
  });

  it('mutes, opens, and turns over; what is so already stays', async () => {
    const { run, show, deeds } = bench();
    expect(await run({ do: 'mute', to: 'on' })).toEqual(noCall);
    show(ringing());
    expect(await run({ do: 'mute', to: 'other' })).toEqual(noCall);
    show(talkingCall());
    for (const [to, muted] of [
      ['on', true],
      ['on', true],
      ['other', false],
      ['off', false],
      ['other', true],
    ] as const)
      expect(await run({ do: 'mute', to })).toMatchObject({ state: { calls: [{ muted }] } });
    // Ordered as it is wanted, whatever the desk has seen of it: nothing is turned over twice.
    expect(deeds).toEqual(['mute a', 'mute a', 'unmute a', 'unmute a', 'mute a']);
  });
});

describe('a number of another program', () => {
  it('fills the field, and dials where that is allowed', async () => {
    const { run, deeds } = bench();
    expect(await run(dialOf('4102', false))).toMatchObject({
      ok: true,
      dial: { did: 'filled', why: 'notAllowed' },
    });
    expect(await run(dialOf('4102'))).toMatchObject({ ok: true, dial: { did: 'dialled' } });
    expect(deeds).toEqual(['fill 4102', 'dial 4102']);
  });

  it.each(['15', '112', '0112', '911', '116000'])(
    '%s, an emergency, is never dialled',
    async (number) => {
      const { run, deeds } = bench();
      expect(await run(dialOf(number))).toMatchObject({
        dial: { did: 'filled', why: 'emergency' },
      });
      expect(deeds).toEqual([`fill ${number}`]);
    },
  );

  it.each([talkingCall(), ringing()])('puts no caller on hold ($phase.name)', async (call) => {
    const { run, show, deeds } = bench();
    show(call);
    expect(await run(dialOf('4102'))).toMatchObject({ dial: { did: 'filled', why: 'inCall' } });
    expect(deeds).toEqual(['fill 4102']);
  });

  it('stands in the field where the line is not ready', async () => {
    const { run, deeds } = bench({ lineReady: false });
    expect(await run(dialOf('4102'))).toMatchObject({
      dial: { did: 'filled', why: 'lineNotReady' },
    });
    expect(deeds).toEqual(['dial 4102', 'fill 4102']);
  });
});
