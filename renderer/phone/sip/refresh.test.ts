import { describe, expect, it } from 'vitest';
import { answeredByFar, farContact, reinvites } from './testing/our-call';
import { createRig, onFakeTime, type Rig, tick } from './testing/rig';
import { answerSdp } from './testing/scripted-server';

onFakeTime();

/** A path that lives, so that nothing else asks for a change. */
const alive = async (rig: Rig, seconds: number) => {
  for (let past = 0; past < seconds; past++) {
    rig.peer().counted.packets += 50;
    await tick(1000);
  }
};

describe('session timers (RFC 4028)', () => {
  it('that name us the refresher are served at half the interval, again and again', async () => {
    const { rig } = await answeredByFar(['Session-Expires: 120;refresher=uac']);
    await alive(rig, 61);
    expect(reinvites(rig)).toHaveLength(1);
    const asked = reinvites(rig)[0]!;
    expect(asked.header('Session-Expires')).toBe('120;refresher=uac');
    expect(rig.peer().offers.at(-1)).toEqual({ iceRestart: false });
    rig.server.reply(asked, 200, {
      headers: [farContact, 'Session-Expires: 120;refresher=uac'],
      body: answerSdp(),
    });
    await alive(rig, 61);
    expect(reinvites(rig)).toHaveLength(2);
  });

  it.each([
    '',
    'Session-Expires: 120;refresher=uas',
    'Session-Expires: abc',
    'Session-Expires: 120',
  ])('"%s" asks nothing of us and ends nothing', async (header) => {
    const { rig } = await answeredByFar(header ? [header] : []);
    await alive(rig, 200);
    expect(reinvites(rig)).toHaveLength(0);
    expect(rig.ended('out')).toBeUndefined();
  });

  it('come with an UPDATE that changes nothing else, and one that does not speak of them ends none', async () => {
    const rig = await createRig();
    const invite = rig.server.invite();
    rig.server.deliver(invite);
    await tick();
    rig.phone.calls.answer('in-1');
    await tick();
    const ok = rig.server.last(200);
    rig.server.deliver(rig.server.inDialog('ACK', ok));
    const headers = ['Session-Expires: 90;refresher=uas'];
    rig.server.deliver(rig.server.inDialog('UPDATE', ok, { headers }));
    await tick();
    rig.server.deliver(rig.server.inDialog('UPDATE', ok, { cseq: 3 }));
    await alive(rig, 46);
    expect(reinvites(rig)).toHaveLength(1);
  });

  it('of a caller name us by the other word', async () => {
    const rig = await createRig();
    rig.server.deliver(rig.server.invite({ headers: ['Session-Expires: 90;refresher=uas'] }));
    await tick();
    rig.phone.calls.answer('in-1');
    await tick();
    rig.server.deliver(rig.server.inDialog('ACK', rig.server.last(200)));
    await alive(rig, 46);
    expect(reinvites(rig)).toHaveLength(1);
  });
});
