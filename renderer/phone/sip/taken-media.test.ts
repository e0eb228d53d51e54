import { describe, expect, it } from 'vitest';
import { takeOffer } from './taken-media';
import { fakeSdp } from './testing/fake-peer-connection';
import { accept, dial } from './testing/our-call';
import { cameraOffer, linearOffer, widgetOffer } from './testing/offers';
import { onFakeTime, tick } from './testing/rig';
import { answerSdp } from './testing/scripted-server';
import { answeredByUs, repliesTo, ringing } from './testing/their-call';

onFakeTime();

const sections = (sdp: string) => sdp.split(/^(?=m=)/m).slice(1);
const heads = (sdp: string) => sections(sdp).map((one) => one.split('\r\n')[0]);
const taken = (sdp: string) => {
  const result = takeOffer(sdp);
  return result.ok ? result.value.sound : result.fault.code;
};

describe('an offer with more than a voice', () => {
  it('is answered with the voice, and everything else refused in its place', async () => {
    const { rig, accepted } = await answeredByUs({ body: widgetOffer() });
    expect(heads(accepted.body)).toEqual([
      'm=audio 9 UDP/TLS/RTP/SAVPF 0 101',
      'm=video 0 UDP/TLS/RTP/SAVPF 96',
      'm=application 0 UDP/DTLS/SCTP webrtc-datachannel',
    ]);
    expect(sections(accepted.body)[1]).toMatch(/a=mid:1\r\n/);
    // A widget made with SIP.js would take it for the direction of the voice.
    expect(sections(accepted.body)[1]).not.toMatch(/a=(sendrecv|sendonly|recvonly|inactive)/);
    expect(sections(accepted.body)[0]).toContain('typ host');
    const shown = rig.peer().remoteDescription?.sdp ?? '';
    expect(heads(shown)).toEqual(['m=audio 9 UDP/TLS/RTP/SAVPF 111 0 101']);
    expect(shown).toContain('a=group:BUNDLE 0\r\n');
    expect(shown).not.toMatch(/a=group:LS|VP8|video/);
    // Every candidate of the voice, and none of another section.
    expect(rig.peer().told).toHaveLength(12);
  });

  it('keeps its places when the pictures come first', async () => {
    const { accepted } = await answeredByUs({ body: cameraOffer });
    expect(heads(accepted.body)).toEqual([
      'm=video 0 UDP/TLS/RTP/SAVPF 96',
      'm=audio 9 UDP/TLS/RTP/SAVPF 0 101',
    ]);
  });

  it('keeps its places in every later description, whoever makes it', async () => {
    const { rig, accepted } = await answeredByUs({ body: cameraOffer });
    const kinds = (sdp: string) => heads(sdp).map((one) => one?.split(' ').slice(0, 2).join(' '));
    rig.phone.calls.setHold('in-1', true);
    await tick(1000);
    const reinvite = rig.server.last('INVITE');
    expect(kinds(reinvite.body)).toEqual(['m=video 0', 'm=audio 9']);
    const refusal = `m=video 0 UDP/TLS/RTP/SAVPF 96\r\nc=IN IP4 0.0.0.0\r\n`;
    const answer = answerSdp('recvonly').replace('m=audio', `${refusal}m=audio`);
    rig.server.reply(reinvite, 200, { body: answer });
    await tick();
    expect(rig.calls.at(-1)).toMatchObject({ kind: 'holdChanged', held: true });
    // Without an offer: ours goes out in the answer.
    rig.server.deliver(rig.server.inDialog('INVITE', accepted, { cseq: 2 }));
    await tick(1000);
    expect(kinds(rig.server.last(200).body)).toEqual(['m=video 0', 'm=audio 9']);
  });

  it('that comes in mid-call is taken the same way', async () => {
    const { rig, accepted } = await answeredByUs();
    rig.server.deliver(rig.server.inDialog('INVITE', accepted, { cseq: 2, body: widgetOffer(2) }));
    await tick(1000);
    expect(heads(rig.server.last(200).body)).toHaveLength(3);
    expect(heads(rig.peer().remoteDescription?.sdp ?? '')).toHaveLength(1);
  });

  it('and was refused in mid-call has left no trace in what we say later', async () => {
    const { rig, accepted } = await answeredByUs();
    rig.peer().failNext('setRemoteDescription');
    rig.server.deliver(rig.server.inDialog('INVITE', accepted, { cseq: 2, body: widgetOffer(2) }));
    await tick(1000);
    expect(rig.server.all(488)).toHaveLength(1);
    rig.phone.calls.setHold('in-1', true);
    await tick(1000);
    expect(heads(rig.server.last('INVITE').body)).toHaveLength(1);
  });
});

/** A room's telephone: who holds the floor, and notes, beside the voice (RFC 8856, RFC 4975). */
const roomMedia = [
  'm=application 50000 UDP/BFCP *\r\nc=IN IP4 192.0.2.9\r\na=floorctrl:c-s\r\n',
  'm=message 2855 TCP/MSRP *\r\na=path:msrp://192.0.2.9:2855/x;tcp\r\n',
  'm=image 40000 udptl t38\r\n',
  'm=application 9 TCP/TLS/BFCP x+y\r\n',
].join('');
const refusedRoom = [
  'm=application 0 UDP/BFCP *',
  'm=message 0 TCP/MSRP *',
  'm=image 0 udptl t38',
  'm=application 0 TCP/TLS/BFCP x+y',
];

