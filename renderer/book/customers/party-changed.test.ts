import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { customersDesk, over, ringing, soon } from './testing/customers-rig';

// The machine may be busy with other tests.
vi.setConfig({ testTimeout: 60_000 });

const ines = { number: '4102', displayName: 'INES', anonymous: false };
const claire = { number: '+33639984127', displayName: '', anonymous: false };

describe('a call in which somebody else comes to the far end', () => {
  const withInes = async () => {
    const rig = await customersDesk();
    const call = ringing('4102', { remote: ines });
    rig.flow.callStarted(call);
    await rig.done(call);
    rig.flow.callAnswered(call);
    await rig.book.saveNote(call.interactionId, 'She brings me Claire', 5_000);
    return { ...rig, call };
  };
  it('goes on with their card and their number, keeps its note, and says who was there before', async () => {
    const { flow, known, record, call, book } = await withInes();
    flow.partyChanged({ ...call, remote: claire }, ines, false);
    await soon(() => expect(known(call)).toMatchObject({ chosen: 'claire' }));
    await soon(async () =>
      expect(await record(call)).toMatchObject({
        customerId: 'claire',
        number: '+33639984127',
        numberE164: '+33639984127',
        note: 'She brings me Claire',
        call: {
          answered: true,
          others: [{ part: 'before', number: '4102', name: 'Inès Marchand' }],
        },
      }),
    );
    flow.callEnded({ ...call, remote: claire, phase: over });
    await soon(async () => expect(await record(call)).toMatchObject({ state: 'closed' }));
    expect((await record(call))?.call?.others).toHaveLength(1);
    expect((await book.interaction(call.interactionId))?.customerId).toBe('claire');
  });
  it('names a customer who was there before as the book does', async () => {
    const { flow, known, record } = await customersDesk();
    const call = ringing('0639984127');
    flow.callStarted(call);
    await soon(() => expect(known(call)).toMatchObject({ chosen: 'claire' }));
    const unknown = { number: '0612000000', displayName: '', anonymous: false };
    flow.partyChanged({ ...call, remote: unknown }, call.remote, false);
    await soon(async () =>
      expect(await record(call)).toMatchObject({
        customerId: null,
        number: '0612000000',
        call: { others: [{ part: 'before', number: '0639984127', name: 'Claire Lefèvre' }] },
      }),
    );
    expect(known(call)).toMatchObject({ chosen: null, matches: [] });
  });
  it('keeps its customer where only the name is new', async () => {
    const { flow, known, done, record } = await customersDesk();
    const call = ringing('0639984127');
    flow.callStarted(call);
    await done(call);
    const renamed = { ...call.remote, displayName: 'Claire L.' };
    flow.partyChanged({ ...call, remote: renamed }, call.remote, true);
    expect(known(call)).toMatchObject({ chosen: 'claire' });
    await soon(async () =>
      expect(await record(call)).toMatchObject({ displayName: 'Claire L.', customerId: 'claire' }),
    );
    expect((await record(call))?.call?.others).toBeUndefined();
  });
});
