import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type EarlyFacts, earlySound, earlyTimes, readBackward } from './early-media';
import { accept, dial, packets, ring, told } from './testing/our-call';
import { onFakeTime, type Rig, tick } from './testing/rig';
import { answerSdp } from './testing/scripted-server';

onFakeTime();

/** What the agent was given to hear, in order. */
const heard = (rig: Rig) =>
  rig.calls.flatMap((one) => {
    if (one.kind !== 'ringingThere') return [];
    return one.earlyMedia ? ['theirs'] : [one.awaited ? 'awaited' : 'ours'];
  });
const calling = () => dial({ earlyMedia: true });
const authorised = (value: string) => ({ headers: [`P-Early-Media: ${value}`] });

describe('what is heard before the answer', () => {
  it.each([100, 181, 182, 183, 199])('%i alone is no ringing', async (status) => {
    const rig = await calling();
    await ring(rig, status);
    await tick(5000);
    expect(heard(rig)).toEqual([]);
  });

  it('a way for sound without a packet is no ringing either', async () => {
    const rig = await calling();
    await ring(rig, 183, answerSdp());
    await tick(5000);
    expect(heard(rig)).toEqual([]);
  });

  it('a phone that rings and a way without a packet: our own tone', async () => {
    const rig = await calling();
    await ring(rig, 180, answerSdp());
    await tick(900);
    expect(heard(rig)).toEqual(['awaited']);
    await tick(200);
    expect(heard(rig)).toEqual(['awaited', 'ours']);
  });

  it('packets take the place of our tone', async () => {
    const rig = await calling();
    await ring(rig, 180);
    await ring(rig, 183, answerSdp());
    await packets(rig, 400);
    expect(heard(rig)).toEqual(['ours', 'theirs']);
  });

  it('packets before any ringing are heard', async () => {
    const rig = await calling();
    await ring(rig, 183, answerSdp());
    await packets(rig, 400);
    expect(heard(rig)).toEqual(['theirs']);
    // A menu that listens in silence does not ring.
    await tick(10_000);
    expect(heard(rig)).toEqual(['theirs']);
  });

  it('an announcement, and then a phone that rings in silence: our tone is back', async () => {
    const rig = await calling();
    await ring(rig, 183, answerSdp());
    await packets(rig, 2000);
    await ring(rig, 180);
    await tick(1300);
    expect(heard(rig)).toEqual(['theirs', 'ours']);
  });

  it('an announcement while a phone rings may pause', async () => {
    const rig = await calling();
    await ring(rig, 180, answerSdp());
    await packets(rig, 2000);
    await tick(2500);
    await packets(rig, 400);
    expect(heard(rig)).toEqual(['awaited', 'theirs']);
    await tick(3300);
    expect(heard(rig)).toEqual(['awaited', 'theirs', 'ours']);
  });

  it('sound that the network promises is waited for longer', async () => {
    const rig = await calling();
    await ring(rig, 180, answerSdp(), authorised('sendonly'));
    await tick(2800);
    expect(heard(rig)).toEqual(['awaited']);
    await tick(400);
    expect(heard(rig)).toEqual(['awaited', 'ours']);
  });

  it('sound that the network refuses is neither waited for nor heard, and the answer is', async () => {
    const rig = await calling();
    await ring(rig, 180, answerSdp(), authorised('inactive'));
    await packets(rig, 1000);
    expect(heard(rig)).toEqual(['ours']);
    const { track } = rig.peer().transceivers[0]!.receiver;
    expect(track.enabled).toBe(false);
    await accept(rig);
    expect(track.enabled).toBe(true);
    expect(rig.kinds('out')).toContain('established');
  });

  it('a later word of the network counts', async () => {
    const rig = await calling();
    await ring(rig, 180, answerSdp(), authorised('inactive'));
    await ring(rig, 183, '', authorised('sendrecv, gated'));
    await packets(rig, 400);
    expect(heard(rig)).toEqual(['ours', 'theirs']);
    expect(rig.peer().transceivers[0]!.receiver.track.enabled).toBe(true);
  });

  it('whoever was heard is gone, another phone rings', async () => {
    const rig = await calling();
    await ring(rig, 183, answerSdp(), { tag: 'one' });
    await packets(rig, 1000);
    await ring(rig, 180, '', { tag: 'two' });
    await packets(rig, 1000);
    await ring(rig, 199, '', { tag: 'one' });
    expect(heard(rig)).toEqual(['theirs', 'ours']);
    await packets(rig, 5000);
    expect(heard(rig)).toEqual(['theirs', 'ours']);
  });

  it('asks the network to say it, where sound is wanted', async () => {
    const rig = await calling();
    expect(rig.server.last('INVITE').header('P-Early-Media')).toBe('supported');
    const other = await dial();
    expect(other.server.last('INVITE').header('P-Early-Media')).toBe('');
  });

  it('is not looked at any more once the call is over', async () => {
    const rig = await calling();
    await ring(rig, 183, answerSdp());
    rig.server.reply(rig.server.last('INVITE'), 486);
    await packets(rig, 1000);
    expect(told(rig, 'ringingThere')).toEqual([]);
    expect(rig.ended('out')?.reason).toBe('busy');
  });
});

describe('the judgement', () => {
  const time = fc.option(fc.nat(10_000));
  const facts: fc.Arbitrary<EarlyFacts> = fc.record({
    rangAt: time,
    openedAt: time,
    heardAt: time,
    backward: fc.constantFrom('unsaid' as const, 'promised' as const, 'refused' as const),
  });

  it('never makes a tone that no phone rings for, and never leaves a ringing phone silent for long', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const long = earlySound(given, 10_000 + earlyTimes.awaitPromisedMs);
        if (given.rangAt === null) expect(['nothing', 'theirs']).toContain(long);
        else expect(long).toBe('ours');
      }),
    );
  });

  it.each([
    [['sendrecv'], 'promised'],
    [['gated, sendonly'], 'promised'],
    [['Supported', 'RecvOnly'], 'refused'],
    [['inactive'], 'refused'],
    [['supported'], null],
    [['nonsense;sendrecvx'], null],
    [[], null],
  ])('of %j is %s', (values, expected) => expect(readBackward(values)).toBe(expected));
});
