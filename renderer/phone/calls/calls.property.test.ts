import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Call } from '../../model/call';
import type { CallSignal } from './call-port';
import { commandsFor, isLive, isTalking } from './call-rules';
import { callsOnPaper } from './testing/calls-on-paper';

const commandNames = [
  'answer',
  'hangUp',
  'hold',
  'holdAll',
  'resume',
  'mute',
  'unmute',
  'complete',
  'backToCustomer',
  'join',
  'separate',
  'leave',
  'silence',
  'unsilence',
  'hangUpAll',
  'dismiss',
] as const;
type SignalOf<S> = S extends CallSignal ? Omit<S, 'call'> : never;
type OneSignal = SignalOf<Exclude<CallSignal, { kind: 'incoming' }>>;

/** `on`: which of the calls in the list, or one that nobody knows. */
type Act =
  | { rings: string }
  | { talks: string }
  | { dial: true }
  | { wait: number }
  | { signal: OneSignal; on: number }
  | { command: (typeof commandNames)[number] | 'decline' | 'transfer' | 'consult'; on: number };

/** Signals in an order that no honest port sends, and commands at any time. */
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ rings: fc.constantFrom('c1', 'c2', 'c3') }) },
  { weight: 2, arbitrary: fc.record({ talks: fc.constantFrom('c1', 'c2', 'c3') }) },
  { weight: 1, arbitrary: fc.constant({ dial: true as const }) },
  { weight: 1, arbitrary: fc.record({ wait: fc.integer({ min: 1, max: 60_000 }) }) },
  {
    weight: 8,
    arbitrary: fc.record({
      on: fc.nat(4),
      signal: fc.constantFrom<OneSignal[]>(
        { kind: 'established' },
        { kind: 'ringingThere', earlyMedia: false },
        { kind: 'holdChanged', held: true },
        { kind: 'holdChanged', held: false },
        { kind: 'holdRefused', status: 488 },
        { kind: 'heldByRemote', held: true },
        { kind: 'transferProgress', status: 180 },
        { kind: 'transferProgress', status: 200 },
        { kind: 'transferProgress', status: 486 },
        { kind: 'replaced', remote: { number: '300', displayName: '', anonymous: false } },
        { kind: 'partyChanged', remote: { number: '301', displayName: '', anonymous: false } },
        { kind: 'mediaChanged', media: 'troubled', since: 0 },
        { kind: 'ended', end: { reason: 'hungUp', by: 'remote' } },
      ),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      on: fc.nat(4),
      command: fc.constantFrom(
        ...commandNames,
        'decline' as const,
        'transfer' as const,
        'consult' as const,
        'consult' as const,
      ),
    }),
  },
);

const perform = (paper: ReturnType<typeof callsOnPaper>, one: Act): void => {
  const { flow, tell } = paper;
  if ('rings' in one) return paper.ring(one.rings);
  if ('talks' in one) return paper.talk(one.talks);
  if ('wait' in one) return paper.clock.advance(one.wait);
  if ('dial' in one) return void flow.dial('0199001234');
  const id = flow.store.getState().calls[one.on]?.id ?? 'nobody';
  if ('signal' in one) return tell({ ...one.signal, call: id });
  if (one.command === 'decline') return flow.decline(id);
  if (one.command === 'transfer') return void flow.transfer(id, '200');
  if (one.command === 'consult') return void flow.consult(id, { target: '300', name: '' });
  flow[one.command](id);
};

/** An interaction, and who speaks in it: a customer rings again under the same id, a consultation does not. */
const whole = ({ interactionId, consults, id }: Call) =>
  consults === null ? interactionId : `${interactionId} ${id}`;

const runs = { numRuns: 700 };

