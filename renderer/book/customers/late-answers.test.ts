import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { person } from '../archive/testing/sample-rows';
import { customersDesk as desk, ringing, soon } from './testing/customers-rig';

// The machine may be busy with other tests.
vi.setConfig({ testTimeout: 60_000 });

describe('a call whose far end was replaced', () => {
  /** Look-ups that answer when the test says so, in the order in which they were asked. */
  const slowly = (rig: Awaited<ReturnType<typeof desk>>) => {
    const { match } = rig.book;
    const answers: (() => void)[] = [];
    vi.spyOn(rig.book, 'match').mockImplementation(async (...asked) => {
      const found = await match(...asked);
      await new Promise<void>((answer) => answers.push(answer));
      return found;
    });
    return { answers, asked: (times: number) => soon(() => expect(answers).toHaveLength(times)) };
  };
  it('drops a late answer about who was there before', async () => {
    const rig = await desk();
    const { answers, asked } = slowly(rig);
    const call = ringing('0639984127');
    rig.flow.callStarted(call);
    await asked(1);
    rig.flow.callReplaced({ ...call, remote: { ...call.remote, number: '+33261913055' } });
    await asked(2);
    answers[1]?.();
    await rig.done(call);
    answers[0]?.();
    await new Promise((done) => setTimeout(done, 50));
    expect(rig.known(call)).toMatchObject({ number: '+33261913055', chosen: null });
    expect(rig.known(call)?.matches).toHaveLength(2);
    expect(await rig.record(call)).toMatchObject({ number: '+33261913055', customerId: null });
  });
  it('waits for the answer about who is there now, whichever comes first', async () => {
    const rig = await desk();
    const { answers, asked } = slowly(rig);
    const call = ringing('+33261913055');
    rig.flow.callStarted(call);
    await asked(1);
    rig.flow.callReplaced({ ...call, remote: { ...call.remote, number: '0639984127' } });
    await asked(2);
    answers[0]?.();
    await new Promise((done) => setTimeout(done, 50));
    expect(rig.known(call)).toMatchObject({ state: 'looking', matches: [] });
    answers[1]?.();
    await rig.done(call);
    expect(rig.known(call)).toMatchObject({ chosen: 'claire' });
  });
  it('does not get the card that was made for who was there before', async () => {
    const { book, flow, known, done } = await desk();
    const call = ringing('0612000000');
    flow.callStarted(call);
    await done(call);
    const made = flow.create(person('new', '0612000000'), call.id);
    const replaced = { ...call, remote: { ...call.remote, number: '0639984127' } };
    flow.callReplaced(replaced);
    await made;
    await done(call);
    expect(known(call)).toMatchObject({ chosen: 'claire' });
    expect(await book.customer('new')).not.toBeNull();
  });
});
