import { describe, expect, it } from 'vitest';
import { farContact, packets, reinvites } from './testing/our-call';
import { createRig, onFakeTime, type Rig, tick } from './testing/rig';
import { answerSdp } from './testing/scripted-server';

onFakeTime();

const talking = async () => {
  const rig = await createRig();
  rig.phone.calls.dial('out', '100', { earlyMedia: false, anonymous: false });
  await tick();
  rig.server.reply(rig.server.last('INVITE'), 200, { headers: [farContact], body: answerSdp() });
  await tick();
  rig.peer().hear();
  await packets(rig, 3000);
  return rig;
};

/** As the line does when the network has changed; the server says nothing yet to the REGISTER. */
const moved = async () => {
  const rig = await talking();
  rig.server.answers = false;
  rig.phone.line.connect();
  await tick(1);
  rig.phone.line.register();
  await tick(250);
  return rig;
};

const registered = async (rig: Rig, status = 200) => {
  const asked = rig.server.last('REGISTER');
  const headers = [`Contact: ${asked.header('Contact')}`];
  rig.server.reply(asked, status, { headers });
  await tick(300);
};
const answered = async (rig: Rig, status: number, headers: string[] = []) => {
  const body = status === 200 ? answerSdp() : '';
  rig.server.reply(reinvites(rig).at(-1)!, status, { headers: [farContact, ...headers], body });
  await tick(300);
};

describe('a new path after a change of the network', () => {
  it('is asked for as soon as the connection is open, beside the REGISTER, and once', async () => {
    const rig = await moved();
    expect(reinvites(rig)).toHaveLength(1);
    expect(rig.peer().offers.at(-1)).toEqual({ iceRestart: true });
    const methods = rig.server.seen.flatMap(({ method }) => method ?? []);
    expect(methods.lastIndexOf('REGISTER')).toBeLessThan(methods.lastIndexOf('INVITE'));
    await answered(rig, 200);
    await registered(rig);
    await packets(rig, 5000);
    expect(reinvites(rig)).toHaveLength(1);
  });

  it('waits for no reading longer than the packets have really been away', async () => {
    const rig = await talking();
    rig.phone.line.connect();
    const before = Date.now();
    while (reinvites(rig).length === 0 && Date.now() - before < 1000) await tick(5);
    expect(Date.now() - before).toBeLessThanOrEqual(215);
  });

  it('is asked for again when the far end or a proxy refused it before the line was registered', async () => {
    for (const status of [403, 408, 481, 500]) {
      const rig = await moved();
      await answered(rig, status);
      expect(reinvites(rig)).toHaveLength(1);
      expect(rig.ended('out')).toBeUndefined();
      await registered(rig);
      expect(reinvites(rig)).toHaveLength(2);
      expect(rig.peer().offers.at(-1)).toEqual({ iceRestart: true });
      expect(rig.peer().signalingState).toBe('have-local-offer');
      // Now it is the last word.
      await answered(rig, 481);
      expect(rig.ended('out')).toMatchObject({ reason: 'hungUp', by: 'remote', status: 481 });
    }
  });

  it('refused only after the line is registered is asked for once more, at once', async () => {
    const rig = await moved();
    await registered(rig);
    expect(reinvites(rig)).toHaveLength(1);
    await answered(rig, 403);
    expect(reinvites(rig)).toHaveLength(2);
    await answered(rig, 200);
    await packets(rig, 5000);
    expect(reinvites(rig)).toHaveLength(2);
  });

  it('proves who asks where a proxy wants to know', async () => {
    const rig = await moved();
    const challenge = 'Proxy-Authenticate: Digest realm="lab.test", nonce="n", qop="auth"';
    await answered(rig, 407, [challenge]);
    expect(reinvites(rig)).toHaveLength(2);
    expect(reinvites(rig)[1]?.header('Proxy-Authorization')).toContain('username="desk"');
    await answered(rig, 200);
    expect(rig.peer().signalingState).toBe('stable');
    expect(rig.peer().offers.filter(({ iceRestart }) => iceRestart)).toHaveLength(1);
  });

  it('stands although the REGISTER beside it is refused', async () => {
    const rig = await moved();
    await answered(rig, 200);
    await registered(rig, 403);
    expect(rig.line.at(-1)).toMatchObject({ kind: 'registrationFailed' });
    await packets(rig, 60_000);
    expect(rig.ended('out')).toBeUndefined();
    expect(reinvites(rig)).toHaveLength(1);
  });

  it('is asked for over the next connection when this one breaks under it', async () => {
    const rig = await moved();
    rig.phone.line.connect();
    await tick(1200);
    expect(reinvites(rig)).toHaveLength(2);
    expect(rig.peer().offers.at(-1)).toEqual({ iceRestart: true });
    await answered(rig, 200);
    expect(rig.peer().signalingState).toBe('stable');
  });

  it('takes along what else was wanted meanwhile', async () => {
    const rig = await talking();
    rig.phone.line.disconnect();
    await tick(3000);
    rig.phone.calls.setHold('out', true);
    rig.phone.line.connect();
    await tick(100);
    expect(reinvites(rig)).toHaveLength(1);
    expect(reinvites(rig)[0]?.body).toContain('a=sendonly');
    expect(rig.peer().offers.at(-1)).toEqual({ iceRestart: true });
  });
});

describe('a path that outlived the change', () => {
  it('is left alone; the far side learns our way when the line is registered', async () => {
    const rig = await talking();
    rig.server.answers = false;
    rig.phone.line.connect();
    await packets(rig, 500);
    rig.phone.line.register();
    await packets(rig, 1500);
    expect(reinvites(rig)).toHaveLength(0);
    await registered(rig);
    await packets(rig, 500);
    expect(reinvites(rig)).toHaveLength(1);
    expect(rig.peer().offers.at(-1)).toEqual({ iceRestart: false });
  });

  it('is told our way without a login where that waits longer than five seconds', async () => {
    const rig = await talking();
    rig.server.answers = false;
    rig.phone.line.connect();
    await packets(rig, 4900);
    expect(reinvites(rig)).toHaveLength(0);
    await packets(rig, 500);
    expect(reinvites(rig)).toHaveLength(1);
    expect(rig.peer().offers.at(-1)).toEqual({ iceRestart: false });
    await answered(rig, 200);
    await packets(rig, 60_000);
    rig.phone.line.register();
    await packets(rig, 100);
    await registered(rig);
    await packets(rig, 3000);
    expect(reinvites(rig)).toHaveLength(1);
  });

  it('is told again after the login what was refused before it', async () => {
    const rig = await talking();
    rig.server.answers = false;
    rig.phone.line.connect();
    await packets(rig, 6000);
    await answered(rig, 403);
    await packets(rig, 30_000);
    expect(reinvites(rig)).toHaveLength(1);
    rig.phone.line.register();
    await packets(rig, 100);
    await registered(rig);
    await packets(rig, 3000);
    expect(reinvites(rig)).toHaveLength(2);
    expect(rig.ended('out')).toBeUndefined();
  });
});
