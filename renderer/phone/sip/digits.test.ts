import { describe, expect, it } from 'vitest';
import { createDigitQueue, toneWay } from './digits';
import { FakeDtmf, fakeSdp, hostCandidate } from './testing/fake-peer-connection';
import { accept, dial, farContact, ring, told } from './testing/our-call';
import { createRig, onFakeTime, type Rig, tick } from './testing/rig';
import { answerSdp } from './testing/scripted-server';

onFakeTime();

const dtmfOf = (rig: Rig) => rig.peer().transceivers[0]!.dtmf;

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
    const rig = await dial();
    // The far end's answer is there, its sound is not yet.
    rig.peer().connectionState = 'connecting';
    await accept(rig);
    rig.phone.calls.sendDigits('out', '12');
    rig.phone.calls.sendDigits('out', '3');
    expect(dtmfOf(rig).toneBuffer).toBe('');
    rig.peer().turn('connected');
    await tick();
    expect(dtmfOf(rig).toneBuffer).toBe('123');
    for (let i = 0; i < 4; i++) dtmfOf(rig).playOne();
    expect(told(rig, 'digitsSent')).toEqual(
      ['1', '2', '3'].map((digits) => ({ kind: 'digitsSent', call: 'out', digits })),
    );
  });

  it('typed while the far end does not listen wait until it does', async () => {
    const rig = await dial();
    const invite = rig.server.last('INVITE');
    await accept(rig);
    const [transceiver] = rig.peer().transceivers;
    transceiver!.currentDirection = 'recvonly';
    rig.phone.calls.sendDigits('out', '7');
    expect(dtmfOf(rig).toneBuffer).toBe('');
    transceiver!.currentDirection = 'sendrecv';
    rig.server.deliver(rig.server.fromCalled('INVITE', invite, { body: answerSdp() }));
    await tick();
    expect(dtmfOf(rig).toneBuffer).toBe('7');
  });

  it.each(['8000', '16000', '48000'])('go as RTP events of %s Hz', async (codecs) => {
    const rig = await dial();
    await accept(rig, { body: fakeSdp({ codecs, candidates: hostCandidate }) });
    rig.phone.calls.sendDigits('out', '5000#');
    await tick();
    expect(dtmfOf(rig).toneBuffer).toBe('5000#');
    expect(rig.server.all('INFO')).toHaveLength(0);
  });

  it('go by INFO where the browser has agreed upon no events, whatever the description says', async () => {
    const rig = await dial();
    await accept(rig, { body: fakeSdp({ codecs: '16000', candidates: hostCandidate }) });
    dtmfOf(rig).canInsertDTMF = false;
    rig.phone.calls.sendDigits('out', '5');
    await tick();
    expect(rig.server.all('INFO')).toHaveLength(1);
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
    const asMessages = codecs === 'noEvents';
    expect(told(rig, 'digitsSent')).toEqual(
      ['1', '2', '#'].map((digits) => ({
        kind: 'digitsSent',
        call: 'out',
        digits,
        ...(asMessages ? { asMessages } : {}),
      })),
    );
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
    expect(told(rig, 'digitsUnsent')).toEqual([{ kind: 'digitsUnsent', call: 'out', digits: '2' }]);
  });
});

describe('digits before the answer', () => {
  const menu = async (codecs = '8000') => {
    const rig = await dial({ earlyMedia: true });
    await ring(rig, 183, fakeSdp({ codecs, candidates: hostCandidate }));
    return rig;
  };

  it('leave at once on the provisional sound', async () => {
    const rig = await menu('48000');
    rig.peer().turn('connected');
    rig.phone.calls.sendDigits('out', '12');
    rig.phone.calls.sendDigits('out', 'p3');
    expect(dtmfOf(rig).toneBuffer).toBe('12,3');
    dtmfOf(rig).playOne();
    expect(told(rig, 'digitsSent')).toEqual([{ kind: 'digitsSent', call: 'out', digits: '1' }]);
  });

  it('that have not left when somebody answers are not played to them', async () => {
    const rig = await menu();
    rig.peer().turn('connected');
    rig.phone.calls.sendDigits('out', '1234');
    dtmfOf(rig).playOne();
    await accept(rig);
    expect(dtmfOf(rig).toneBuffer).toBe('');
    expect(told(rig, 'digitsUnsent')).toEqual([
      { kind: 'digitsUnsent', call: 'out', digits: '234' },
    ]);
    rig.phone.calls.sendDigits('out', '9');
    expect(dtmfOf(rig).toneBuffer).toBe('9');
  });

  it.each([
    ['while the sound has no way yet', {}, '8000', 'connecting'],
    ['where the far end takes no events', {}, 'noEvents', 'connected'],
    ['where the settings want messages', { digits: 'info' as const }, '8000', 'connected'],
  ])('are refused with a word %s, never kept', async (_, account, codecs, state) => {
    const rig = await dial({ earlyMedia: true, rig: await createRig({ account }) });
    await ring(rig, 183, fakeSdp({ codecs, candidates: hostCandidate }));
    rig.peer().turn(state);
    rig.phone.calls.sendDigits('out', '12');
    await accept(rig);
    await tick(1000);
    expect(told(rig, 'digitsUnsent')).toEqual([
      { kind: 'digitsUnsent', call: 'out', digits: '12' },
    ]);
    expect(dtmfOf(rig).toneBuffer).toBe('');
    expect(rig.server.all('INFO')).toHaveLength(0);
  });
});
