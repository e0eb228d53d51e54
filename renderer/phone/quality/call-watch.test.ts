import { describe, expect, it } from 'vitest';
import { beginWatch, type Circumstances, qualityOf, watchStep } from './call-watch';
import type { SilenceFault } from '../../model/recorded-quality';
import { createCounters, type SecondOfTest } from './testing/testing-readings';

const spoken: Omit<Circumstances, 'at'> = {
  speaking: true,
  listening: true,
  microphone: { track: 'live', level: 0.1 },
  caller: null,
  louder: null,
  local: false,
};

/** What nearly every far end sends while nobody speaks: a quiet room. */
const pause: SecondOfTest = { level: 0.002 };

const createCall = (codec = 'opus') => {
  const counters = createCounters('a', codec);
  let watch = watchStep(beginWatch(0), counters.now(), { ...spoken, at: 0 }).watch;
  let compares = 0;
  return {
    compares: () => compares,
    /** No reading for so long; then one that has counted nothing yet. */
    stoodStill: (ms: number) => {
      const reading = counters.second({ ms, arrived: 0, sent: 0, level: 0 });
      watch = watchStep(watch, reading, { ...spoken, at: reading.at }).watch;
    },
    anotherParty: () => counters.anotherStream(),
    quality: () => qualityOf(watch),
    goOn: (seconds: number, second: SecondOfTest = {}, about: Partial<Circumstances> = {}) => {
      for (let half = 1; half <= 2 * seconds; half++) {
        const reading = counters.second({ ...second, ms: 500 });
        const step = watchStep(watch, reading, { ...spoken, ...about, at: reading.at });
        watch = step.watch;
        if (step.compare) compares++;
      }
    },
    /** Milliseconds, with a reading every half a second as the flow takes them. */
    saidAfter: (fault: SilenceFault, second: SecondOfTest, about: Partial<Circumstances> = {}) => {
      for (let ms = 500; ms <= 10_000; ms += 500) {
        const reading = counters.second({ ...second, ms: 500 });
        watch = watchStep(watch, reading, { ...spoken, ...about, at: reading.at }).watch;
        if (watch.silence.said === fault) return ms;
        if (watch.silence.said !== null) throw new Error(`said ${watch.silence.said}`);
      }
      return Number.POSITIVE_INFINITY;
    },
  };
};

const nothing = { track: 'live', level: 0 } as const;

describe('the diagnosis of silence says within five seconds', () => {
  it.each<[SilenceFault, SecondOfTest, Partial<Circumstances>]>([
    ['microphoneMuted', { sentLevel: 0 }, { microphone: { track: 'muted', level: 0 } }],
    ['microphoneSilent', { sentLevel: 0 }, { microphone: nothing }],
    ['wrongDevice', { sentLevel: 0 }, { microphone: nothing, louder: 'Jabra' }],
    ['nothingSent', { sent: 0, sentLevel: 0 }, {}],
    ['sentSilent', { sentLevel: 0 }, {}],
    ['nothingArrives', { arrived: 0, level: 0 }, {}],
    ['nothingSentThere', { arrived: 0, level: 0, farEndSent: 0 }, {}],
    ['arrivesSilent', { level: 0 }, {}],
  ])('%s', (fault, second, about) => {
    const call = createCall();
    call.goOn(4, { farEndSent: 50 });
    call.goOn(1.5, { ...pause, farEndSent: 50 });
    call.goOn(1, { farEndSent: 50 });
    expect(call.quality().silence).toBeNull();
    // The reading in which the fault began saw half a second less of it.
    expect(call.saidAfter(fault, second, about)).toBeLessThanOrEqual(3_500);
    call.goOn(2);
    expect(call.quality().silence).toBeNull();
    expect(call.quality().summary.silences).toEqual([fault]);
  });

  it('also from the first second of the call', () => {
    expect(createCall().saidAfter('nothingArrives', { arrived: 0, level: 0 })).toBeLessThanOrEqual(
      3_500,
    );
  });

  it('what the desk hears itself, silence too', () => {
    expect(
      createCall().saidAfter('arrivesSilent', { level: 0 }, { caller: 0 }),
    ).toBeLessThanOrEqual(3_500);
  });

  it('A-law silence, which is no zero', () => {
    const call = createCall('pcma');
    expect(call.saidAfter('arrivesSilent', { level: 8 / 32768 })).toBeLessThanOrEqual(3_500);
  });
});

