import { describe, expect, it } from 'vitest';
import { accept, dial, packets, ring, told } from './testing/our-call';
import { createRig, onFakeTime, tick } from './testing/rig';
import { answerSdp } from './testing/scripted-server';

onFakeTime();

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

  it('to an emergency number leaves without a microphone, and no other does', async () => {
    const rig = await createRig();
    rig.audio.refuseMicrophone = true;
    rig.phone.calls.dial('out', '0612345678', { earlyMedia: false, anonymous: false });
    await tick();
    expect(rig.server.all('INVITE')).toEqual([]);
    const options = { earlyMedia: false, anonymous: false, emergency: true };
    rig.phone.calls.dial('help', '112', options);
    await tick();
    expect(rig.server.last('INVITE').start).toBe('INVITE sip:112@lab.test SIP/2.0');
    await accept(rig);
    expect(rig.kinds('help')).toContain('established');
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
    await packets(rig, 400);
    expect(told(rig, 'ringingThere')).toEqual([
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
    await ring(rig, 183, answerSdp(), { tag: 'one' });
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
