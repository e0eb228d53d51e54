import { describe, expect, it } from 'vitest';
import { fakeSdp } from './testing/fake-peer-connection';
import {
  answeredByFar,
  dial,
  direction,
  hold,
  reinvites,
  replyToReinvite,
  ring,
  told,
} from './testing/our-call';
import { onFakeTime, tick } from './testing/rig';
import { answerSdp } from './testing/scripted-server';
import { answeredByUs, repliesTo, ringing } from './testing/their-call';

onFakeTime();

const heldOffer = () => fakeSdp({ direction: 'sendonly' });
const retryAfter = /^(?:10|\d)$/;

describe('an UPDATE without an offer', () => {
  it('is taken, and the far side is where it says', async () => {
    const { rig, invite } = await answeredByFar();
    const update = rig.server
      .fromCalled('UPDATE', invite)
      .replace('<sip:far@far.invalid;transport=ws>', '<sip:far@moved.invalid;transport=ws>');
    rig.server.deliver(update);
    await tick();
    expect(rig.server.last(200).header('CSeq')).toBe('1 UPDATE');
    rig.phone.calls.hangUp('out');
    await tick();
    expect(rig.server.last('BYE').start).toContain('moved.invalid');
  });

  it('is taken while it rings', async () => {
    const { rig } = await ringing();
    rig.server.deliver(rig.server.inDialog('UPDATE', rig.server.last(180)));
    await tick();
    expect(repliesTo(rig, 'UPDATE').map((one) => one.status)).toEqual([200]);
  });

  it('is unknown outside of a call, and refused when it is older than what came before', async () => {
    const { rig, invite } = await answeredByFar();
    const far = (cseq: number, tag = 'far') =>
      rig.server.deliver(rig.server.fromCalled('UPDATE', invite, { tag, cseq }));
    far(2, 'nobody');
    far(5);
    far(4);
    await tick();
    expect(repliesTo(rig, 'UPDATE').map((one) => one.status)).toEqual([481, 200, 500]);
    expect(rig.ended('out')).toBeUndefined();
  });
});

describe('an UPDATE with an offer (RFC 3311 section 5.2)', () => {
  it('is answered, and done without an ACK', async () => {
    const { rig, invite } = await answeredByFar();
    rig.server.deliver(rig.server.fromCalled('UPDATE', invite, { body: heldOffer() }));
    await tick();
    const answer = rig.server.last(200);
    expect(answer.header('CSeq')).toBe('1 UPDATE');
    expect(answer.header('Contact')).toContain('.invalid');
    expect(direction(answer.body)).toBe('recvonly');
    expect(told(rig, 'heldByRemote')).toEqual([{ kind: 'heldByRemote', call: 'out', held: true }]);
    rig.server.deliver(rig.server.fromCalled('UPDATE', invite, { cseq: 2, body: answerSdp() }));
    await tick(60_000);
    expect(told(rig, 'heldByRemote')).toHaveLength(2);
    expect(rig.ended('out')?.reason).not.toBe('lineLost');
  });

  it('leaves the way open for a change of ours', async () => {
    const { rig, accepted } = await answeredByUs();
    rig.server.deliver(rig.server.inDialog('UPDATE', accepted, { body: answerSdp() }));
    await tick(2000);
    rig.phone.calls.setHold('in-1', true);
    await tick();
    expect(reinvites(rig)).toHaveLength(1);
    await replyToReinvite(rig, 200, answerSdp('recvonly'));
    expect(told(rig, 'holdChanged')).toHaveLength(1);
  });

  it('that cannot be answered is refused, and the call is as before', async () => {
    const { rig, invite } = await answeredByFar();
    const video = answerSdp().replace('m=audio', 'm=video');
    const other = { contentType: 'text/plain', body: 'hello' };
    rig.server.deliver(rig.server.fromCalled('UPDATE', invite, { body: video }));
    await tick();
    rig.server.deliver(rig.server.fromCalled('UPDATE', invite, { cseq: 2, ...other }));
    await tick();
    expect(repliesTo(rig, 'UPDATE').map((one) => one.status)).toEqual([488, 415]);
    expect(rig.server.last(415).header('Accept')).toBe('application/sdp');
    await hold(rig, true);
    expect(reinvites(rig)).toHaveLength(1);
  });

  it('has to come again while an offer of ours is open', async () => {
    const { rig, invite } = await answeredByFar();
    await hold(rig, true);
    rig.server.deliver(rig.server.fromCalled('UPDATE', invite, { body: answerSdp() }));
    await tick();
    expect(repliesTo(rig, 'UPDATE').map((one) => one.status)).toEqual([491]);
    await replyToReinvite(rig, 200, answerSdp('recvonly'));
    expect(told(rig, 'holdChanged')).toHaveLength(1);
  });

  it('has to come again, later, while another one of theirs is not done', async () => {
    const { rig, invite } = await answeredByFar();
    const offer = (method: string, cseq: number) =>
      rig.server.deliver(rig.server.fromCalled(method, invite, { cseq, body: answerSdp() }));
    offer('UPDATE', 1);
    offer('UPDATE', 2);
    offer('INVITE', 3);
    await tick();
    expect(repliesTo(rig, 'UPDATE').map((one) => one.status)).toEqual([500, 200]);
    expect(rig.server.all(500).map((one) => one.header('CSeq'))).toEqual(['2 UPDATE', '3 INVITE']);
    for (const one of rig.server.all(500)) expect(one.header('Retry-After')).toMatch(retryAfter);
    offer('INVITE', 4);
    await tick();
    offer('UPDATE', 5);
    await tick();
    expect(repliesTo(rig, 'UPDATE').at(-1)?.status).toBe(500);
    rig.server.deliver(rig.server.fromCalled('ACK', invite, { cseq: 4 }));
    offer('UPDATE', 6);
    await tick();
    expect(repliesTo(rig, 'UPDATE').at(-1)?.status).toBe(200);
  });

  it('before the call is answered has to come again', async () => {
    const theirs = await ringing();
    theirs.rig.server.deliver(
      theirs.rig.server.inDialog('UPDATE', theirs.rig.server.last(180), { body: answerSdp() }),
    );
    await tick();
    expect(repliesTo(theirs.rig, 'UPDATE').map((one) => one.status)).toEqual([500]);
    expect(theirs.rig.server.last(500).header('Retry-After')).toMatch(retryAfter);
    theirs.rig.phone.calls.answer('in-1');
    await tick();
    expect(theirs.rig.server.last(200).header('CSeq')).toContain('INVITE');

    const ours = await dial();
    await ring(ours);
    ours.server.deliver(
      ours.server.fromCalled('UPDATE', ours.server.last('INVITE'), { body: answerSdp() }),
    );
    await tick();
    expect(repliesTo(ours, 'UPDATE').map((one) => one.status)).toEqual([491]);
  });

  it('that comes twice on the way is answered once', async () => {
    const { rig, invite } = await answeredByFar();
    const update = rig.server.fromCalled('UPDATE', invite, { body: answerSdp() });
    rig.server.deliver(update);
    rig.server.deliver(update);
    await tick();
    expect(repliesTo(rig, 'UPDATE').map((one) => one.status)).toEqual([200]);
  });

  it('gets an answer also when the call ends meanwhile', async () => {
    const { rig, invite } = await answeredByFar();
    rig.server.deliver(rig.server.fromCalled('UPDATE', invite, { body: answerSdp() }));
    rig.server.deliver(rig.server.fromCalled('BYE', invite, { cseq: 2 }));
    await tick();
    expect(repliesTo(rig, 'UPDATE').map((one) => one.status)).toEqual([487]);
  });
});
