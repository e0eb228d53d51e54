import { describe, expect, it } from 'vitest';
import { onFakeTime, tick } from './testing/rig';
import { answeredByUs, ringing } from './testing/their-call';

onFakeTime();

describe('a hang-up that nobody could hear', () => {
  it.each([
    ['taken then', 200, 1],
    ['of a call that is known no more', 481, 1],
    ['refused then, and so said once more after the login', 403, 2],
    ['without an answer, and so said once more after the login', null, 2],
  ])('is said over the next connection: %s', async (_, status, times) => {
    const { rig } = await answeredByUs();
    rig.phone.line.disconnect();
    await tick();
    expect(rig.ended('in-1')).toBeUndefined();
    rig.phone.calls.hangUp('in-1');
    await tick(5000);
    expect(rig.ended('in-1')).toEqual({ reason: 'hungUp', by: 'agent', unconfirmed: true });
    expect(rig.server.all('BYE')).toHaveLength(0);
    rig.phone.line.connect();
    await tick();
    expect(rig.server.all('BYE')).toHaveLength(1);
    if (status !== null) rig.server.reply(rig.server.last('BYE'), status);
    rig.phone.line.register();
    await tick();
    expect(rig.server.all('BYE')).toHaveLength(times);
    rig.server.reply(rig.server.last('BYE'), 200);
    await tick(70_000);
    expect(rig.server.all('BYE')).toHaveLength(times);
    expect(rig.kinds('in-1').filter((kind) => kind === 'ended')).toHaveLength(1);
  });

  it('because the line was lost before the ACK is said when that comes, and disturbs no other call', async () => {
    const { rig } = await ringing();
    rig.phone.calls.answer('in-1');
    await tick();
    const accepted = rig.server.last(200);
    rig.phone.line.disconnect();
    await tick();
    expect(rig.ended('in-1')).toEqual({ reason: 'lineLost', by: 'network' });
    rig.phone.line.connect();
    await tick();
    rig.phone.line.register();
    await tick();
    expect(rig.phone.refused()).toEqual({});
    expect(rig.server.all('BYE')).toHaveLength(0);
    rig.server.deliver(rig.server.inDialog('ACK', accepted));
    await tick();
    expect(rig.server.all('BYE')).toHaveLength(1);
  });
});
