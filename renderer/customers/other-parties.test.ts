import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { interactionShape } from '../archive/rows';
import type { Call, CallPhase } from '../calls';
import { customersDesk, ringing, soon } from './customers-rig';

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
});
