import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { customersDesk, ringing, soon } from './testing/customers-rig';

// The machine may be busy with other tests.
vi.setConfig({ testTimeout: 60_000 });

describe('a call in which the desk died', () => {
  const died = async () => {
    const rig = await customersDesk();
    const call = ringing('+33261913055');
    rig.flow.callStarted(call);
    await rig.done(call);
    rig.clock.advance(4_000);
    rig.flow.callAnswered(call);
    await rig.flow.choose(call.id, 'marie');
    const asked = { consults: call.id, remote: { ...call.remote, number: '4102' } };
    rig.flow.consulted({ ...ringing('4102'), ...asked });
    await rig.book.saveNote(call.interactionId, 'half a note', 5_000);
    await rig.book.closeInterrupted(() => false);
    expect(await rig.record(call)).toMatchObject({ state: 'interrupted' });
    const answeredAt = (await rig.record(call))?.call?.answeredAt ?? 0;
    expect(answeredAt).toBe(rig.clock.now());
    const back = ringing('+33261913055', {
      interactionId: call.interactionId,
      direction: 'out',
      recovers: { answeredAt },
    });
    rig.flow.callStarted(back);
    await rig.done(back);
    // The choice between two that share the number was made before.
    expect(rig.known(back)).toMatchObject({ chosen: 'marie' });
    return { ...rig, back, answeredAt };
  };

  it('goes on in its own record when it is given back, and counts from its first answer', async () => {
    const { flow, record, back, answeredAt } = await died();
    flow.callAnswered({ ...back, dialog: { callId: 'new', ours: 'o', theirs: 't' } });
    await soon(async () =>
      expect(await record(back)).toMatchObject({
        state: 'open',
        endedAt: null,
        call: { answeredAt, dialog: { callId: 'new' } },
      }),
    );
    const at = answeredAt + 90_000;
    const end = { reason: 'hungUp', by: 'remote', at } as const;
    flow.callEnded({ ...back, phase: { name: 'ended', talkedSeconds: 30, end } });
    await soon(async () =>
      expect(await record(back)).toMatchObject({
        direction: 'in',
        state: 'closed',
        endedAt: at,
        customerId: 'marie',
        note: 'half a note',
        call: {
          answered: true,
          talkedSeconds: 90,
          endReason: 'hungUp',
          others: [{ part: 'consulted', number: '4102' }],
        },
      }),
    );
  });

  it('stays interrupted when the other side does not give it', async () => {
    const { clock, flow, record, back } = await died();
    const before = await record(back);
    const end = { reason: 'interrupted', by: 'remote', at: 99_000 } as const;
    flow.callEnded({ ...back, phase: { name: 'ended', talkedSeconds: 0, end } });
    clock.advance(60_000);
    expect(await record(back)).toEqual(before);
  });

  it('on the other desk is still with the same customer', async () => {
    const { flow, known, done, record } = await customersDesk();
    const call = ringing('+33261913055');
    flow.callStarted(call);
    await done(call);
    flow.callAnswered(call);
    await flow.choose(call.id, 'julien');
    flow.callReplaced({ ...call, dialog: { callId: 'again', ours: 'o', theirs: 't' } });
    await soon(async () =>
      expect(await record(call)).toMatchObject({
        customerId: 'julien',
        call: { dialog: { callId: 'again' } },
      }),
    );
    expect(known(call)).toMatchObject({ chosen: 'julien' });
    flow.callReplaced({ ...call, remote: { ...call.remote, number: '0639984127' } });
    await soon(async () => expect(await record(call)).toMatchObject({ customerId: 'claire' }));
  });
});
