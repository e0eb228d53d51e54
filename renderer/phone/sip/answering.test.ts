import { describe, expect, it } from 'vitest';
import {
  FakePeerConnection,
  hostCandidate,
  serverCandidate,
  tcpCandidate,
} from './testing/fake-peer-connection';
import { createRig, onFakeTime, tick } from './testing/rig';
import { ringing } from './testing/their-call';

onFakeTime();

describe('the answer', () => {
  it('leaves before the microphone is open', async () => {
    const { rig } = await ringing();
    rig.audio.microphoneTakesMs = 300;
    rig.phone.calls.answer('in-1');
    await tick();
    const accepted = rig.server.last(200);
    expect(accepted.body).toContain('a=sendrecv');
    const { sender } = rig.peer().transceivers[0]!;
    expect(sender.track).toBeNull();
    rig.server.deliver(rig.server.inDialog('ACK', accepted));
    await tick(300);
    expect(sender.track).toMatchObject({ id: 'own-in-1' });
    expect(rig.kinds('in-1')).not.toContain('ended');
  });

  it.each([
    ['before the ACK', 0],
    ['after it', 100],
  ])(
    'is followed by a BYE when the microphone is refused after the answer, %s',
    async (_, ackAfter) => {
      const { rig } = await ringing();
      rig.audio.refuseMicrophone = true;
      rig.audio.microphoneTakesMs = 100;
      rig.phone.calls.answer('in-1');
      await tick(50);
      const accepted = rig.server.last(200);
      if (ackAfter > 0) rig.server.deliver(rig.server.inDialog('ACK', accepted));
      await tick(100);
      if (ackAfter === 0) {
        // A BYE may only follow the ACK.
        expect(rig.server.all('BYE')).toHaveLength(0);
        rig.server.deliver(rig.server.inDialog('ACK', accepted));
        await tick();
      }
      expect(rig.server.all('BYE')).toHaveLength(1);
      rig.server.reply(rig.server.last('BYE'), 200);
      await tick(40_000);
      expect(rig.server.all('BYE')).toHaveLength(1);
      expect(rig.ended('in-1')).toEqual({ reason: 'microphone', by: 'agent' });
      expect(rig.kinds('in-1').filter((kind) => kind === 'ended')).toHaveLength(1);
      expect(rig.audio.released).toContain('in-1');
      expect(rig.peer().closed).toBe(true);
    },
  );

  it('lets digits out when the microphone is open', async () => {
    const { rig } = await ringing();
    rig.audio.microphoneTakesMs = 300;
    rig.phone.calls.answer('in-1');
    await tick();
    const { dtmf } = rig.peer().transceivers[0]!;
    dtmf.canInsertDTMF = false;
    rig.server.deliver(rig.server.inDialog('ACK', rig.server.last(200)));
    await tick();
    rig.phone.calls.sendDigits('in-1', '1');
    dtmf.canInsertDTMF = true;
    await tick(300);
    expect(dtmf.toneBuffer).toBe('1');
  });

  it('is followed by a BYE once when the agent was faster than the refused microphone', async () => {
    const { rig } = await ringing();
    rig.audio.refuseMicrophone = true;
    rig.audio.microphoneTakesMs = 100;
    rig.phone.calls.answer('in-1');
    await tick(50);
    rig.server.deliver(rig.server.inDialog('ACK', rig.server.last(200)));
    rig.phone.calls.hangUp('in-1');
    await tick(100);
    expect(rig.server.all('BYE')).toHaveLength(1);
    rig.server.reply(rig.server.last('BYE'), 200);
    await tick();
    expect(rig.ended('in-1')).toEqual({ reason: 'hungUp', by: 'agent' });
  });
});

describe('a caller who gives up', () => {
  it('by CANCEL between the prepared answer and the click opens no microphone', async () => {
    const { rig, invite } = await ringing();
    rig.server.deliver(rig.server.cancel(invite));
    await tick(0);
    rig.phone.calls.answer('in-1');
    await tick(1000);
    expect(rig.audio.opened).toEqual([]);
    expect(rig.peer().told).toEqual([]);
    expect(rig.kinds('in-1')).toEqual(['incoming', 'ended']);
  });

  it('by CANCEL before the answer is ready leaves no call', async () => {
    const rig = await createRig();
    const invite = rig.server.invite();
    FakePeerConnection.finding = [{ line: hostCandidate, afterMs: 50 }];
    rig.server.deliver(invite);
    await tick(0);
    rig.phone.calls.answer('in-1');
    await tick(20);
    rig.server.deliver(rig.server.cancel(invite));
    await tick(1000);
    expect(rig.server.last(487)).toBeDefined();
    expect(rig.peer().told).toEqual([]);
    expect(rig.audio.released).toEqual(['in-1']);
    expect(rig.kinds('in-1')).toEqual(['incoming', 'ended']);
  });

  it('by CANCEL and the click at once leaves no call', async () => {
    const { rig, invite } = await ringing();
    rig.server.deliver(rig.server.cancel(invite));
    rig.phone.calls.answer('in-1');
    await tick(1000);
    expect(rig.server.last(487)).toBeDefined();
    expect(rig.audio.released).toEqual(['in-1']);
    expect(rig.kinds('in-1')).toEqual(['incoming', 'ended']);
    expect(rig.logged).toEqual([]);
  });
});

describe('a prepared answer', () => {
  it('needs nothing more of the browser than where the caller is', async () => {
    const { rig } = await ringing();
    const peer = rig.peer();
    peer.failNext('setLocalDescription');
    rig.phone.calls.answer('in-1');
    await tick(0);
    expect(rig.server.last(200).body).toContain('typ host');
  });

  it('tells the browser where the caller is only at the answer', async () => {
    const { rig } = await ringing();
    const peer = rig.peer();
    await tick(5000);
    expect(peer.remoteDescription?.sdp).not.toContain('candidate');
    expect(peer.told).toEqual([]);
    rig.phone.calls.answer('in-1');
    await tick(0);
    expect(peer.told).toEqual([{ candidate: hostCandidate.slice(2), sdpMLineIndex: 0 }]);
  });

  it('carries what was found since it was ready, and no candidate for TCP', async () => {
    const { rig } = await ringing();
    rig.peer().find(tcpCandidate);
    rig.peer().find(serverCandidate);
    rig.phone.calls.answer('in-1');
    await tick(0);
    const { body } = rig.server.last(200);
    expect(body).toContain('typ srflx');
    expect(body).not.toContain('tcptype');
  });

  it('to a call without an offer is an offer', async () => {
    const rig = await createRig();
    rig.server.deliver(rig.server.invite({ body: '' }));
    await tick();
    expect(rig.peer().localDescription?.type).toBe('offer');
    rig.peer().failNext('setLocalDescription');
    rig.phone.calls.answer('in-1');
    await tick(0);
    expect(rig.server.last(200).body).toContain('typ host');
  });

  it('is used although one of the candidates is not', async () => {
    const { rig } = await ringing();
    rig.peer().failNext('addIceCandidate');
    rig.phone.calls.answer('in-1');
    await tick();
    rig.server.deliver(rig.server.inDialog('ACK', rig.server.last(200)));
    await tick();
    expect(rig.kinds('in-1')).toContain('established');
  });
});
