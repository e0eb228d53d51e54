import { describe, expect, it } from 'vitest';
import { noSilence, type SilenceFacts, silenceStep } from './silence';

const spoken: SilenceFacts = {
  ms: 500,
  speaking: true,
  listening: true,
  microphone: { track: 'live', level: 0.1 },
  louder: null,
  sent: { packets: 25, level: 0.1 },
  arrived: { source: 1, packets: 25, lost: 0, level: 0.1, zeroBelow: 7e-5 },
  farEndSent: null,
  local: false,
};
const none = { packets: 0, level: 0 };
const zeros = { level: 0 };

const createCall = (about: Partial<SilenceFacts> = {}) => {
  let state = noSilence;
  const step = (arrived: Partial<SilenceFacts['arrived']>) => {
    state = silenceStep(state, { ...spoken, ...about, arrived: { ...spoken.arrived, ...arrived } });
    return state.said;
  };
  return {
    /** All that was said in so many seconds. */
    goOn: (seconds: number, arrived: Partial<SilenceFacts['arrived']> = {}) => {
      const said = new Set(Array.from({ length: seconds * 2 }, () => step(arrived)));
      return [...said].filter((one) => one !== null);
    },
  };
};

describe('a pause of the far end', () => {
  it.each([
    ['nothing at all', none],
    ['zeros', zeros],
  ])('explains fifteen seconds of %s', (_, silence) => {
    const call = createCall();
    call.goOn(20);
    expect(call.goOn(15, silence)).toEqual([]);
    call.goOn(5);
    expect(call.goOn(15, silence)).toEqual([]);
  });

  it.each([
    ['nothing at all', none, 'nothingArrives'],
    ['zeros', zeros, 'arrivesSilent'],
  ])('does not explain a minute of %s after sound all the time', (_, silence, fault) => {
    const call = createCall();
    call.goOn(20);
    expect(call.goOn(60, silence)).toEqual([fault]);
    expect(call.goOn(2)).toEqual([fault]);
    expect(call.goOn(10)).toEqual([]);
  });

  it.each([
    ['nothing at all', none, 'nothingArrives'],
    ['zeros', zeros, 'arrivesSilent'],
  ])('nor after earlier ones of %s', (_, silence, fault) => {
    const call = createCall();
    for (let pause = 0; pause < 3; pause++) {
      call.goOn(5);
      expect(call.goOn(4, silence)).toEqual([]);
    }
    call.goOn(5);
    expect(call.goOn(60, silence)).toEqual([fault]);
  });

  it.each([
    ['nothing at all', none],
    ['zeros', zeros],
  ])('is as long as it likes on this computer: %s', (_, silence) => {
    const call = createCall({ local: true });
    call.goOn(5);
    expect(call.goOn(60, silence)).toEqual([]);
  });
});
