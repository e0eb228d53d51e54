import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MicrophoneSource } from './microphone';
import {
  microphoneClosed,
  type MicrophoneEffect,
  type MicrophoneEvent,
  type MicrophoneMachine,
  microphoneStep,
} from './microphone-machine';

const source = (deviceId: string | null): MicrophoneSource => ({
  deviceId,
  echoCancellation: true,
  noiseSuppression: true,
  autoGainControl: true,
});
const [a, b] = [source('a'), source('b')];

const states = {
  closed: microphoneClosed,
  opening: { name: 'opening', ticket: 1, source: a, tried: 1, kept: null },
  swapping: { name: 'opening', ticket: 2, source: b, tried: 1, kept: a },
  waiting: { name: 'waiting', ticket: 1, source: a, tried: 1, kept: null },
  open: { name: 'open', ticket: 1, source: a, refused: null },
  kept: { name: 'open', ticket: 2, source: a, refused: b },
  failed: { name: 'failed', ticket: 1, source: a, problem: 'busy' },
} satisfies Record<string, MicrophoneMachine>;

const events = {
  wantedA: { kind: 'wanted', source: a },
  wantedB: { kind: 'wanted', source: b },
  decidedA: { kind: 'decided', source: a },
  decidedB: { kind: 'decided', source: b },
  unwanted: { kind: 'unwanted' },
  opened: { kind: 'opened', ticket: 1, source: a },
  openedLate: { kind: 'opened', ticket: 0, source: a },
  busy: { kind: 'failed', ticket: 1, errorName: 'NotReadableError' },
  refused: { kind: 'failed', ticket: 1, errorName: 'NotAllowedError' },
  missing: { kind: 'failed', ticket: 1, errorName: 'NotFoundError' },
  swapBusy: { kind: 'failed', ticket: 2, errorName: 'NotAllowedError' },
  retryDue: { kind: 'retryDue', ticket: 1 },
  gone: { kind: 'gone' },
} satisfies Record<string, MicrophoneEvent>;

type StateName = keyof typeof states;
type EventName = keyof typeof events;
const same = 'same';

type Row = Record<EventName, string>;

/** Nothing changes; what is opened for nobody is let go. */
const unmoved: Row = {
  ...(Object.fromEntries(Object.keys(events).map((name) => [name, same])) as Row),
  opened: 'same discard',
  openedLate: 'same discard',
};

/** For every pair: the state after it, and what is done. */
const table: Record<StateName, Row> = {
  closed: {
    ...unmoved,
    wantedA: 'opening open',
    wantedB: 'opening open',
  },
  opening: {
    ...unmoved,
    wantedB: 'opening open',
    decidedB: 'opening open',
    unwanted: 'closed close',
    opened: 'open adopt',
    busy: 'waiting retryAfter',
    refused: 'failed',
    missing: 'opening open',
  },
  swapping: {
    ...unmoved,
    wantedA: 'opening open',
    decidedA: 'opening open',
    unwanted: 'closed close',
    swapBusy: 'open',
    gone: 'opening close',
  },
  waiting: {
    ...unmoved,
    wantedB: 'opening open',
    decidedB: 'opening open',
    unwanted: 'closed close',
    retryDue: 'opening open',
  },
  open: {
    ...unmoved,
    wantedB: 'opening open',
    decidedB: 'opening open',
    unwanted: 'closed close',
    gone: 'failed close',
  },
  kept: {
    ...unmoved,
    unwanted: 'closed close',
    gone: 'failed close',
  },
  failed: {
    ...unmoved,
    wantedA: 'opening open',
    wantedB: 'opening open',
    decidedB: 'opening open',
    unwanted: 'closed close',
  },
};

describe('the microphone’s machine, pair by pair', () => {
  for (const [stateName, row] of Object.entries(table) as [StateName, (typeof table)[StateName]][])
    for (const [eventName, outcome] of Object.entries(row) as [EventName, string][])
      it(`${stateName} + ${eventName} -> ${outcome}`, () => {
        const state: MicrophoneMachine = states[stateName];
        const step = microphoneStep(state, events[eventName]);
        const next = step.next === state ? same : step.next.name;
        expect([next, ...step.effects.map((effect) => effect.do)].join(' ')).toBe(outcome);
      });
});

