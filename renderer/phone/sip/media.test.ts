import { describe, expect, it, vi } from 'vitest';
import { gatherCandidates } from './ice-gathering';
import { audioDirection, forTheWire, remoteHolds } from './sdp';
import { systemClock } from '../../kernel';
import {
  FakePeerConnection,
  fakePeerConnection,
  fakeSdp,
  hostCandidate,
  relayCandidate,
  serverCandidate,
} from './testing/fake-peer-connection';
import { createRig, onFakeTime, tick } from './testing/rig';
import { answerSdp } from './testing/scripted-server';

onFakeTime();

describe('gathering', () => {
  const gather = async (
    options: {
      servers?: boolean;
      relay?: boolean;
      finds?: [string, number][];
      completeAfter?: number;
    },
    after: number,
  ) => {
    FakePeerConnection.all = [];
    const connection = fakePeerConnection({});
    const fake = FakePeerConnection.all[0]!;
    fake.candidates = (options.finds ?? []).map(([line, afterMs]) => ({ line, afterMs }));
    const closed = new AbortController();
    const started = Date.now();
    let tookMs = -1;
    let error = '';
    const gathering = gatherCandidates(connection, {
      clock: systemClock,
      serversMs: options.servers ? 500 : 0,
      awaitsRelay: options.relay ?? false,
      deadlineMs: 500,
      lastChanceMs: 10_000,
      closed: closed.signal,
    });
    await connection.setLocalDescription({ type: 'offer', sdp: fakeSdp() });
    gathering.described().then(
      () => (tookMs = Date.now() - started),
      (why: unknown) => (error = String(why)),
    );
    if (options.completeAfter !== undefined)
      setTimeout(() => fake.completeGathering(), options.completeAfter);
    await tick(after);
    return { tookMs: () => tookMs, error: () => error, closed, fake };
  };

  it('without servers ends with the first host candidates, not with the end', async () => {
    const { tookMs } = await gather(
      {
        finds: [
          [hostCandidate, 3],
          [hostCandidate, 5],
        ],
        completeAfter: 120,
      },
      200,
    );
    expect(tookMs()).toBe(10);
  });

  it('with servers waits for what they say, and a moment more', async () => {
    const { tookMs } = await gather(
      {
        servers: true,
        finds: [
          [hostCandidate, 3],
          [serverCandidate, 60],
          [serverCandidate, 70],
        ],
      },
      300,
    );
    expect(tookMs()).toBe(90);
  });

  it('with a relay waits for that one, however soon another server answers', async () => {
    const { tookMs } = await gather(
      {
        servers: true,
        relay: true,
        finds: [
          [hostCandidate, 3],
          [serverCandidate, 20],
          [relayCandidate, 120],
        ],
      },
      300,
    );
    expect(tookMs()).toBe(140);
  });

  it('with a relay that stays silent leaves after half a second all the same', async () => {
    const finds: [string, number][] = [
      [hostCandidate, 3],
      [serverCandidate, 20],
    ];
    const { tookMs } = await gather({ servers: true, relay: true, finds }, 600);
    expect(tookMs()).toBe(500);
  });

  it('with a silent server leaves after half a second with what there is', async () => {
    const { tookMs } = await gather({ servers: true, finds: [[hostCandidate, 3]] }, 600);
    expect(tookMs()).toBe(500);
  });

  it('ends at once when gathering is over', async () => {
    const { tookMs } = await gather(
      { servers: true, finds: [[hostCandidate, 3]], completeAfter: 40 },
      100,
    );
    expect(tookMs()).toBe(40);
  });

  it('is of no use without any candidate', async () => {
    const nothing = await gather({ servers: true, finds: [] }, 9900);
    expect(nothing.error()).toBe('');
    await tick(200);
    expect(nothing.error()).toContain('no ICE candidate');
    expect((await gather({ completeAfter: 10 }, 100)).error()).toContain('no ICE candidate');
  });

  it('takes a first candidate that comes late', async () => {
    const { tookMs } = await gather({ finds: [[hostCandidate, 6000]] }, 7000);
    expect(tookMs()).toBe(6005);
  });

  it('ends with an error when the call is closed meanwhile, and leaves no timer', async () => {
    const { error, closed } = await gather({ finds: [] }, 100);
    closed.abort();
    await tick(0);
    expect(error()).toContain('closed');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('of a restart begins after the end of the one before', async () => {
    const { fake } = await gather({ finds: [[hostCandidate, 0]], completeAfter: 1 }, 50);
    await fake.setRemoteDescription({ type: 'answer', sdp: answerSdp() });
    fake.candidates = [{ line: hostCandidate, afterMs: 10 }];
    const again = gatherCandidates(fake as unknown as RTCPeerConnection, {
      clock: systemClock,
      serversMs: 0,
      awaitsRelay: false,
      deadlineMs: 500,
      lastChanceMs: 10_000,
      closed: new AbortController().signal,
    });
    await fake.setLocalDescription({ type: 'offer', sdp: fakeSdp() });
    fake.iceGatheringState = 'complete';
    setTimeout(() => (fake.iceGatheringState = 'gathering'), 5);
    let result = '';
    again.described().then(
      () => (result = 'described'),
      (error: unknown) => (result = String(error)),
    );
    await tick(50);
    expect(result).toBe('described');
  });

  it('does not wait again when the candidates are there already', async () => {
    const { fake } = await gather({ finds: [[hostCandidate, 0]] }, 50);
    await fake.setRemoteDescription({ type: 'answer', sdp: answerSdp() });
    const again = gatherCandidates(fake as unknown as RTCPeerConnection, {
      clock: systemClock,
      serversMs: 0,
      awaitsRelay: false,
      deadlineMs: 500,
      lastChanceMs: 10_000,
      closed: new AbortController().signal,
    });
    fake.candidates = [];
    let done = false;
    again.described().then(
      () => (done = true),
      () => undefined,
    );
    await tick(10);
    expect(done).toBe(true);
  });
});

describe('the peer connection', () => {
  it('asks no third party', async () => {
    const rig = await createRig();
    rig.server.deliver(rig.server.invite());
    await tick();
    expect(rig.peer().configuration.iceServers).toEqual([]);
  });

  // With a pool Chromium finds no candidate at all for about one answer of two hundred.
  it('gathers in advance only for a first offer', async () => {
    const rig = await createRig();
    rig.server.deliver(rig.server.invite());
    await tick();
    expect(rig.peer().configuration.iceCandidatePoolSize).toBe(0);
    rig.phone.calls.dial('out', '100', { earlyMedia: false, anonymous: false });
    await tick();
    expect(rig.peer().configuration.iceCandidatePoolSize).toBe(1);
  });

  it('asks the configured servers', async () => {
    const iceServers = [{ urls: ['turn:turn.lab.test'], username: 'u', credential: 'c' }];
    const rig = await createRig({ account: { iceServers } });
    rig.server.deliver(rig.server.invite());
    await tick();
    expect(rig.peer().configuration.iceServers).toEqual(iceServers);
  });

  it('offers no comfort noise', async () => {
    const codecs = ['audio/opus', 'audio/CN', 'audio/red', 'audio/PCMU', 'audio/telephone-event'];
    vi.stubGlobal('RTCRtpReceiver', {
      getCapabilities: () => ({ codecs: codecs.map((mimeType) => ({ mimeType })) }),
    });
    const rig = await createRig();
    rig.phone.calls.dial('out', '100', { earlyMedia: false, anonymous: false });
    await tick();
    expect(rig.peer().transceivers[0]?.preferred).toEqual(
      ['audio/opus', 'audio/PCMU', 'audio/telephone-event'].map((mimeType) => ({ mimeType })),
    );
  });

  it('is closed and its sound released on every end', async () => {
    const rig = await createRig();
    rig.server.deliver(rig.server.invite());
    rig.phone.calls.dial('out', '100', { earlyMedia: false, anonymous: false });
    await tick();
    rig.phone.calls.decline('in-1', 'busy');
    rig.server.reply(rig.server.last('INVITE'), 486);
    await tick();
    expect(rig.peers.map((one) => one.closed)).toEqual([true, true]);
    expect(rig.audio.released.toSorted()).toEqual(['in-1', 'out']);
  });
});

describe('session descriptions', () => {
  it.each([
    [fakeSdp({ direction: 'sendonly' }), 'sendonly', true],
    [fakeSdp({ direction: 'inactive' }), 'inactive', true],
    [fakeSdp({ direction: 'recvonly' }), 'recvonly', false],
    ['v=0\r\na=sendonly\r\nm=audio 9 x\r\n', 'sendonly', true],
    ['v=0\r\na=sendonly\r\nm=audio 9 x\r\na=sendrecv\r\n', 'sendrecv', false],
    ['v=0\r\nm=video 9 x\r\na=inactive\r\nm=audio 9 x\r\na=sendrecv\r\n', 'sendrecv', false],
    ['v=0\r\nc=IN IP4 0.0.0.0\r\nm=audio 9 x\r\n', 'sendrecv', true],
    ['v=0\r\nm=audio 9 x\r\nc=IN IP4 0.0.0.0\r\na=ice-ufrag:q1\r\n', 'sendrecv', false],
    [
      'v=0\r\nc=IN IP4 0.0.0.0\r\nm=audio 9 x\r\na=candidate:1 1 udp 1 192.0.2.1 9 typ host\r\n',
      'sendrecv',
      false,
    ],
  ])('are read for the audio alone', (sdp, direction, held) => {
    expect(audioDirection(sdp)).toBe(direction);
    expect(remoteHolds(sdp)).toBe(held);
  });

  it('do not promise what we do not do', () => {
    expect(forTheWire('a=ice-options:trickle\r\na=x\r\n')).toBe('a=x\r\n');
  });
});