describe('calls, whatever happens in whatever order', () => {
  it('no microphone is open that should not be, and one talks at a time', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
        const paper = callsOnPaper();
        const { flow, open } = paper;
        for (const one of acts) {
          perform(paper, one);
          const { calls, stageId } = flow.store.getState();
          const heard = [...open].filter(([, on]) => on).map(([id]) => id);
          const may = calls.filter(
            ({ phase, hold, muted }) =>
              phase.name === 'talking' && !hold.wanted && !hold.actual && !hold.syncing && !muted,
          );
          expect(heard).toEqual(may.map((call) => call.id));
          const talking = calls.filter(isTalking);
          // One conversation: a single call, or parties of the one conference.
          if (talking.length > 1) expect(talking.every((call) => call.conference)).toBe(true);
          expect(calls.filter((call) => call.conference).length).toBeLessThanOrEqual(2);
          expect(calls.filter((call) => call.conference)).not.toHaveLength(1);
          expect(stageId === null).toBe(calls.length === 0);
          if (talking.length > 0) expect(talking.map((call) => call.id)).toContain(stageId);
          // Nobody is mixed who is held, on the way to or from it, or alone.
          const wanted = may.length > 1 && may.every((call) => call.conference);
          const mix = calls.filter(
            ({ conference, hold }) => conference && !hold.wanted && !hold.actual && !hold.syncing,
          );
          if (wanted || mix.length > 1) expect(paper.mixed()).toEqual(mix.map((call) => call.id));
          else expect(paper.mixed()).toEqual([]);
        }
      }),
      runs,
    );
  });

  it('an ended call stays ended, is released, and was told once from start to end', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
        const paper = callsOnPaper();
        const { flow, orders, told, clock } = paper;
        const over = new Map<string, string>();
        for (const one of acts) {
          perform(paper, one);
          for (const { interactionId, consults, phase } of flow.store.getState().calls) {
            // A consultation shares the interaction of its customer and leaves the list by itself.
            if (consults !== null) continue;
            const seen = over.get(interactionId);
            if (seen) expect(JSON.stringify(phase)).toBe(seen);
            if (phase.name === 'ended') over.set(interactionId, JSON.stringify(phase));
          }
        }
        // Nobody confirms anything any more: what was hung up still comes to its end.
        flow.store.getState().calls.forEach(({ id }) => flow.hangUp(id));
        clock.advance(60_000);
        const kinds = ['callStarted', 'callEnded'] as const;
        const [started, ended] = kinds.map((kind) =>
          told.filter((news) => news.kind === kind).map(({ call }) => whole(call)),
        );
        expect(started?.toSorted()).toEqual(ended?.toSorted());
        expect(new Set(started).size).toBe(started?.length);
        told.forEach((news) => expect(orders).toContain(`${news.call.id} released`));
        flow.store.getState().calls.forEach(({ phase }) => expect(phase.name).toBe('ended'));
      }),
      runs,
    );
  });

  it('a command that the rules offer is never ignored', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 25 }), (acts) => {
        const paper = callsOnPaper();
        const { flow } = paper;
        acts.forEach((one) => perform(paper, one));
        const { calls } = flow.store.getState();
        for (const call of calls) {
          for (const name of commandsFor(call, calls)) {
            const before = flow.store.getState().calls.find((one) => one.id === call.id);
            if (!before || name === 'keypad' || name === 'swap') continue;
            const earlier = flow.store.getState().calls;
            if (!commandsFor(before, earlier).has(name)) continue;
            // Four calls are as many as there may be.
            if (name === 'consult' && earlier.filter(isLive).length >= 4) continue;
            if (name === 'decline') flow.decline(call.id);
            else if (name === 'transfer') expect(flow.transfer(call.id, '200').ok).toBe(true);
            else if (name === 'consult')
              expect(flow.consult(call.id, { target: '200', name: '' }).ok).toBe(true);
            else flow[name](call.id);
            const after = flow.store.getState().calls;
            expect(after, `${name} while ${JSON.stringify(before)}`).not.toBe(earlier);
          }
        }
      }),
      runs,
    );
  });
});
