import type { Call } from '../../renderer/phone/calls';
import type { CallQuality, CallQualitySummary, QualityMoment } from '../../renderer/phone/quality';
import { now } from './samples';

const moment = (second: number, seconds: number, more: Partial<QualityMoment>): QualityMoment => ({
  at: now - (seconds - second) * 1000,
  mos: 4.2 + 0.04 * Math.sin(second / 9),
  lossIn: second % 61 === 7 ? 0.004 : 0,
  lossOut: 0,
  jitterMs: 4 + 2 * Math.sin(second / 5),
  roundTripMs: 46,
  oneWayMs: 92 + 6 * Math.sin(second / 13),
  concealed: 0,
  ...more,
});

const moments = (seconds: number, more: (second: number) => Partial<QualityMoment>) =>
  Array.from({ length: seconds }, (_, second) => moment(second, seconds, more(second)));

export const sampleSummary: CallQualitySummary = {
  seconds: 402,
  meanMos: 4.1,
  worstMos: 2.9,
  lossIn: 0.004,
  lossOut: 0.011,
  concealed: 0.006,
  jitterMs: 5.1,
  worstJitterMs: 31,
  roundTripMs: 46,
  oneWayMs: 94,
  bufferMs: 41,
  secondsPoor: 12,
  silences: [],
  codec: 'opus',
  from: now - 402_000,
  to: now,
  ssrcIn: 1,
  ssrcOut: 2,
};

const good: CallQuality = {
  grade: 'good',
  side: null,
  silence: null,
  moments: moments(402, () => ({})),
  summary: sampleSummary,
};

/** Every call that is talked in, with nothing to complain of. */
export const talkingWell = (calls: readonly Call[]): Record<string, CallQuality> =>
  Object.fromEntries(
    calls.filter(({ phase }) => phase.name === 'talking').map(({ id }) => [id, good]),
  );

export const lossyUpward: CallQuality = {
  ...good,
  grade: 'poor',
  side: 'up',
  moments: moments(402, (second) =>
    second < 340
      ? {}
      : { mos: 2.8 + 0.2 * Math.sin(second / 3), lossOut: 0.08, jitterMs: 24, oneWayMs: 168 },
  ),
};

export const silentMicrophone: CallQuality = {
  ...good,
  silence: { fault: 'microphoneSilent', label: '' },
};

export const otherMicrophone: CallQuality = {
  ...good,
  silence: { fault: 'wrongDevice', label: 'Realtek Audio' },
};

export const nothingArrives: CallQuality = {
  ...good,
  silence: { fault: 'nothingArrives', label: '' },
};
