import { describe, expect, it } from 'vitest';
import { answeredByFar, hold, reinvites, replyToReinvite, told } from './testing/our-call';
import { back, lose } from './testing/our-line';
import { onFakeTime, type Rig, tick } from './testing/rig';
import { answerSdp } from './testing/scripted-server';

onFakeTime();

describe('packets that stop', () => {
  /** Sound for `ms`, then nothing; the path answers its checks or not. */
  const run = async (rig: Rig, ms: number, each: { packets?: number; checks?: boolean } = {}) => {
    for (let past = 0; past < ms; past += 250) {
      rig.peer().counted.packets += each.packets ?? 0;
      if (each.checks && past % 2500 === 0) rig.peer().counted.checks++;
      await tick(250);
    }
  };
  const sound = { packets: 12, checks: true };
  const heard = async () => {
    const { rig } = await answeredByFar();
    rig.peer().hear();
    await run(rig, 3000, sound);
    return rig;
  };
  /** The party is held, and the line is away for three seconds. */
  const heldThroughACut = async () => {
    const rig = await heard();
    rig.peer().transceivers[0]!.currentDirection = 'sendonly';
    await run(rig, 3000, { checks: true });
    await lose(rig);
    await tick(3000);
    await back(rig, 50);
    return rig;
  };

  it('ask for a proof of the line, and bring a new path over a line that is up', async () => {
    const rig = await heard();
    const stopped = Date.now();
    await run(rig, 1750);
    expect(rig.line.filter((one) => one.kind === 'suspected')).toHaveLength(1);
    expect(reinvites(rig)).toHaveLength(0);
    await run(rig, 1500);
    const trouble = told(rig, 'mediaChanged').at(-1);
    expect(trouble).toMatchObject({ media: 'troubled' });
    expect(trouble?.kind === 'mediaChanged' && trouble.since - stopped).toBeLessThanOrEqual(0);
    expect(rig.peer().offers.at(-1)).toEqual({ iceRestart: true });
    await replyToReinvite(rig, 200, answerSdp());
    await run(rig, 500, sound);
    expect(told(rig, 'mediaChanged').at(-1)).toMatchObject({ media: 'flowing' });
    await run(rig, 60_000, sound);
    expect(reinvites(rig)).toHaveLength(1);
    expect(rig.ended('out')).toBeUndefined();
  });

  it('while the line is away bring a new path as soon as it is back', async () => {
    const rig = await heard();
    rig.phone.line.disconnect();
    await run(rig, 40_000);
    expect(told(rig, 'mediaChanged').at(-1)).toMatchObject({ media: 'troubled' });
    rig.phone.line.connect();
    await tick();
    rig.phone.line.register();
    await run(rig, 250);
    expect(rig.peer().offers.at(-1)).toEqual({ iceRestart: true });
    await replyToReinvite(rig, 200, answerSdp());
    await run(rig, 500, sound);
    expect(told(rig, 'mediaChanged').at(-1)).toMatchObject({ media: 'flowing' });
  });

  it('end the call a minute after the last sound, and say so to the far end when the line is back', async () => {
    const rig = await heard();
    rig.phone.line.disconnect();
    await run(rig, 59_000);
    expect(rig.ended('out')).toBeUndefined();
    await run(rig, 2000);
    expect(rig.ended('out')).toMatchObject({ reason: 'lineLost', by: 'network' });
    const before = rig.server.all('BYE').length;
    rig.phone.line.connect();
    await tick();
    rig.server.reply(rig.server.last('BYE'), 200);
    rig.phone.line.register();
    await tick(100);
    expect(rig.server.all('BYE').length).toBe(before + 1);
  });

  it('and a change without an answer: the call is over at the second, and goes on where the first was all', async () => {
    for (const comesBack of [true, false]) {
      const rig = await heard();
      await run(rig, 3000, { checks: true });
      await hold(rig, true);
      await replyToReinvite(rig, 408);
      await run(rig, 7500, { checks: true });
      expect(reinvites(rig)).toHaveLength(1);
      expect(rig.ended('out')).toBeUndefined();
      await run(rig, 1000, { checks: true });
      expect(reinvites(rig)).toHaveLength(2);
      await replyToReinvite(rig, comesBack ? 200 : 408, comesBack ? answerSdp() : '');
      await run(rig, 20_000, { checks: true });
      expect(reinvites(rig)).toHaveLength(2);
      expect(rig.ended('out')?.reason).toBe(comesBack ? undefined : 'lineLost');
      expect(rig.server.all('BYE')).toHaveLength(comesBack ? 0 : 1);
    }
  });

  it('while a change gets no answer never end a call that is heard', async () => {
    const rig = await heard();
    for (let time = 0; time < 3; time++) {
      await hold(rig, true);
      await replyToReinvite(rig, 408);
      await run(rig, 1500, sound);
      await replyToReinvite(rig, 408);
      await run(rig, 1500, sound);
    }
    expect(reinvites(rig)).toHaveLength(6);
    expect(rig.ended('out')).toBeUndefined();
  });

  it('because the party is silent or held disturb nobody', async () => {
    const rig = await heard();
    await run(rig, 30_000, { checks: true });
    rig.peer().transceivers[0]!.currentDirection = 'sendonly';
    await run(rig, 30_000, { checks: true });
    expect(reinvites(rig)).toHaveLength(0);
    expect(told(rig, 'mediaChanged')).toHaveLength(1);
  });

  it('are asked about again when a new path brings none, and a far end that is cut off is not given up', async () => {
    const rig = await heard();
    await run(rig, 3500);
    await replyToReinvite(rig, 408);
    await run(rig, 10_000);
    expect(reinvites(rig)).toHaveLength(2);
    await replyToReinvite(rig, 200, answerSdp());
    await run(rig, 6000);
    expect(reinvites(rig)).toHaveLength(3);
    expect(rig.ended('out')).toBeUndefined();
    await replyToReinvite(rig, 481);
    expect(rig.ended('out')).toMatchObject({ reason: 'lineLost', status: 481 });
  });

  it('because the party is held do not keep our new way from it: it is told at once', async () => {
    const rig = await heldThroughACut();
    expect(reinvites(rig)).toHaveLength(1);
    expect(rig.peer().offers.at(-1)).toEqual({ iceRestart: false });
    await replyToReinvite(rig, 200, answerSdp('recvonly'));
    await run(rig, 10_000, { checks: true });
    expect(reinvites(rig)).toHaveLength(1);
  });

  it('with a far end that is gone when we ask after a cut: it hung up meanwhile', async () => {
    const rig = await heldThroughACut();
    await replyToReinvite(rig, 481);
    expect(rig.ended('out')).toEqual({ reason: 'hungUp', by: 'remote', status: 481 });
  });

  it('that the far side mends first are left to it', async () => {
    const rig = await heard();
    await run(rig, 2000);
    const invite = rig.server.all('INVITE')[0]!;
    rig.server.deliver(rig.server.fromCalled('INVITE', invite, { cseq: 5, body: answerSdp() }));
    await tick();
    rig.server.deliver(rig.server.fromCalled('ACK', invite, { cseq: 5 }));
    await run(rig, 1500);
    expect(reinvites(rig)).toHaveLength(0);
    await run(rig, 500, sound);
    expect(told(rig, 'mediaChanged')).toHaveLength(1);
  });
});
