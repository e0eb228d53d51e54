import { describe, expect, it, vi } from 'vitest';
import { accept, dial, ring } from './testing/our-call';
import { createRig, onFakeTime, tick } from './testing/rig';
import { answerSdp } from './testing/scripted-server';

onFakeTime();

describe('a call of ours ends before it is answered', () => {
  it.each([
    [486, 'busy'],
    [603, 'declined'],
    [404, 'notFound'],
    [480, 'unavailable'],
    [500, 'serverError'],
  ] as const)('with %i', async (status, reason) => {
    const rig = await dial();
    rig.server.reply(rig.server.last('INVITE'), status);
    await tick();
    expect(rig.ended('out')).toEqual({ reason, by: 'remote', status });
    expect(rig.peer().closed).toBe(true);
    expect(rig.audio.released).toEqual(['out']);
  });

  it('is not redirected by itself', async () => {
    const rig = await dial();
    rig.server.reply(rig.server.last('INVITE'), 302, {
      headers: ['Contact: <sip:0899123456@evil.test?Subject=x>'],
    });
    await tick(5000);
    expect(rig.server.all('INVITE')).toHaveLength(1);
    expect(rig.ended('out')).toEqual({
      reason: 'redirected',
      by: 'remote',
      status: 302,
      redirectTo: '0899123456',
    });
  });

  it('by us while it rings', async () => {
    const rig = await dial();
    await ring(rig);
    rig.phone.calls.hangUp('out');
    await tick();
    const cancel = rig.server.last('CANCEL');
    rig.server.reply(cancel, 200);
    rig.server.reply(rig.server.last('INVITE'), 487);
    await tick();
    expect(rig.ended('out')).toEqual({ reason: 'cancelled', by: 'agent' });
  });

  it('by us before anything was answered: CANCEL waits, the screen does not', async () => {
    const rig = await dial();
    rig.phone.calls.hangUp('out');
    await tick();
    expect(rig.server.all('CANCEL')).toHaveLength(0);
    await tick(4100);
    expect(rig.ended('out')).toEqual({ reason: 'cancelled', by: 'agent', unconfirmed: true });
    await ring(rig);
    expect(rig.server.all('CANCEL')).toHaveLength(1);
  });

  describe('by us before the server asked who we are', () => {
    const challenge = 'Proxy-Authenticate: Digest realm="lab.test", nonce="n", qop="auth"';
    const askedAfter = async (before?: number) => {
      const rig = await dial();
      const invite = rig.server.last('INVITE');
      if (before) await ring(rig, before);
      rig.phone.calls.hangUp('out');
      await tick();
      return { rig, invite };
    };

    it.each([
      [407, undefined],
      [407, 100],
      [401, 100],
    ] as const)('%i, after %s: nothing is sent that could ring', async (status, before) => {
      const { rig, invite } = await askedAfter(before);
      const headers = [status === 401 ? challenge.replace('Proxy', 'WWW') : challenge];
      rig.server.reply(invite, status, { headers });
      await tick();
      expect(rig.server.all('INVITE')).toHaveLength(1);
      expect(rig.ended('out')).toEqual({ reason: 'cancelled', by: 'agent' });
    });

    it('and the screen had stopped waiting', async () => {
      const { rig, invite } = await askedAfter();
      await tick(5000);
      rig.server.reply(invite, 407, { headers: [challenge] });
      await tick();
      expect(rig.server.all('INVITE')).toHaveLength(1);
    });

    it('and the connection was lost meanwhile', async () => {
      const rig = await dial();
      const invite = rig.server.last('INVITE');
      rig.phone.line.disconnect();
      rig.phone.line.connect();
      await tick();
      rig.server.reply(invite, 407, { headers: [challenge] });
      await tick();
      expect(rig.server.all('INVITE')).toHaveLength(1);
    });

    it('who was told just before: the ringing that follows is cancelled', async () => {
      const rig = await dial();
      rig.server.reply(rig.server.last('INVITE'), 407, { headers: [challenge] });
      await tick();
      rig.phone.calls.hangUp('out');
      await ring(rig);
      const [cancel] = rig.server.all('CANCEL');
      expect(cancel?.header('CSeq')).toBe(
        rig.server.last('INVITE').header('CSeq').replace('INVITE', 'CANCEL'),
      );
      expect(cancel?.header('Via')).toBe(rig.server.last('INVITE').header('Via'));
    });
  });

  it('by us while candidates are gathered: nothing leaves', async () => {
    const rig = await createRig();
    rig.phone.calls.dial('out', '100', { earlyMedia: false, anonymous: false });
    await Promise.resolve();
    rig.phone.calls.hangUp('out');
    await tick(1000);
    expect(rig.server.all('INVITE')).toHaveLength(0);
    expect(rig.ended('out')).toEqual({ reason: 'cancelled', by: 'agent' });
  });

  it('by us, but answered at the same moment', async () => {
    const rig = await dial();
    await ring(rig);
    rig.phone.calls.hangUp('out');
    await accept(rig);
    expect(rig.server.all('ACK')).toHaveLength(1);
    rig.server.reply(rig.server.last('BYE'), 200);
    await tick();
    expect(rig.ended('out')).toEqual({ reason: 'cancelled', by: 'agent' });
    expect(rig.kinds('out')).not.toContain('established');
  });

  it('by us, and answered long after: there is no call without us', async () => {
    const rig = await dial();
    rig.phone.calls.hangUp('out');
    await tick(5000);
    await accept(rig);
    expect(rig.server.all('ACK')).toHaveLength(1);
    expect(rig.server.all('BYE')).toHaveLength(1);
    expect(rig.kinds('out').filter((kind) => kind === 'ended')).toHaveLength(1);
  });

  it('by the line', async () => {
    const rig = await dial();
    await ring(rig);
    rig.phone.line.disconnect();
    await tick();
    expect(rig.ended('out')).toEqual({ reason: 'lineLost', by: 'network' });
    rig.phone.line.connect();
    await tick();
    // The far end still rings: it is told as soon as it can be.
    expect(rig.server.all('CANCEL')).toHaveLength(1);
    rig.server.reply(rig.server.last('CANCEL'), 200);
    rig.server.reply(rig.server.last('INVITE'), 487);
    rig.phone.line.register();
    await tick();
    expect(rig.server.all('CANCEL')).toHaveLength(1);
  });

  it('by silence of the server', async () => {
    const rig = await dial();
    await tick(33_000);
    expect(rig.ended('out')).toEqual({ reason: 'lineLost', by: 'network', status: 408 });
  });

  it('by an answer without sound', async () => {
    const rig = await dial();
    await accept(rig, { body: '' });
    expect(rig.server.all('BYE')).toHaveLength(1);
    expect(rig.ended('out')).toEqual({ reason: 'noCommonCodec', by: 'network' });
  });

  it('by an answer that the browser refuses', async () => {
    const rig = await dial();
    rig.peer().failNext('setRemoteDescription');
    await accept(rig);
    expect(rig.server.all('BYE')).toHaveLength(1);
    expect(rig.ended('out')).toEqual({ reason: 'mediaFailed', by: 'network' });
  });

  it('by a bomb in the answer', async () => {
    const rig = await dial();
    await accept(rig, { body: `${answerSdp()}${'a=x\r\n'.repeat(4000)}` });
    expect(rig.server.all('BYE')).toHaveLength(1);
    expect(rig.peer().remoteDescription).toBeNull();
  });

  it('when a peer connection cannot be made', async () => {
    const rig = await createRig();
    vi.stubGlobal('MediaStream', undefined);
    const dialled = vi.spyOn(rig.peers, 'push').mockImplementation(() => {
      throw new Error('no');
    });
    await dial({ rig });
    dialled.mockRestore();
    expect(rig.ended('out')).toEqual({ reason: 'mediaFailed', by: 'network' });
  });

  it('calls to ourselves are busy', async () => {
    const rig = await dial({ target: 'desk' });
    const invite = rig.server.last('INVITE');
    rig.server.deliver(
      invite.raw.replace(/Via: [^\r]*/, 'Via: SIP/2.0/WS far.invalid;branch=z9hG4bKx1'),
    );
    await tick();
    expect(rig.server.last(486).header('Call-ID')).toBe(invite.header('Call-ID'));
    expect(rig.calls.some((one) => one.kind === 'incoming')).toBe(false);
  });
});
