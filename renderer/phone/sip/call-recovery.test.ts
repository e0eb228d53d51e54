import { describe, expect, it } from 'vitest';
import { createRig, onFakeTime, tick } from './testing/rig';
import { answerSdp } from './testing/scripted-server';
import { answeredByUs } from './testing/their-call';

onFakeTime();

const tagOf = (header: string) => /;tag=([^;]+)/.exec(header)?.[1] ?? '';

describe('a call in which the desk died', () => {
  it('is named when it is answered, as the other side must be asked for it', async () => {
    const { rig, accepted } = await answeredByUs({ callId: 'theirs' });
    expect(rig.calls.find((one) => one.kind === 'established')).toEqual({
      kind: 'established',
      call: 'in-1',
      dialog: { callId: 'theirs', ours: tagOf(accepted.header('To')), theirs: 'fartag' },
    });
  });

  it('is asked for in its place, or not at all (RFC 3891)', async () => {
    const rig = await createRig();
    const replaces = { callId: 'old@far', ours: 'mine', theirs: 'fartag' };
    rig.phone.calls.dial('back', '100', { earlyMedia: false, anonymous: false, replaces });
    await tick();
    const invite = rig.server.last('INVITE');
    expect(invite.header('Replaces')).toBe('old@far;to-tag=fartag;from-tag=mine');
    expect(invite.header('Require')).toBe('replaces');
    rig.server.reply(invite, 200, {
      headers: ['Contact: <sip:far@far.invalid;transport=ws>'],
      body: answerSdp(),
    });
    await tick();
    expect(rig.kinds('back')).toContain('established');
    rig.phone.calls.dial('plain', '100', { earlyMedia: false, anonymous: false });
    await tick();
    expect(rig.server.last('INVITE').header('Require')).toBe('');
  });

  it('that names itself strangely is not asked for, and nothing breaks', async () => {
    const rig = await createRig();
    const replaces = { callId: 'x\r\nRoute: <sip:evil>', ours: 'a', theirs: 'b' };
    rig.phone.calls.dial('back', '100', { earlyMedia: false, anonymous: false, replaces });
    await tick();
    expect(rig.server.all('INVITE')).toHaveLength(0);
    expect(rig.ended('back')).toMatchObject({ by: 'network' });
  });
});
