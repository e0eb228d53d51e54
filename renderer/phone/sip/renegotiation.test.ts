import { describe, expect, it } from 'vitest';
import { fakeSdp } from './testing/fake-peer-connection';
import {
  answeredByFar,
  direction,
  hold,
  reinvites,
  replyToReinvite,
  told,
} from './testing/our-call';
import { onFakeTime, tick } from './testing/rig';
import { answerSdp } from './testing/scripted-server';

onFakeTime();

describe('hold', () => {
  it('is offered, and true when the far end agrees', async () => {
    const { rig } = await answeredByFar();
    await hold(rig, true);
    expect(direction(reinvites(rig)[0]?.body ?? '')).toBe('sendonly');
    expect(told(rig, 'holdChanged')).toEqual([]);
    await replyToReinvite(rig, 200, answerSdp('recvonly'));
    expect(told(rig, 'holdChanged')).toEqual([{ kind: 'holdChanged', call: 'out', held: true }]);
    expect(told(rig, 'heldByRemote')).toEqual([]);
    expect(rig.server.all('ACK')).toHaveLength(2);
  });

  it('never touches the outgoing track', async () => {
    const { rig } = await answeredByFar();
    const before = rig.peer().transceivers[0]?.sender.track;
    await hold(rig, true);
    await replyToReinvite(rig, 200, answerSdp('recvonly'));
    expect(rig.peer().transceivers[0]?.sender.track).toBe(before);
    expect(rig.audio.opened).toEqual(['out']);
  });

  it('comes back to both directions, also after both sides held', async () => {
    const { rig, invite } = await answeredByFar();
    await hold(rig, true);
    await replyToReinvite(rig, 200, answerSdp('recvonly'));
    rig.server.deliver(
      rig.server.fromCalled('INVITE', invite, { body: fakeSdp({ direction: 'sendonly' }) }),
    );
    await tick(2000);
    expect(direction(rig.server.last(200).body)).toBe('inactive');
    expect(told(rig, 'heldByRemote')).toEqual([{ kind: 'heldByRemote', call: 'out', held: true }]);
    rig.server.deliver(rig.server.fromCalled('ACK', invite));
    await tick();
    await hold(rig, false);
    expect(direction(reinvites(rig).at(-1)?.body ?? '')).toBe('sendrecv');
    await replyToReinvite(rig, 200, answerSdp('sendonly'));
    rig.server.deliver(
      rig.server.fromCalled('INVITE', invite, { cseq: 2, body: answerSdp('sendrecv') }),
    );
    await tick();
    expect(direction(rig.server.last(200).body)).toBe('sendrecv');
    rig.server.deliver(rig.server.fromCalled('ACK', invite, { cseq: 2 }));
    await tick();
    expect(told(rig, 'heldByRemote').at(-1)).toEqual({
      kind: 'heldByRemote',
      call: 'out',
      held: false,
    });
  });

  it('of ours is kept when the far end refreshes the session', async () => {
    const { rig, invite } = await answeredByFar();
    await hold(rig, true);
    await replyToReinvite(rig, 200, answerSdp('recvonly'));
    rig.server.deliver(rig.server.fromCalled('INVITE', invite, { body: answerSdp('sendrecv') }));
    await tick();
    expect(direction(rig.server.last(200).body)).toBe('sendonly');
  });

  it('asked for and taken back quickly is one change after the other, never two at once', async () => {
    const { rig } = await answeredByFar();
    for (const held of [true, false, true, false, true]) rig.phone.calls.setHold('out', held);
    await tick();
    expect(reinvites(rig)).toHaveLength(1);
    await replyToReinvite(rig, 200, answerSdp('recvonly'));
    await tick(3000);
    expect(reinvites(rig)).toHaveLength(1);
    await hold(rig, false);
    expect(reinvites(rig)).toHaveLength(2);
  });

  it('changes at most once a second', async () => {
    const { rig } = await answeredByFar();
    await hold(rig, true);
    await replyToReinvite(rig, 200, answerSdp('recvonly'));
    await hold(rig, false);
    expect(reinvites(rig)).toHaveLength(1);
    await tick(1000);
    expect(reinvites(rig)).toHaveLength(2);
  });
});