describe('the microphone’s machine', () => {
  it('tries a busy one three times more, then says so', () => {
    let state: MicrophoneMachine = states.opening;
    const delays: number[] = [];
    for (;;) {
      const { ticket }: MicrophoneMachine = state;
      const step = microphoneStep(state, { kind: 'failed', ticket, errorName: 'NotReadableError' });
      state = step.next;
      const [effect] = step.effects;
      if (effect?.do !== 'retryAfter') break;
      delays.push(effect.ms);
      state = microphoneStep(state, { kind: 'retryDue', ticket }).next;
    }
    expect(delays).toHaveLength(3);
    expect(state).toMatchObject({ name: 'failed', problem: 'busy' });
  });

  it('takes any other when the chosen one vanished before it was open, and then gives up', () => {
    const step = microphoneStep(states.opening, events.missing);
    expect(step.next).toMatchObject({ name: 'opening', source: { deviceId: null } });
    const ticket = step.next.ticket;
    const last = microphoneStep(step.next, { kind: 'failed', ticket, errorName: 'NotFoundError' });
    expect(last.next).toMatchObject({ name: 'failed', problem: 'missing' });
  });

  it('keeps the old one when the new one cannot be had, and does not ask for it again by itself', () => {
    const { next } = microphoneStep(states.swapping, events.swapBusy);
    expect(next).toMatchObject({ name: 'open', source: a, refused: b });
    expect(microphoneStep(next, events.decidedB).next).toBe(next);
  });

  it('does not open another one when it may be any', () => {
    expect(microphoneStep(states.open, { kind: 'decided', source: source(null) }).effects).toEqual(
      [],
    );
  });

  it('leaves no capture running, whatever happens in whatever order', () => {
    const event = fc.constantFrom<MicrophoneEvent['kind']>(
      'wanted',
      'decided',
      'unwanted',
      'opened',
      'failed',
      'retryDue',
      'gone',
    );
    const turn = fc.record({
      kind: event,
      which: fc.constantFrom(a, b),
      pick: fc.nat(),
      errorName: fc.constantFrom('NotAllowedError', 'NotFoundError', 'NotReadableError'),
    });
    fc.assert(
      fc.property(fc.array(turn, { maxLength: 60 }), (turns) => {
        const room = new Room();
        for (const { kind, which, pick, errorName } of turns)
          room.turn(kind, which, pick, errorName);
        room.send({ kind: 'unwanted' });
        while (room.pending.length > 0) room.turn('opened', a, 0, '');
        expect(room.current).toBeNull();
        expect(room.stray).toBe(0);
      }),
      { numRuns: 500 },
    );
  });
});

/** Runs the effects as the keeper does, counting captures. */
class Room {
  state: MicrophoneMachine = microphoneClosed;
  pending: number[] = [];
  current: number | null = null;
  stray = 0;

  turn(
    kind: MicrophoneEvent['kind'],
    which: MicrophoneSource,
    pick: number,
    errorName: string,
  ): void {
    const ticket = this.pending[pick % Math.max(1, this.pending.length)];
    if (kind === 'wanted' || kind === 'decided') this.send({ kind, source: which });
    else if (kind === 'unwanted' || kind === 'gone') this.send({ kind });
    else if (kind === 'retryDue') this.send({ kind, ticket: this.state.ticket });
    else if (ticket !== undefined) {
      this.pending = this.pending.filter((one) => one !== ticket);
      if (kind === 'opened') {
        this.stray++;
        this.send({ kind, ticket, source: which });
      } else this.send({ kind, ticket, errorName });
    }
  }

  send(event: MicrophoneEvent): void {
    const step = microphoneStep(this.state, event);
    this.state = step.next;
    for (const effect of step.effects) this.run(effect);
  }

  run(effect: MicrophoneEffect): void {
    if (effect.do === 'open') this.pending.push(effect.ticket);
    if (effect.do === 'adopt') this.current = effect.ticket;
    if (effect.do === 'adopt' || effect.do === 'discard') this.stray--;
    if (effect.do === 'close') this.current = null;
  }
}
