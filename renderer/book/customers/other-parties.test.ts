import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { interactionShape } from '../archive/import-schema';
import type { Call, CallPhase, RemoteParty } from '../../model/call';
import type { OtherParty } from '../../model/interaction';
import { createCustomersFlow } from './customers-flow';
import { customersDesk, ringing, soon } from './testing/customers-rig';
import { withParties } from './other-parties';

vi.setConfig({ testTimeout: 60_000 });

describe('others in a call', () => {
  const asked = (call: Call, phase: CallPhase): Call => ({
    ...call,
    id: 'asked',
    direction: 'out',
    consults: call.id,
    startedAt: 2_000,
    remote: { number: '4102', displayName: '', anonymous: false },
    phase,
  });
  const inConsultation = async () => {
    const made = await customersDesk();
    const call = ringing('0639984127');
    made.flow.callStarted(call);
    await made.done(call);
    made.flow.callAnswered(call);
    made.flow.consulted(asked(call, { name: 'dialling', since: 2_000 }));
    return { ...made, call };
  };
  const ines = { number: '4102', name: 'Inès Marchand' };

  it('are in the record as soon as they are asked, should the desk die meanwhile', async () => {
    const { record, call, flow } = await inConsultation();
    const entry = { ...ines, part: 'consulted', at: 2_000 };
    await soon(async () =>
      expect((await record(call))?.call?.others).toEqual([{ ...entry, answered: false }]),
    );
    flow.consulted(asked(call, { name: 'talking', since: 3_000 }));
    await soon(async () =>
      expect((await record(call))?.call?.others).toEqual([{ ...entry, answered: true }]),
    );
  });
  it('stay in it to the end: who was asked, who talked along, to whom it went', async () => {
    const { record, call, flow } = await inConsultation();
    const other = asked(call, { name: 'talking', since: 3_000 });
    flow.consulted(other);
    flow.joined(call, other);
    const end = { reason: 'transferred', by: 'agent', at: 9_000 } as const;
    flow.callEnded({
      ...call,
      transfer: { step: 'sent', target: '4102', with: 'asked' },
      phase: { name: 'ended', talkedSeconds: 7, end },
    });
    await soon(async () => expect(await record(call)).toMatchObject({ state: 'closed' }));
    const stored = await record(call);
    expect(stored?.call).toMatchObject({ talkedSeconds: 7, endReason: 'transferred' });
    expect(stored?.call?.others).toMatchObject([
      { ...ines, part: 'consulted', answered: true },
      { ...ines, part: 'conference' },
      { ...ines, part: 'transferredTo', at: 9_000 },
    ]);
    // What is stored is what an import and an upgrade take.
    expect(() => interactionShape.parse(stored)).not.toThrow();
    expect(interactionShape.parse(stored)).toEqual(stored);
  });
  it('are named by the customer’s name when they are one', async () => {
    const { flow, record, done } = await customersDesk();
    const [one, two] = [ringing('0612000001'), ringing('0639984127')];
    [one, two].forEach((call) => flow.callStarted(call));
    await done(one);
    await done(two);
    flow.joined(one, two);
    await soon(async () =>
      expect((await record(one))?.call?.others).toMatchObject([
        { part: 'conference', name: 'Claire Lefèvre', number: '0639984127' },
      ]),
    );
  });
  it('who sent the call on are in it from the first ring, or when they put the customer through', async () => {
    const { flow, record } = await customersDesk();
    const referredBy = { number: '4102', displayName: 'INES', anonymous: false };
    const call = ringing('0639984127', { referredBy });
    flow.callStarted(call);
    const entry = { ...ines, part: 'sentBy', at: 1_000, answered: true };
    await soon(async () => expect((await record(call))?.call?.others).toEqual([entry]));
    const later = ringing('4102');
    flow.callStarted(later);
    flow.callReplaced({ ...later, remote: call.remote, referredBy });
    await soon(async () =>
      expect((await record(later))?.call?.others).toMatchObject([{ ...ines, part: 'sentBy' }]),
    );
  });
  it('beyond fifty are the first ones and the newest, and the record stays one that comes back', async () => {
    const { flow, record, clock, done, book, options } = await customersDesk();
    const party = (number: string): RemoteParty => ({ number, displayName: '', anonymous: false });
    const referredBy = party('4102');
    const call = ringing('+33600000100', { referredBy });
    flow.callStarted(call);
    await done(call);
    flow.callAnswered(call);
    let { remote } = call;
    const becomes = (number: string) => {
      const was = remote;
      remote = party(number);
      flow.partyChanged({ ...call, remote }, was, false);
    };
    for (let each = 101; each < 160; each++) becomes(`+33600000${each}`);
    const stored = async (numbers: string[]) =>
      soon(async () => {
        const row = await record(call);
        expect(() => interactionShape.parse(row)).not.toThrow();
        const others = row?.call?.others ?? [];
        expect(others).toHaveLength(50);
        expect([others[0], others[1], others.at(-1)].map((one) => one?.number)).toEqual(numbers);
      });
    await stored(['4102', '+33600000100', '+33600000158']);
    // The desk dies, and takes the call back.
    await book.closeInterrupted(() => false);
    const second = createCustomersFlow(options);
    const back = { ...call, id: 'back', remote, recovers: { answeredAt: clock.now() } };
    second.callStarted(back);
    await soon(() => expect(second.store.getState().recognised['back']?.state).toBe('done'));
    second.callAnswered(back);
    second.partyChanged({ ...back, remote: party('+33600000161') }, remote, false);
    await stored(['4102', '+33600000100', '+33600000159']);
    const end = { reason: 'transferred', by: 'agent', at: 9_000 } as const;
    second.callEnded({
      ...back,
      transfer: { step: 'sent', target: '4103', with: null },
      phase: { name: 'ended', talkedSeconds: 7, end },
    });
    await stored(['4102', '+33600000100', '4103']);
  });
});

it('one who is known already is brought up to date where they stand, also in a full list', () => {
  const one = (number: number): OtherParty => ({
    part: 'before',
    number: String(number),
    name: '',
    at: number,
    answered: true,
  });
  const numbers = (found: OtherParty[]) => found.map(({ at }) => at);
  const all = Array.from({ length: 60 }, (_, place) => one(place));
  const kept = withParties([], all);
  expect(numbers(kept)).toEqual([...numbers(all.slice(0, 25)), ...numbers(all.slice(35))]);
  expect(withParties(kept.slice(0, 30), kept.slice(30))).toEqual(kept);
  const named = { ...one(3), name: 'Inès' };
  expect(withParties(kept, [named])).toEqual(kept.map((each) => (each.at === 3 ? named : each)));
  expect(numbers(withParties(kept, [one(60)]))).toEqual([
    ...numbers(all.slice(0, 25)),
    ...numbers(all.slice(36)),
    60,
  ]);
});
