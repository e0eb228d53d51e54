import { describe, expect, it } from 'vitest';
import { onFakeTime, tick } from './testing/rig';
import { answeredByUs, repliesTo, ringing } from './testing/their-call';

onFakeTime();

describe('a caller who gives up', () => {
  it.each([
    [[], 'missed'],
    [['Reason: SIP;cause=200;text="Call completed elsewhere"'], 'answeredElsewhere'],
  ])('with %j', async (headers, reason) => {
    const { rig, invite } = await ringing();
    rig.server.deliver(rig.server.cancel(invite, headers));
    await tick();
    expect(rig.server.last(487).header('CSeq')).toBe('1 INVITE');
    expect(rig.ended('in-1')).toEqual({ reason, by: 'remote', status: 487 });
  });

  it('by CANCEL while the answer is being prepared leaves no call', async () => {
    const { rig, invite } = await ringing();
    rig.phone.calls.answer('in-1');
    await Promise.resolve();
    rig.server.deliver(rig.server.cancel(invite));
    await tick(1000);
    expect(rig.server.all(200).filter((one) => one.header('CSeq').endsWith('INVITE'))).toHaveLength(
      0,
    );
    expect(rig.kinds('in-1')).toEqual(['incoming', 'ended']);
  });

  it('by BYE while it rings ends the INVITE as well', async () => {
    const { rig } = await ringing();
    rig.server.deliver(rig.server.inDialog('BYE', rig.server.last(180)));
    await tick();
    expect(repliesTo(rig, 'BYE').at(-1)?.status).toBe(200);
    expect(repliesTo(rig, 'INVITE').at(-1)?.status).toBe(487);
    rig.phone.calls.answer('in-1');
    await tick(1000);
    expect(rig.kinds('in-1')).toEqual(['incoming', 'ended']);
  });

  it('by BYE while the answer is being prepared leaves no call', async () => {
    const { rig } = await ringing();
    rig.phone.calls.answer('in-1');
    await Promise.resolve();
    rig.server.deliver(rig.server.inDialog('BYE', rig.server.last(180)));
    await tick(1000);
    expect(repliesTo(rig, 'INVITE').at(-1)?.status).toBe(487);
    expect(rig.kinds('in-1')).toEqual(['incoming', 'ended']);
    expect(rig.peer().closed).toBe(true);
  });

  it('by BYE between our answer and the ACK', async () => {
    const { rig } = await ringing();
    rig.phone.calls.answer('in-1');
    await tick();
    rig.server.deliver(rig.server.inDialog('BYE', rig.server.last(200)));
    await tick();
    expect(rig.ended('in-1')).toEqual({ reason: 'hungUp', by: 'remote' });
    expect(rig.kinds('in-1')).not.toContain('established');
  });

  it('without a word: no ACK ever comes', async () => {
    const { rig } = await ringing();
    rig.phone.calls.answer('in-1');
    await tick(40_000);
    expect(rig.server.last('BYE')).toBeDefined();
    expect(rig.ended('in-1')).toEqual({ reason: 'lineLost', by: 'network' });
    expect(rig.kinds('in-1')).not.toContain('established');
  });
});

describe('hanging up', () => {
  it('is confirmed by the answer to BYE', async () => {
    const { rig } = await answeredByUs();
    rig.phone.calls.hangUp('in-1');
    await tick();
    expect(rig.ended('in-1')).toBeUndefined();
    rig.server.reply(rig.server.last('BYE'), 200);
    await tick();
    expect(rig.ended('in-1')).toEqual({ reason: 'hungUp', by: 'agent' });
    expect(rig.server.all('BYE')).toHaveLength(1);
  });

  it('says when it is not confirmed', async () => {
    const { rig } = await answeredByUs();
    rig.phone.calls.hangUp('in-1');
    await tick(4100);
    expect(rig.ended('in-1')).toEqual({ reason: 'hungUp', by: 'agent', unconfirmed: true });
  });

  it('waits for the ACK, which must come first', async () => {
    const { rig } = await ringing();
    rig.phone.calls.answer('in-1');
    await tick();
    rig.phone.calls.hangUp('in-1');
    await tick();
    expect(rig.server.all('BYE')).toHaveLength(0);
    rig.server.deliver(rig.server.inDialog('ACK', rig.server.last(200)));
    await tick();
    rig.server.reply(rig.server.last('BYE'), 200);
    await tick();
    expect(rig.kinds('in-1')).not.toContain('established');
    expect(rig.ended('in-1')).toEqual({ reason: 'hungUp', by: 'agent' });
  });

  it('by the far end', async () => {
    const { rig, accepted } = await answeredByUs();
    rig.server.deliver(rig.server.inDialog('BYE', accepted));
    await tick();
    expect(repliesTo(rig, 'BYE').at(-1)?.status).toBe(200);
    expect(rig.ended('in-1')).toEqual({ reason: 'hungUp', by: 'remote' });
    expect(rig.audio.released).toEqual(['in-1']);
  });
});
