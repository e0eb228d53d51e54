import { describe, expect, it } from 'vitest';
import { hostAtOnce } from './testing/fake-peer-connection';
import {
  answeredByFar,
  direction,
  hold,
  reinvites,
  replyToReinvite,
  told,
} from './testing/our-call';
import { back, lose } from './testing/our-line';
import { onFakeTime, type Rig, tick } from './testing/rig';
import { answerSdp } from './testing/scripted-server';

onFakeTime();

describe('a lost line', () => {
  it('keeps the call, and its sound finds a new path when the line is back', async () => {
    const { rig } = await answeredByFar();
    await lose(rig);
    await tick(40_000);
    expect(rig.ended('out')).toBeUndefined();
    await back(rig);
    // Nothing proves that the old path lives.
    await tick(2000);
    expect(rig.peer().offers.at(-1)).toEqual({ iceRestart: true });
    expect(reinvites(rig)).toHaveLength(1);
    await replyToReinvite(rig, 200, answerSdp());
    expect(rig.ended('out')).toBeUndefined();
    await tick(2000);
    // A restart is asked for once, it does not stick to later changes.
    await hold(rig, true);
    expect(rig.peer().offers.at(-1)).toEqual({ iceRestart: false });
  });

  for (const [browser, search] of [
    ['finds no address when the line is back', (rig: Rig) => rig.peer().completeGathering()],
    ['does not end its search when the line is back', () => undefined],
  ] as const)
    it(`keeps the call when the browser ${browser}, and looks again`, async () => {
      const { rig } = await answeredByFar();
      await lose(rig);
      await tick(20_000);
      rig.peer().candidates = null;
      await back(rig);
      for (let past = 0; past < 15_000; past += 500) {
        await tick(500);
        search(rig);
      }
      expect(reinvites(rig)).toEqual([]);
      expect(rig.ended('out')).toBeUndefined();
      rig.peer().candidates = hostAtOnce;
      await tick(5000);
      expect(reinvites(rig)).toHaveLength(1);
      expect(rig.peer().offers.at(-1)).toEqual({ iceRestart: true });
      await replyToReinvite(rig, 200, answerSdp());
      expect(rig.ended('out')).toBeUndefined();
    });

  it('lets a hold pass while there is no address for a new path', async () => {
    const { rig } = await answeredByFar();
    await lose(rig);
    await tick(20_000);
    rig.peer().candidates = null;
    await back(rig);
    await tick(1000);
    rig.peer().completeGathering();
    await tick(10);
    rig.peer().candidates = hostAtOnce;
    rig.phone.calls.setHold('out', true);
    await tick(1500);
    expect(rig.peer().offers.at(-1)).toEqual({ iceRestart: false });
    expect(direction(reinvites(rig)[0]?.body ?? '')).toBe('sendonly');
    await replyToReinvite(rig, 200, answerSdp('recvonly'));
    await tick(3000);
    expect(rig.peer().offers.at(-1)).toEqual({ iceRestart: true });
    expect(direction(reinvites(rig).at(-1)?.body ?? '')).toBe('sendonly');
  });

  it('in the middle of a hold asks again', async () => {
    const { rig } = await answeredByFar();
    await hold(rig, true);
    await lose(rig);
    expect(rig.peer().signalingState).toBe('stable');
    expect(told(rig, 'holdRefused')).toEqual([]);
    await back(rig);
    expect(direction(reinvites(rig).at(-1)?.body ?? '')).toBe('sendonly');
    await replyToReinvite(rig, 200, answerSdp('recvonly'));
    expect(told(rig, 'holdChanged')).toHaveLength(1);
  });
});

describe('the sound', () => {
  it('that never stopped keeps its path when the line is back; the far side only learns our new way', async () => {
    const { rig } = await answeredByFar();
    rig.phone.line.disconnect();
    const sound = async (ms: number) => {
      for (let past = 0; past < ms; past += 250) {
        rig.peer().counted.packets += 12;
        await tick(250);
      }
    };
    await sound(5000);
    rig.phone.line.connect();
    await tick();
    rig.phone.line.register();
    await sound(1000);
    expect(reinvites(rig)).toHaveLength(1);
    expect(rig.peer().offers.at(-1)).toEqual({ iceRestart: false });
    // Whoever lost the far end over there has not lost it here.
    await replyToReinvite(rig, 408);
    await sound(90_000);
    expect(reinvites(rig)).toHaveLength(1);
    expect(rig.ended('out')).toBeUndefined();
  });

  it('flows with the first packet, not before', async () => {
    const { rig } = await answeredByFar();
    expect(told(rig, 'mediaChanged')).toEqual([]);
    rig.peer().hear();
    expect(told(rig, 'mediaChanged')).toEqual([
      { kind: 'mediaChanged', call: 'out', media: 'flowing', since: Date.now() },
    ]);
  });

  it('in trouble is said, mended by a new path, and given up after a minute', async () => {
    const { rig } = await answeredByFar();
    rig.peer().hear();
    rig.peer().turn('disconnected');
    expect(told(rig, 'mediaChanged').at(-1)).toMatchObject({ media: 'troubled' });
    rig.peer().turn('failed');
    await tick();
    expect(rig.peer().offers.at(-1)).toEqual({ iceRestart: true });
    await replyToReinvite(rig, 200, answerSdp());
    rig.peer().turn('connected');
    expect(told(rig, 'mediaChanged').at(-1)).toMatchObject({ media: 'flowing' });
    await tick(60_000);
    expect(rig.ended('out')).toBeUndefined();
    rig.peer().turn('failed');
    await tick(1000);
    await replyToReinvite(rig, 200, answerSdp());
    await tick(59_000);
    expect(rig.ended('out')).toMatchObject({ reason: 'mediaFailed', by: 'network' });
    expect(rig.server.all('BYE').length).toBeGreaterThan(0);
  });
});
