import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createRig, type Rig, tick } from './testing/rig';
import { answerSdp } from './testing/scripted-server';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const contact = 'Contact: <sip:far@far.invalid;transport=ws>';

/** A call that we made. */
const talking = async () => {
  const rig = await createRig();
  rig.phone.calls.dial('out', '100', { earlyMedia: false, anonymous: false });
  await tick();
  const invite = rig.server.last('INVITE');
  rig.server.reply(invite, 200, { headers: [contact], body: answerSdp() });
  await tick(2000);
  return { rig, invite };
};
const reinvites = (rig: Rig) =>
  rig.server.all('INVITE').filter((one) => /;tag=/.test(one.header('To')));
const reply = async (rig: Rig, status: number, body = '', headers: string[] = []) => {
  const asked = reinvites(rig).at(-1);
  if (!asked) throw new Error('no re-INVITE');
  rig.server.reply(asked, status, { headers: [contact, ...headers], body });
  await tick();
};
const hold = async (rig: Rig, held: boolean) => {
  rig.phone.calls.setHold('out', held);
  await tick();
};
const direction = (sdp: string) => /a=(sendrecv|sendonly|recvonly|inactive)/.exec(sdp)?.[1];
const told = (rig: Rig, kind: string) => rig.calls.filter((one) => one.kind === kind);

describe('a lost line', () => {
  const lose = async (rig: Rig) => {
    rig.phone.line.disconnect();
    await tick();
  };
  const back = async (rig: Rig) => {
    rig.phone.line.connect();
    await tick();
    rig.phone.line.register();
    await tick(1500);
  };

  it('keeps the call, and its sound finds a new path when the line is back', async () => {
    const { rig } = await talking();
    await lose(rig);
    await tick(40_000);
    expect(rig.ended('out')).toBeUndefined();
    await back(rig);
    expect(rig.peer().offers.at(-1)).toEqual({ iceRestart: true });
    expect(reinvites(rig)).toHaveLength(1);
    await reply(rig, 200, answerSdp());
    expect(rig.ended('out')).toBeUndefined();
    await tick(2000);
    // A restart is asked for once, it does not stick to later changes.
    await hold(rig, true);
    expect(rig.peer().offers.at(-1)).toEqual({ iceRestart: false });
  });

  it('in the middle of a hold asks again', async () => {
    const { rig } = await talking();
    await hold(rig, true);
    await lose(rig);
    expect(rig.peer().signalingState).toBe('stable');
    expect(told(rig, 'holdRefused')).toEqual([]);
    await back(rig);
    expect(direction(reinvites(rig).at(-1)?.body ?? '')).toBe('sendonly');
    await reply(rig, 200, answerSdp('recvonly'));
    expect(told(rig, 'holdChanged')).toHaveLength(1);
  });
});

describe('the sound', () => {
  it('flows with the first packet, not before', async () => {
    const { rig } = await talking();
    expect(told(rig, 'mediaChanged')).toEqual([]);
    rig.peer().hear();
    expect(told(rig, 'mediaChanged')).toEqual([
      { kind: 'mediaChanged', call: 'out', media: 'flowing' },
    ]);
  });

  it('in trouble is said, mended by a new path, and given up after three quarters of a minute', async () => {
    const { rig } = await talking();
    rig.peer().hear();
    rig.peer().turn('disconnected');
    expect(told(rig, 'mediaChanged').at(-1)).toMatchObject({ media: 'troubled' });
    rig.peer().turn('failed');
    await tick();
    expect(rig.peer().offers.at(-1)).toEqual({ iceRestart: true });
    await reply(rig, 200, answerSdp());
    rig.peer().turn('connected');
    expect(told(rig, 'mediaChanged').at(-1)).toMatchObject({ media: 'flowing' });
    await tick(60_000);
    expect(rig.ended('out')).toBeUndefined();
    rig.peer().turn('failed');
    await tick(1000);
    await reply(rig, 200, answerSdp());
    await tick(45_000);
    expect(rig.ended('out')).toMatchObject({ reason: 'mediaFailed', by: 'network' });
    expect(rig.server.all('BYE').length).toBeGreaterThan(0);
  });
});