describe('nobody is alarmed', () => {
  it.each<[string, SecondOfTest, Partial<Circumstances>]>([
    ['by a quiet caller in a quiet room', { level: 0.0005 }, {}],
    [
      'by an agent who listens',
      { sentLevel: 0.0004 },
      { microphone: { track: 'live', level: 0.0004 } },
    ],
    ['by a call on hold', { arrived: 0, sent: 0, level: 0 }, { speaking: false, listening: false }],
    ['by a muted agent', { sentLevel: 0 }, { speaking: false, microphone: nothing }],
    ['where nothing is known of what is played', {}, {}],
    ['by a voice that is not played by the connection itself', { level: 0 }, { caller: 0.001 }],
    [
      'by a practice call without a microphone',
      { sentLevel: 0 },
      { microphone: { track: 'none', level: 0 } },
    ],
  ])('%s', (_, second, about) => {
    const call = createCall();
    call.goOn(30, second, about);
    expect(call.quality().silence).toBeNull();
    expect(call.quality().summary.silences).toEqual([]);
  });

  it('by a pause of two seconds', () => {
    const call = createCall();
    for (let round = 0; round < 5; round++) {
      call.goOn(2, { level: 0 });
      call.goOn(1);
    }
    expect(call.quality().summary.silences).toEqual([]);
  });

  it.each<[string, SecondOfTest]>([
    ['that sends nothing in its pauses', { arrived: 0, level: 0 }],
    ['whose pauses are zeros', { level: 0 }],
    ['that says itself that it sends nothing in them', { arrived: 0, level: 0, farEndSent: 0 }],
    ['whose comfort noise comes seldom', { arrived: 5, level: 0.001 }],
  ])('by a far end %s, from the first pause on', (_, silent) => {
    const call = createCall();
    for (let round = 0; round < 4; round++) {
      call.goOn(4, { farEndSent: 50 });
      call.goOn(15, silent);
    }
    expect(call.quality().summary.silences).toEqual([]);
  });

  it('by a report of what was sent before the pause', () => {
    const call = createCall();
    call.goOn(4, { farEndSent: 50 });
    call.goOn(1, { arrived: 0, level: 0 });
    call.goOn(0.5, { arrived: 0, level: 0, farEndSent: 250 });
    call.goOn(10, { arrived: 0, level: 0, farEndSent: 0 });
    expect(call.quality().summary.silences).toEqual([]);
  });

  it('by a machine that makes gaps now and then, in which nothing is lost', () => {
    const call = createCall();
    call.goOn(4);
    call.goOn(2, pause);
    call.goOn(2, { arrived: 0, level: 0 });
    call.goOn(1);
    call.goOn(8, { arrived: 0, level: 0 });
    expect(call.quality().summary.silences).toEqual([]);
  });

  it('by a desk that stood still itself', () => {
    const call = createCall();
    call.goOn(4);
    call.goOn(2, pause);
    call.stoodStill(30_000);
    call.goOn(5);
    expect(call.quality().summary.silences).toEqual([]);
  });

  it('by a far end that is digitally silent in its pauses, once that is known', () => {
    const call = createCall();
    for (let round = 0; round < 2; round++) {
      call.goOn(2, { level: 0 });
      call.goOn(1);
    }
    call.goOn(20, { level: 0 });
    expect(call.quality().silence).toBeNull();
  });
});

describe('a far end that is silent in its pauses', () => {
  it('is told of all the same when it says that it sends, and nothing comes', () => {
    const call = createCall();
    call.goOn(4, { farEndSent: 50 });
    expect(
      call.saidAfter('nothingArrives', { arrived: 0, level: 0, farEndSent: 100 }),
    ).toBeLessThanOrEqual(4_500);
  });
  it('is no excuse for packets that were lost in the gap', () => {
    const call = createCall();
    call.goOn(4);
    call.goOn(2, pause);
    call.goOn(2, { arrived: 0, level: 0 });
    call.goOn(0.5, { lost: 200 });
    call.goOn(2);
    expect(call.saidAfter('nothingArrives', { arrived: 0, level: 0 })).toBeLessThanOrEqual(3_500);
  });
  it('is forgotten when somebody else is at the other end', () => {
    const call = createCall();
    call.goOn(4);
    call.goOn(3, { arrived: 0, level: 0 });
    call.goOn(1);
    call.anotherParty();
    expect(call.saidAfter('arrivesSilent', { level: 0 })).toBeLessThanOrEqual(3_500);
  });
});

