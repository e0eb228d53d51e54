import { describe, expect, it } from 'vitest';
import { readReplaces } from './replaces';
import { createRig, onFakeTime, type Rig, tick } from './testing/rig';
import { answeredByUs } from './testing/their-call';

onFakeTime();

/** A colleague talks to us: their call is `in-1`. */
const talking = async (trustReplaces = true) => {
  const from = '"Basile" <sip:4109@lab.test>';
  const { rig, accepted } = await answeredByUs({ callId: 'colleague', from }, { trustReplaces });
  const ourTag = /;tag=([^;]+)/.exec(accepted.header('To'))?.[1] ?? '';
  return { rig, ourTag };
};
const customer = (rig: Rig, replaces: string[], more: string[] = []) =>
  rig.server.invite({
    callId: 'customer',
    from: '"Claire" <sip:+33639980101@lab.test>',
    headers: [...replaces.map((one) => `Replaces: ${one}`), ...more],
  });
const statusTo = (rig: Rig, callId: string) =>
  rig.server.seen.filter((one) => one.status !== null && one.header('Call-ID') === callId).at(-1)
    ?.status;

describe('an INVITE that takes a call over', () => {
  it('is answered at once, ends the earlier dialog, and is the same call with somebody else', async () => {
    const { rig, ourTag } = await talking();
    const referred = 'Referred-By: "Basile" <sip:4109@lab.test>';
    rig.server.deliver(
      customer(
        rig,
        [`colleague;from-tag=fartag;to-tag=${ourTag}`],
        [referred, 'Require: replaces'],
      ),
    );
    await tick();
    const answer = rig.server.last(200);
    expect(answer.header('Call-ID')).toBe('customer');
    expect(rig.server.all('BYE')).toHaveLength(0);
    rig.server.deliver(rig.server.inDialog('ACK', answer));
    await tick();
    expect(rig.server.last('BYE').header('Call-ID')).toBe('colleague');
    expect(rig.calls.at(-1)).toMatchObject({
      kind: 'replaced',
      call: 'in-1',
      remote: { number: '+33639980101', displayName: 'Claire', anonymous: false },
      referredBy: { number: '4109', displayName: 'Basile', anonymous: false },
    });
    // The microphone and the speaker of the call are not let go for a moment.
    expect(rig.audio.released).toEqual([]);
    rig.phone.calls.setHold('in-1', true);
    await tick();
    expect(rig.server.last('INVITE').header('Call-ID')).toBe('customer');
    expect(rig.ended('in-1')).toBeUndefined();
  });

  it.each([
    ['another tag of ours', 'colleague;from-tag=fartag;to-tag=other', 481],
    ['another tag of theirs', 'colleague;from-tag=other;to-tag=OURS', 481],
    ['another call', 'nobody;from-tag=fartag;to-tag=OURS', 481],
    ['a dialog that must still ring', 'colleague;from-tag=fartag;to-tag=OURS;early-only', 486],
    ['no tags', 'colleague', 400],
    ['a tag twice', 'colleague;from-tag=fartag;to-tag=OURS;to-tag=OURS', 400],
    ['nonsense', ';;;=;to-tag', 400],
  ])('with %s is refused, and the call goes on', async (_why, value, status) => {
    const { rig, ourTag } = await talking();
    rig.server.deliver(customer(rig, [value.replaceAll('OURS', ourTag)]));
    await tick();
    expect(statusTo(rig, 'customer')).toBe(status);
    expect(rig.server.all('BYE')).toHaveLength(0);
    expect(rig.ended('in-1')).toBeUndefined();
    expect(rig.phone.refused()).toMatchObject({ replaces: 1 });
  });

  it('of a call that only rings is refused', async () => {
    const rig = await createRig({ account: { trustReplaces: true } });
    rig.server.deliver(rig.server.invite({ callId: 'colleague' }));
    await tick();
    const tag = /;tag=([^;]+)/.exec(rig.server.last(180).header('To'))?.[1];
    rig.server.deliver(customer(rig, [`colleague;from-tag=fartag;to-tag=${tag}`]));
    await tick();
    expect(statusTo(rig, 'customer')).toBe(481);
    expect(rig.kinds('in-1')).toEqual(['incoming']);
  });

  it('that is taken back before it is confirmed leaves the earlier call', async () => {
    const { rig, ourTag } = await talking();
    const invite = customer(rig, [`colleague;from-tag=fartag;to-tag=${ourTag}`]);
    rig.server.deliver(invite);
    rig.server.deliver(rig.server.cancel(invite));
    await tick();
    expect(rig.ended('in-1')).toBeUndefined();
    expect(rig.kinds('in-1')).not.toContain('replaced');
    expect(rig.audio.released).toEqual([]);
  });

  it('rings like any other where that is not trusted, and cannot insist', async () => {
    const { rig, ourTag } = await talking(false);
    const replaces = `colleague;from-tag=fartag;to-tag=${ourTag}`;
    rig.server.deliver(customer(rig, [replaces], ['Require: replaces']));
    await tick();
    expect(statusTo(rig, 'customer')).toBe(420);
    rig.server.deliver(
      customer(rig, [replaces]).replace('Call-ID: customer', 'Call-ID: customer-2'),
    );
    await tick();
    expect(statusTo(rig, 'customer-2')).toBe(180);
    expect(rig.server.all('BYE')).toHaveLength(0);
  });
});

it('Replaces is read by its grammar only', () => {
  expect(readReplaces([])).toBeNull();
  expect(readReplaces(['a@b ; to-tag=1 ; FROM-TAG=2;early-only;x=y'])).toEqual({
    callId: 'a@b',
    localTag: '1',
    remoteTag: '2',
    earlyOnly: true,
  });
  expect(readReplaces(['a;to-tag=1;from-tag=2', 'b;to-tag=1;from-tag=2'])).toBe('bad');
  expect(readReplaces([`${'a'.repeat(2000)};to-tag=1;from-tag=2`])).toBe('bad');
  expect(readReplaces(['a b;to-tag=1;from-tag=2'])).toBe('bad');
});
