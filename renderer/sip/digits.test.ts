import { describe, expect, it } from 'vitest';
import { createDigitQueue, toneWay } from './digits';
import { FakeDtmf, fakeSdp, hostCandidate } from './testing/fake-peer-connection';
import { farContact } from './testing/our-call';
import { createRig, onFakeTime, tick } from './testing/rig';
import { answerSdp } from './testing/scripted-server';

onFakeTime();

describe('digits', () => {
  it('typed faster than they are played are all played, in order', () => {
    const sender = new FakeDtmf();
    const queue = createDigitQueue(() => toneWay(sender as unknown as RTCDTMFSender));
    queue.add('1');
    queue.add('2');
    sender.playOne();
    queue.add('3#');
    sender.playOne();
    queue.add('*a0,p7');
    for (let i = 0; i < 20; i++) sender.playOne();
    expect(sender.played).toBe('123#*A0,,7');
  });

  it('typed before the path is up wait for it', async () => {
    const rig = await createRig();
    rig.phone.calls.dial('out', '100', { earlyMedia: false, anonymous: false });
    await tick();
    rig.phone.calls.sendDigits('out', '12');
    rig.server.reply(rig.server.last('INVITE'), 200, { headers: [farContact], body: answerSdp() });
    rig.phone.calls.sendDigits('out', '3');
    await tick();
    const { dtmf } = rig.peer().transceivers[0]!;
    expect(dtmf.toneBuffer).toBe('123');
    for (let i = 0; i < 4; i++) dtmf.playOne();
    expect(rig.calls.filter((one) => one.kind === 'digitsSent')).toEqual(
      ['1', '2', '3'].map((digits) => ({ kind: 'digitsSent', call: 'out', digits })),
    );
  });

  it('typed while the far end does not listen wait until it does', async () => {
    const rig = await createRig();
    rig.phone.calls.dial('out', '100', { earlyMedia: false, anonymous: false });
    await tick();
    const invite = rig.server.last('INVITE');
    rig.server.reply(invite, 200, { headers: [farContact], body: answerSdp() });
    await tick();
    const { dtmf } = rig.peer().transceivers[0]!;
    dtmf.canInsertDTMF = false;
    rig.phone.calls.sendDigits('out', '7');
    expect(dtmf.toneBuffer).toBe('');
    dtmf.canInsertDTMF = true;
    rig.server.deliver(rig.server.fromCalled('INVITE', invite, { body: answerSdp() }));
    await tick();
    expect(dtmf.toneBuffer).toBe('7');
  });

  it.each([
    ['because the far end takes no events', {}, 'noEvents'],
    ['because the settings say so', { digits: 'info' as const }, ''],
  ])('go by INFO, one after the other, %s', async (_, change, codecs) => {
    const rig = await createRig({ account: change });
    rig.phone.calls.dial('out', '100', { earlyMedia: false, anonymous: false });
    await tick();
    rig.server.reply(rig.server.last('INVITE'), 200, {
      headers: [farContact],
      body: fakeSdp({ codecs, candidates: hostCandidate }),
    });
    await tick();
    rig.phone.calls.sendDigits('out', '1');
    rig.phone.calls.sendDigits('out', '2#');
    for (let i = 0; i < 3; i++) {
      await tick();
      expect(rig.server.all('INFO')).toHaveLength(i + 1);
      rig.server.reply(rig.server.last('INFO'), 200);
    }
    await tick();
    expect(rig.server.all('INFO').map((one) => one.body.split('\r\n')[0])).toEqual([
      'Signal=1',
      'Signal=2',
      'Signal=#',
    ]);
    expect(rig.server.last('INFO').header('Content-Type')).toBe('application/dtmf-relay');
    expect(rig.calls.filter((one) => one.kind === 'digitsSent')).toHaveLength(3);
  });

  it('by INFO pause at a comma, are said again when they got lost, and are passed over when refused', async () => {
    const rig = await createRig({ account: { digits: 'info' } });
    rig.phone.calls.dial('out', '100', { earlyMedia: false, anonymous: false });
    await tick();
    rig.server.reply(rig.server.last('INVITE'), 200, { headers: [farContact], body: answerSdp() });
    await tick();
    rig.phone.calls.sendDigits('out', '1,2');
    await tick();
    rig.server.reply(rig.server.last('INFO'), 503);
    await tick(600);
    expect(rig.server.all('INFO').map((one) => one.body.slice(7, 8))).toEqual(['1', '1']);
    rig.server.reply(rig.server.last('INFO'), 200);
    await tick(1900);
    expect(rig.server.all('INFO')).toHaveLength(2);
    await tick(200);
    rig.server.reply(rig.server.last('INFO'), 415);
    await tick();
    expect(rig.server.all('INFO').map((one) => one.body.slice(7, 8))).toEqual(['1', '1', '2']);
    expect(rig.calls.flatMap((one) => (one.kind === 'digitsSent' ? [one.digits] : []))).toEqual([
      '1',
      ',',
    ]);
  });
});
