import { describe, expect, it } from 'vitest';
import { FakePeerConnection } from './testing/fake-peer-connection';
import { createRig, onFakeTime, tick } from './testing/rig';
import { answerSdp } from './testing/scripted-server';
import { answeredByUs, repliesTo, ringing } from './testing/their-call';

onFakeTime();

describe('what a caller may not do', () => {
  it('a transfer is neither followed nor accepted', async () => {
    const { rig, accepted } = await answeredByUs();
    rig.server.deliver(
      rig.server.inDialog('REFER', accepted, {
        headers: ['Refer-To: <sip:premium@evil.test?Replaces=a%0d%0aX-Injected:%20y>'],
      }),
    );
    await tick(5000);
    expect(repliesTo(rig, 'REFER').at(-1)?.status).toBe(405);
    expect(rig.server.all('INVITE')).toHaveLength(0);
    expect(rig.server.seen.some((one) => one.raw.includes('X-Injected'))).toBe(false);
    expect(rig.ended('in-1')).toBeUndefined();
    expect(rig.phone.refused()['refer']).toBe(1);
  });

  it('be told of a method that is always refused', async () => {
    const { rig, accepted } = await answeredByUs();
    rig.server.deliver(rig.server.inDialog('OPTIONS', accepted));
    await tick();
    for (const said of [accepted, repliesTo(rig, 'OPTIONS').at(-1)!]) {
      const allowed = said.header('Allow').split(/,\s*/).toSorted();
      expect(allowed).toEqual([
        'ACK',
        'BYE',
        'CANCEL',
        'INVITE',
        'MESSAGE',
        'NOTIFY',
        'OPTIONS',
        'UPDATE',
      ]);
    }
  });

  it('a transfer while it rings is refused as well', async () => {
    const { rig } = await ringing();
    rig.server.deliver(
      rig.server.inDialog('REFER', rig.server.last(180), {
        headers: ['Refer-To: <sip:x@evil.test>'],
      }),
    );
    await tick();
    expect(repliesTo(rig, 'REFER').at(-1)?.status).toBe(405);
  });

  it('INFO, MESSAGE, PRACK and NOTIFY inside of the call are refused', async () => {
    const { rig, accepted } = await answeredByUs();
    let cseq = 2;
    for (const method of ['INFO', 'MESSAGE', 'PRACK']) {
      rig.server.deliver(rig.server.inDialog(method, accepted, { cseq: cseq++ }));
    }
    rig.server.deliver(rig.server.inDialog('NOTIFY', accepted, { cseq, headers: ['Event: talk'] }));
    await tick();
    for (const method of ['INFO', 'PRACK']) {
      expect(repliesTo(rig, method).at(-1)?.status).toBe(405);
    }
    expect(repliesTo(rig, 'MESSAGE').at(-1)?.status).toBe(403);
    expect(repliesTo(rig, 'NOTIFY').at(-1)?.status).toBe(489);
  });

  it('take over another call by Replaces: it rings as any other', async () => {
    const { rig, accepted } = await answeredByUs();
    const tag = (text: string) => /tag=(\w+)/.exec(text)?.[1] ?? '';
    rig.server.deliver(
      rig.server.invite({
        callId: 'second',
        headers: [
          `Replaces: ${accepted.header('Call-ID')};to-tag=${tag(accepted.header('To'))};from-tag=fartag`,
        ],
      }),
    );
    await tick();
    expect(rig.kinds('in-2')).toEqual(['incoming']);
    expect(rig.ended('in-1')).toBeUndefined();
  });

  it('require what we do not do', async () => {
    const { rig } = await ringing({ headers: ['Require: 100rel, replaces'] });
    expect(rig.server.last(420).header('Unsupported')).toBe('100rel, replaces');
    expect(rig.calls).toMatchObject([
      { kind: 'turnedAway', end: { reason: 'incompatible', by: 'network', status: 420 } },
    ]);
  });

  it('make more connections than a machine bears, should the desk turn nobody away', async () => {
    const rig = await createRig();
    for (let i = 0; i < 20; i++) rig.server.deliver(rig.server.invite({ callId: `many-${i}` }));
    await tick();
    expect(rig.peers).toHaveLength(12);
    expect(rig.server.all(486)).toHaveLength(8);
    // Each of them is told all the same, with the reason.
    const away = rig.calls.filter((one) => one.kind === 'turnedAway');
    expect(away.map(({ end }) => end.reason)).toEqual(Array.from({ length: 8 }, () => 'busy'));
  });

  it('keep the next honest caller away by a flood', async () => {
    const rig = await createRig();
    for (let i = 0; i < 5000; i++) rig.server.deliver(rig.server.invite({ callId: `flood-${i}` }));
    await tick();
    for (const call of rig.calls)
      if (call.kind === 'incoming') rig.phone.calls.decline(call.call, 'busy');
    expect(rig.peers.length).toBeLessThanOrEqual(12);
    await tick(12_000);
    rig.server.deliver(
      rig.server.invite({ from: '"Honest" <sip:100@lab.test>', callId: 'honest' }),
    );
    await tick();
    expect(rig.calls.at(-1)).toMatchObject({ kind: 'incoming', remote: { displayName: 'Honest' } });
  });

  it.each([
    ['too large', 'v=0\r\n'.repeat(4000), 488],
    [
      'with many candidates',
      `${answerSdp()}${'a=candidate:1 1 udp 1 192.0.2.1 1 typ host\r\n'.repeat(70)}`,
      488,
    ],
    ['with many sections', `${answerSdp()}${'m=video 9 RTP/AVP 96\r\n'.repeat(20)}`, 488],
    ['without audio', 'v=0\r\no=- 1 1 IN IP4 0\r\ns=-\r\nm=video 9 RTP/AVP 96\r\n', 488],
    ['that is none', 'nonsense', 488],
  ])('a session description %s never reaches the browser', async (_, body, status) => {
    const { rig } = await ringing({ body });
    expect(rig.server.last(status)).toBeDefined();
    expect(rig.peers).toHaveLength(0);
    expect(rig.calls).toMatchObject([{ kind: 'turnedAway', end: { reason: 'noCommonCodec' } }]);
  });

  it('a body of another type', async () => {
    const { rig } = await ringing({ body: '<x/>', contentType: 'application/xml' });
    expect(rig.server.last(415).header('Accept')).toBe('application/sdp');
    expect(rig.calls).toMatchObject([{ kind: 'turnedAway', end: { reason: 'incompatible' } }]);
  });

  it('a description that the browser refuses ends with 488', async () => {
    const rig = await createRig();
    FakePeerConnection.failing = 'setRemoteDescription';
    rig.server.deliver(rig.server.invite());
    await tick();
    expect(rig.ended('in-1')).toEqual({ reason: 'noCommonCodec', by: 'network', status: 488 });
    expect(rig.server.last(488)).toBeDefined();
  });

  it('an answer that cannot be made ends with 488 while it rings', async () => {
    const rig = await createRig();
    FakePeerConnection.failing = 'createAnswer';
    rig.server.deliver(rig.server.invite());
    await tick();
    expect(rig.ended('in-1')).toEqual({ reason: 'noCommonCodec', by: 'network', status: 488 });
  });

  it('an answer that nobody could reach ends with 488', async () => {
    const rig = await createRig();
    FakePeerConnection.finding = null;
    rig.server.deliver(rig.server.invite());
    await tick();
    rig.phone.calls.answer('in-1');
    await tick(11_000);
    expect(rig.ended('in-1')).toEqual({ reason: 'mediaFailed', by: 'network', status: 488 });
  });
});