describe('a change that the far end refuses', () => {
  it.each([488, 503, 500, 415, 302])(
    'with %i is rolled back, and can be asked again',
    async (status) => {
      const { rig } = await answeredByFar();
      await hold(rig, true);
      await replyToReinvite(rig, status);
      expect(rig.peer().signalingState).toBe('stable');
      expect(told(rig, 'holdRefused')).toEqual([{ kind: 'holdRefused', call: 'out', status }]);
      expect(rig.ended('out')).toBeUndefined();
      await tick(2000);
      // What holds is said again, once: a media relay may have taken the offer for done.
      expect(reinvites(rig)).toHaveLength(2);
      expect(direction(reinvites(rig)[1]?.body ?? '')).toBe('sendrecv');
      await replyToReinvite(rig, status);
      await tick(40_000);
      expect(reinvites(rig)).toHaveLength(2);
      expect(told(rig, 'holdRefused')).toHaveLength(1);
      await hold(rig, true);
      expect(reinvites(rig)).toHaveLength(3);
      await replyToReinvite(rig, 200, answerSdp('recvonly'));
      expect(told(rig, 'holdChanged')).toHaveLength(1);
    },
  );

  it('because both asked at once is asked again after a while', async () => {
    const { rig } = await answeredByFar();
    await hold(rig, true);
    await replyToReinvite(rig, 491);
    expect(rig.peer().signalingState).toBe('stable');
    await tick(2000);
    expect(reinvites(rig)).toHaveLength(1);
    await tick(2100);
    expect(reinvites(rig)).toHaveLength(2);
    await replyToReinvite(rig, 200, answerSdp('recvonly'));
    expect(told(rig, 'holdChanged')).toHaveLength(1);
    expect(told(rig, 'holdRefused')).toHaveLength(0);
  });

  it('again and again with 491 is given up', async () => {
    const { rig } = await answeredByFar();
    await hold(rig, true);
    for (let round = 0; round < 8 && told(rig, 'holdRefused').length === 0; round++) {
      await replyToReinvite(rig, 491);
      await tick(4500);
    }
    expect(told(rig, 'holdRefused')).toEqual([{ kind: 'holdRefused', call: 'out', status: 491 }]);
    expect(rig.ended('out')).toBeUndefined();
  });

  it.each([481, 408])('with %i ends the call', async (status) => {
    const { rig } = await answeredByFar();
    await hold(rig, true);
    await replyToReinvite(rig, status);
    expect(rig.server.all('BYE')).toHaveLength(1);
    expect(rig.ended('out')).toEqual({ reason: 'lineLost', by: 'network', status });
  });

  it('with a description that cannot be used ends the call', async () => {
    const { rig } = await answeredByFar();
    await hold(rig, true);
    await replyToReinvite(rig, 200, 'nonsense');
    expect(rig.ended('out')).toEqual({ reason: 'mediaFailed', by: 'network' });
    expect(rig.server.all('BYE')).toHaveLength(1);
  });
});

describe('a change by the far end', () => {
  it('while ours is under way is put off', async () => {
    const { rig, invite } = await answeredByFar();
    await hold(rig, true);
    rig.server.deliver(rig.server.fromCalled('INVITE', invite, { body: answerSdp() }));
    await tick();
    expect(rig.server.all(491)).toHaveLength(1);
    await replyToReinvite(rig, 200, answerSdp('recvonly'));
    expect(told(rig, 'holdChanged')).toHaveLength(1);
  });

  it('while our offer is being made is put off as well', async () => {
    const { rig, invite } = await answeredByFar();
    rig.phone.calls.setHold('out', true);
    rig.server.deliver(rig.server.fromCalled('INVITE', invite, { body: answerSdp() }));
    await tick();
    expect(rig.server.all(491)).toHaveLength(1);
    expect(reinvites(rig)).toHaveLength(1);
  });

  it('keeps ours waiting until its ACK', async () => {
    const { rig, invite } = await answeredByFar();
    rig.server.deliver(rig.server.fromCalled('INVITE', invite, { body: answerSdp() }));
    await tick();
    await hold(rig, true);
    expect(reinvites(rig)).toHaveLength(0);
    rig.server.deliver(rig.server.fromCalled('ACK', invite));
    await tick();
    expect(reinvites(rig)).toHaveLength(1);
  });

  it('without its ACK ends the call after half a minute', async () => {
    const { rig, invite } = await answeredByFar();
    rig.server.deliver(rig.server.fromCalled('INVITE', invite, { body: answerSdp() }));
    await tick(31_000);
    expect(rig.ended('out')).toBeUndefined();
    await tick(2000);
    expect(rig.ended('out')).toEqual({ reason: 'lineLost', by: 'network' });
    expect(rig.server.all('BYE')).toHaveLength(1);
  });

  it('twice before the ACK is refused the second time', async () => {
    const { rig, invite } = await answeredByFar();
    rig.server.deliver(rig.server.fromCalled('INVITE', invite, { body: answerSdp() }));
    await tick();
    rig.server.deliver(rig.server.fromCalled('INVITE', invite, { cseq: 2, body: answerSdp() }));
    await tick();
    expect(rig.server.all(500)).toHaveLength(1);
    expect(rig.ended('out')).toBeUndefined();
  });

  it('without an offer gets one, and brings its answer in the ACK', async () => {
    const { rig, invite } = await answeredByFar();
    rig.server.deliver(rig.server.fromCalled('INVITE', invite, { body: '' }));
    await tick();
    expect(direction(rig.server.last(200).body)).toBe('sendrecv');
    rig.server.deliver(rig.server.fromCalled('ACK', invite, { body: answerSdp('sendonly') }));
    await tick();
    expect(rig.peer().signalingState).toBe('stable');
    expect(told(rig, 'heldByRemote')).toEqual([{ kind: 'heldByRemote', call: 'out', held: true }]);
  });

  it('that cannot be used is refused, and the call goes on as before', async () => {
    const { rig, invite } = await answeredByFar();
    rig.server.deliver(rig.server.fromCalled('INVITE', invite, { body: 'nonsense' }));
    await tick();
    expect(rig.server.all(488)).toHaveLength(1);
    expect(rig.peer().signalingState).toBe('stable');
    await hold(rig, true);
    expect(reinvites(rig)).toHaveLength(1);
  });

  it('that the browser cannot answer is rolled back', async () => {
    const { rig, invite } = await answeredByFar();
    rig.peer().failNext('createAnswer');
    rig.server.deliver(rig.server.fromCalled('INVITE', invite, { body: answerSdp() }));
    await tick();
    expect(rig.server.all(488)).toHaveLength(1);
    expect(rig.peer().signalingState).toBe('stable');
  });
});