describe('sections whose format is any, or has a plus', () => {
  it('beside the voice of an offer are refused in their places', async () => {
    const { accepted } = await answeredByUs({ body: fakeSdp() + roomMedia });
    expect(heads(accepted.body).slice(1)).toEqual(refusedRoom);
    expect(heads(accepted.body)[0]).toMatch(/^m=audio 9 /);
  });

  it('and in a change of the call', async () => {
    const { rig, accepted } = await answeredByUs();
    const body = fakeSdp() + roomMedia;
    rig.server.deliver(rig.server.inDialog('INVITE', accepted, { cseq: 2, body }));
    await tick(1000);
    expect(rig.server.all(488)).toHaveLength(0);
    expect(heads(rig.server.last(200).body).slice(1)).toEqual(refusedRoom);
  });

  it('leave the voice of an answer as it is', async () => {
    const rig = await dial();
    await accept(rig, {
      body: answerSdp() + roomMedia.replaceAll(/ (50000|2855|40000|9) /g, ' 0 '),
    });
    expect(rig.kinds('out')).toContain('established');
    expect(heads(rig.peer().remoteDescription?.sdp ?? '')).toHaveLength(1);
  });
});

describe('an offer without a voice in common', () => {
  it('is refused before anything rings, and told with the reason', async () => {
    const { rig } = await ringing({ body: linearOffer });
    expect(repliesTo(rig, 'INVITE').map(({ status }) => status)).toEqual([488]);
    expect(rig.peers).toHaveLength(0);
    expect(rig.calls).toMatchObject([
      {
        kind: 'turnedAway',
        remote: { displayName: 'Far' },
        end: { reason: 'noCommonCodec', by: 'network', status: 488 },
      },
    ]);
  });

  it('leaves a live call as it is', async () => {
    const { rig, accepted } = await answeredByUs();
    rig.server.deliver(rig.server.inDialog('INVITE', accepted, { cseq: 2, body: linearOffer }));
    await tick(1000);
    expect(rig.server.all(488)).toHaveLength(1);
    expect(rig.ended('in-1')).toBeUndefined();
  });

  it.each([
    ['m=audio 9 RTP/AVP 0', true],
    ['m=audio 9 RTP/AVP 8', true],
    ['m=audio 9 RTP/AVP 18 101', false],
    ['m=audio 9 RTP/AVP 96\r\na=rtpmap:96 OPUS/48000/2', true],
    ['m=audio 9 RTP/AVP 96\r\na=rtpmap:96 opus/16000', false],
    ['m=audio 9 RTP/AVP 97\r\na=rtpmap:96 opus/48000/2', false],
    ['m=audio 9 RTP/AVP 0\r\na=rtpmap:0 G729/8000', false],
    ['m=audio 9/2 RTP/AVP 9', true],
    ['m=audio 9 RTP/AVP', false],
  ])('%j: can be answered: %s', (section, can) => {
    expect(takeOffer(`v=0\r\n${section}\r\n`).ok).toBe(can);
  });
});

describe('what is too much, or too little', () => {
  const more = (count: number, line: string) => fakeSdp() + `${line}\r\n`.repeat(count);
  it.each([
    ['nothing', '', 'sdpNoAudio'],
    ['a voice that is refused', 'm=audio 0 x 0\r\n', 'sdpNoAudio'],
    ['a huge text', `${widgetOffer()}${'a=x\r\n'.repeat(9000)}`, 'sdpTooLarge'],
    ['a huge voice', more(600, `a=${'x'.repeat(30)}`), 'sdpTooLarge'],
    ['many lines', `v=0\r\nm=video 9 x 0\r\n${'a=x\r\n'.repeat(1600)}${fakeSdp()}`, 'sdpTooLong'],
    ['many lines of the voice', more(500, 'a=x'), 'sdpTooLong'],
    ['many sections', more(20, 'm=video 9 x 0'), 'sdpTooManySections'],
    ['sections that are none', more(1, 'm=\u202e 9'), 'sdpMalformed'],
    [
      'many candidates',
      more(65, 'a=candidate:1 1 udp 1 192.0.2.1 1 typ host'),
      'sdpTooManyCandidates',
    ],
    ['many formats', more(40, 'a=rtpmap:0 PCMU/8000'), 'sdpTooManyCodecs'],
  ])('%s', (_, sdp, code) => {
    const before = performance.now();
    expect(taken(sdp)).toBe(code);
    expect(performance.now() - before).toBeLessThan(200);
  });

  it('is not what a browser with a camera and data offers', () => {
    expect(widgetOffer(40).length).toBeGreaterThan(16 * 1024);
    expect(heads(taken(widgetOffer(40)))).toHaveLength(1);
  });
});
