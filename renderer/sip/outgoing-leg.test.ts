import { describe, expect, it, vi } from 'vitest';
import { farContact } from './testing/our-call';
import { createRig, onFakeTime, type Rig, tick } from './testing/rig';
import { answerSdp, type Seen } from './testing/scripted-server';

onFakeTime();

const dial = async (
  options: { target?: string; earlyMedia?: boolean; anonymous?: boolean; rig?: Rig } = {},
) => {
  const rig = options.rig ?? (await createRig());
  const { earlyMedia = false, anonymous = false } = options;
  rig.phone.calls.dial('out', options.target ?? '0612345678', { earlyMedia, anonymous });
  await tick();
  return rig;
};
const ring = async (rig: Rig, status = 180, body = '', tag = 'far') => {
  rig.server.reply(rig.server.last('INVITE'), status, { headers: [farContact], body, tag });
  await tick();
};
const accept = async (rig: Rig, options: { body?: string; tag?: string; invite?: Seen } = {}) => {
  rig.server.reply(options.invite ?? rig.server.last('INVITE'), 200, {
    headers: [farContact],
    body: options.body ?? answerSdp(),
    tag: options.tag ?? 'far',
  });
  await tick();
};

describe('a call that we make', () => {
  it('goes to the number at the configured domain, from our own address', async () => {
    const rig = await dial();
    const invite = rig.server.last('INVITE');
    expect(invite.start).toBe('INVITE sip:0612345678@lab.test SIP/2.0');
    expect(invite.header('From')).toMatch(/^"Desk" <sip:desk@lab\.test>;tag=/);
    expect(invite.body).toContain('typ host');
    expect(invite.header('Contact')).not.toContain(';ob');
    expect(invite.header('Supported')).not.toContain('outbound');
  });

  it('rings, is answered, and is connected', async () => {
    const rig = await dial();
    await ring(rig);
    await ring(rig, 183);
    await accept(rig);
    expect(rig.server.all('ACK')).toHaveLength(1);
    expect(rig.calls[0]).toEqual({ kind: 'ringingThere', call: 'out', earlyMedia: false });
    expect(rig.kinds('out').filter((kind) => kind !== 'mediaChanged')).toEqual([
      'ringingThere',
      'established',
    ]);
    expect(rig.audio.heard).toEqual(['out']);
  });

  it('hides who calls when asked', async () => {
    const rig = await dial({ anonymous: true });
    const invite = rig.server.last('INVITE');
    expect(invite.header('From')).toMatch(/^"Anonymous" <sip:anonymous@anonymous\.invalid>/);
    expect(invite.header('Privacy')).toBe('id');
    expect(invite.header('P-Preferred-Identity')).toBe('<sip:desk@lab.test>');
  });

  it('never carries a second line in our name', async () => {
    const rig = await createRig({ account: { displayName: 'De"sk\r\nX-Injected: y' } });
    await dial({ rig });
    const invite = rig.server.last('INVITE');
    expect(invite.header('X-Injected')).toBe('');
    expect(invite.header('From')).toContain('"De\\"sk X-Injected: y"');
  });

  it.each(['a@evil.test', 'sip:a', '', 'a\r\nX: y', '1;maddr=evil', '1?Replaces=x'])(
    'does not go to "%s"',
    async (target) => {
      const rig = await dial({ target });
      expect(rig.server.all('INVITE')).toHaveLength(0);
      expect(rig.ended('out')).toEqual({ reason: 'notFound', by: 'agent' });
    },
  );

  it('does not leave without a microphone', async () => {
    const rig = await createRig();
    rig.audio.refuseMicrophone = true;
    await dial({ rig });
    expect(rig.server.all('INVITE')).toHaveLength(0);
    expect(rig.ended('out')).toEqual({ reason: 'microphone', by: 'agent' });
  });

  it('answers the challenge of our realm, and of no other', async () => {
    const rig = await dial();
    const challenge = (realm: string) =>
      `Proxy-Authenticate: Digest realm="${realm}", nonce="n", qop="auth"`;
    rig.server.reply(rig.server.last('INVITE'), 407, { headers: [challenge('lab.test')] });
    await tick();
    expect(rig.server.last('INVITE').header('Proxy-Authorization')).toContain('realm="lab.test"');
    const second = await dial();
    second.server.reply(second.server.last('INVITE'), 407, { headers: [challenge('evil.test')] });
    await tick();
    expect(second.server.all('INVITE')).toHaveLength(1);
    expect(second.ended('out')).toEqual({ reason: 'forbidden', by: 'remote', status: 407 });
  });
});

describe('how it ends before it is answered', () => {
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
    rig.phone.line.register();
    await tick();
    // The far end still rings: it is told as soon as it can be.
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

describe('sound before the answer', () => {
  it('is not played unless it is wanted', async () => {
    const rig = await dial();
    await ring(rig, 183, answerSdp());
    expect(rig.calls).toEqual([{ kind: 'ringingThere', call: 'out', earlyMedia: false }]);
    expect(rig.audio.heard).toEqual([]);
    await accept(rig);
    expect(rig.kinds('out')).toContain('established');
  });

  it('is played when it is wanted, and the call goes on from it', async () => {
    const rig = await dial({ earlyMedia: true });
    await ring(rig);
    await ring(rig, 183, answerSdp());
    expect(rig.calls.filter((one) => one.kind === 'ringingThere')).toEqual([
      { kind: 'ringingThere', call: 'out', earlyMedia: false },
      { kind: 'ringingThere', call: 'out', earlyMedia: true },
    ]);
    expect(rig.audio.heard).toEqual(['out']);
    await accept(rig, { body: '' });
    expect(rig.kinds('out')).toContain('established');
    expect(rig.peer().signalingState).toBe('stable');
  });

  it('of one branch does not lose the call that another branch answers', async () => {
    const rig = await dial({ earlyMedia: true });
    await ring(rig, 183, answerSdp(), 'one');
    await accept(rig, { tag: 'two', body: answerSdp() });
    expect(rig.kinds('out')).toContain('established');
    expect(rig.server.all('BYE')).toHaveLength(0);
    expect(rig.peer().offers.at(-1)).toEqual({ iceRestart: true });
  });

  it('of the branch that answers needs no new path', async () => {
    const rig = await dial({ earlyMedia: true });
    await ring(rig, 183, answerSdp());
    await accept(rig);
    expect(rig.server.all('INVITE')).toHaveLength(1);
  });
});

describe('a forked call', () => {
  it('is taken once; whoever answers second is thanked and let go', async () => {
    const rig = await dial();
    const invite = rig.server.last('INVITE');
    await accept(rig, { tag: 'one', invite });
    await accept(rig, { tag: 'two', invite });
    const byes = rig.server.all('BYE');
    expect(rig.server.all('ACK')).toHaveLength(2);
    expect(byes).toHaveLength(1);
    expect(byes[0]?.header('To')).toContain('tag=two');
    expect(rig.ended('out')).toBeUndefined();
  });

  it('acknowledges the same answer again when it is repeated', async () => {
    const rig = await dial();
    const invite = rig.server.last('INVITE');
    await accept(rig, { invite });
    await accept(rig, { invite });
    expect(rig.server.all('ACK')).toHaveLength(2);
    expect(rig.server.all('BYE')).toHaveLength(0);
  });
});
