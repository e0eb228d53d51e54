import { describe, expect, it } from 'vitest';
import { createRig, onFakeTime, type Rig, tick } from './testing/rig';
import { look } from './testing/scripted-server';

onFakeTime();

const away = (rig: Rig) => rig.calls.filter((one) => one.kind === 'turnedAway');
const flooded = (rig: Rig) => away(rig).filter(({ end }) => end.reason === 'flood');
/** As many new calls as are taken in at once, with no word of any in the log of floods. */
const fill = async (): Promise<Rig> => {
  const rig = await createRig();
  for (let i = 0; i < 60; i++) rig.server.deliver(rig.server.invite({ callId: `fill-${i}` }));
  await tick(0);
  return rig;
};

describe('callers beyond what the phone takes in', () => {
  it('are in the log: of five thousand each of the first, and how many more', async () => {
    const rig = await createRig();
    for (let i = 0; i < 5000; i++)
      rig.server.deliver(
        rig.server.invite({ callId: `flood-${i}`, from: `"No ${i}" <sip:0${i}@lab.test>;tag=a` }),
      );
    await tick(0);
    expect(rig.calls.filter(({ kind }) => kind === 'incoming')).toHaveLength(12);
    expect(away(rig).filter(({ end }) => end.reason === 'busy')).toHaveLength(48);
    expect(flooded(rig)).toHaveLength(10);
    expect(flooded(rig)[0]).toMatchObject({
      remote: { number: '060', displayName: 'No 60', anonymous: false },
      called: null,
      end: { reason: 'flood', by: 'agent', status: 486 },
    });
    await tick(40_000);
    expect(flooded(rig)).toHaveLength(11);
    expect(flooded(rig).at(-1)).toMatchObject({ more: 5000 - 60 - 10, remote: { number: '' } });
    expect(new Set(rig.calls.map((one) => one.call)).size).toBe(60 + 11);
  });

  it('are named as other callers are: asserted, withheld, for a queue, without what is not shown', async () => {
    const rig = await fill();
    const asserted = ['P-Asserted-Identity: "Claire" <sip:+33639980101@lab.test>'];
    rig.server.deliver(rig.server.invite({ callId: 'a', headers: asserted }));
    rig.server.deliver(
      rig.server.invite({ callId: 'b', headers: [...asserted, 'Privacy: id'], user: '5000' }),
    );
    const odd = '"\u202e<b>Eve\u0085\u200b" <sip:%0d%0a06@lab.test>;tag=x';
    rig.server.deliver(
      rig.server.invite({ callId: 'c', from: odd, headers: ['P-Called-Party-ID: <sip:sav@x>'] }),
    );
    await tick(0);
    expect(flooded(rig)).toMatchObject([
      { remote: { number: '+33639980101', displayName: 'Claire' } },
      { remote: { number: '', displayName: '', anonymous: true }, called: { number: '5000' } },
      { remote: { number: '06', displayName: '<b>Eve' }, called: { number: 'sav' } },
    ]);
  });

  it('cannot break it by what they say of themselves', async () => {
    const rig = await fill();
    const from = (text: string) => rig.server.invite({ from: text });
    const hostile = [
      from(`"${'A'.repeat(60_000)}" <sip:a@b>;tag=1`),
      from(`"${'\\"'.repeat(1500)} <sip:a@b`),
      from(`${'<'.repeat(3000)};tag=1`),
      from('"\u0000\u0007" <sip:a@b>;tag=1'),
      from('"a\r\nInjected: b" <sip:a@b>;tag=1'),
      from('sip:%zz@;;;;tag=1'),
      from(''),
      from('nonsense'),
      rig.server.invite({
        headers: Array.from({ length: 90 }, () => `P-Asserted-Identity: ${',"'.repeat(100)}`),
      }),
      rig.server.invite({ user: '%00%0d'.repeat(300) }),
      rig.server.invite().replace(/^From: .*\r\n/m, ''),
      rig.server.invite().replace(/^Via: .*\r\n/m, ''),
    ];
    for (const raw of hostile) rig.server.deliver(raw);
    await tick(0);
    for (const { remote, called } of flooded(rig))
      for (const text of [remote.number, remote.displayName, called?.number, called?.name]) {
        expect(text?.length ?? 0).toBeLessThanOrEqual(80);
        // oxlint-disable-next-line no-control-regex -- exactly these must not come through
        expect(text ?? '').not.toMatch(/[\u0000-\u001f\u007f-\u009f]/);
      }
    expect(flooded(rig).length).toBeLessThanOrEqual(10);
    expect(rig.phone.refused()['exception']).toBeUndefined();
  });

  it('who cannot even be answered are nobody’s call', async () => {
    const rig = await fill();
    rig.server.deliver(rig.server.invite().replace(/^From: .*\r\n/m, ''));
    rig.server.deliver(rig.server.invite().replace(/^CSeq: .*\r\n/m, ''));
    await tick(0);
    expect(flooded(rig)).toHaveLength(0);
  });

  it('count once, however often the same INVITE is sent', async () => {
    const rig = await fill();
    const raw = rig.server.invite({ callId: 'again', branch: 'z9hG4bKagain' });
    for (let i = 0; i < 7; i++) rig.server.deliver(raw);
    await tick(0);
    expect(flooded(rig)).toHaveLength(1);
  });

  it('are not who rings already and is sent again: that goes on ringing', async () => {
    const rig = await createRig();
    const raw = rig.server.invite({ callId: 'rings', branch: 'z9hG4bKrings' });
    rig.server.deliver(raw);
    await tick(0);
    for (let i = 0; i < 100; i++) rig.server.deliver(rig.server.invite({ callId: `b-${i}` }));
    for (let i = 0; i < 50; i++) rig.server.deliver(raw);
    await tick(0);
    const statuses = rig.server.seen
      .filter((one) => one.status !== null && one.header('Call-ID') === look(raw).header('Call-ID'))
      .map((one) => one.status);
    expect(new Set(statuses)).toEqual(new Set([180]));
    expect(rig.ended('in-1')).toBeUndefined();
  });

  it('are told when the phone is put away in the middle of it', async () => {
    const rig = await fill();
    for (let i = 0; i < 30; i++) rig.server.deliver(rig.server.invite({ callId: `c-${i}` }));
    await tick(0);
    const put = rig.phone.dispose();
    await tick(10_000);
    await put;
    expect(flooded(rig).at(-1)).toMatchObject({ more: 20 });
  });
});