describe('a call that stays on this computer', () => {
  const local: Partial<Circumstances> = { local: true };
  it.each<[string, SecondOfTest]>([
    ['sends nothing', { sent: 0, sentLevel: 0 }],
    ['brings nothing', { arrived: 0, level: 0 }],
    ['brings zeros', { level: 0 }],
  ])('accuses no network and no PBX when it %s', (_, second) => {
    const call = createCall();
    call.goOn(4, {}, local);
    call.goOn(2, pause, local);
    call.goOn(20, second, local);
    expect(call.quality().summary.silences).toEqual([]);
  });
  it('says of the agent’s microphone what is so', () => {
    const call = createCall();
    const about = { ...local, microphone: nothing };
    expect(call.saidAfter('microphoneSilent', { sentLevel: 0 }, about)).toBeLessThanOrEqual(3_500);
  });
  it('is weak because of this computer', () => {
    const call = createCall();
    call.goOn(12, { lost: 10, concealed: 0.3, jitterMs: 90 }, local);
    expect(call.quality()).toMatchObject({ grade: 'poor', side: 'here' });
  });
});

describe('what is said', () => {
  it('is taken back at once when the agent mutes', () => {
    const call = createCall();
    call.goOn(4, { sentLevel: 0 }, { microphone: nothing });
    expect(call.quality().silence?.fault).toBe('microphoneSilent');
    call.goOn(1, { sentLevel: 0 }, { microphone: nothing, speaking: false });
    expect(call.quality().silence).toBeNull();
  });

  it('names the microphone that hears more as soon as it is found', () => {
    const call = createCall();
    call.goOn(2, { sentLevel: 0 }, { microphone: nothing });
    expect(call.compares()).toBeGreaterThan(0);
    call.goOn(1, { sentLevel: 0 }, { microphone: nothing, louder: 'Jabra' });
    expect(call.quality().silence).toEqual({ fault: 'wrongDevice', label: 'Jabra' });
  });

  it('does not open other microphones while the agent, who has spoken, listens', () => {
    const call = createCall();
    call.goOn(3);
    call.goOn(30, { sentLevel: 0.0004 }, { microphone: { track: 'live', level: 0.0004 } });
    expect(call.compares()).toBe(0);
  });
});

describe('the summary', () => {
  it('tells loss of both directions, jitter, delay and how long it was poor', () => {
    const call = createCall();
    call.goOn(20);
    call.goOn(10, { arrived: 40, lost: 10, lostThere: 5, jitterMs: 30, concealed: 0.1 });
    const { summary } = call.quality();
    expect(summary.seconds).toBe(30);
    expect(summary.lossIn).toBeCloseTo(100 / 1500, 3);
    expect(summary.lossOut).toBeCloseTo(50 / 1500, 3);
    expect(summary.concealed).toBeCloseTo(1 / 30, 3);
    expect(summary).toMatchObject({
      worstJitterMs: 30,
      roundTripMs: 40,
      bufferMs: 40,
      codec: 'opus',
    });
    expect(summary.oneWayMs).toBeCloseTo(87, -1);
    expect(summary.worstMos).toBeLessThan(3.1);
    expect(summary.meanMos).toBeGreaterThan(summary.worstMos ?? 5);
    expect(summary.secondsPoor).toBeGreaterThan(4);
    expect(call.quality()).toMatchObject({ grade: 'poor', side: 'both' });
  });

  it('of a call that was never measured says so', () => {
    expect(qualityOf(beginWatch(0)).summary).toMatchObject({
      seconds: 0,
      meanMos: null,
      worstMos: null,
    });
  });

  it('does not hold the time on hold against the call', () => {
    const call = createCall();
    call.goOn(5);
    call.goOn(60, { arrived: 0, level: 0 }, { speaking: false, listening: false });
    call.goOn(5);
    expect(call.quality()).toMatchObject({ grade: 'good', silence: null });
    expect(call.quality().summary.lossIn).toBe(0);
  });
});
