import { fairFrom } from './grade-machine';
import { continues } from './moment';
import type { CallQualitySummary, QualityMoment } from './quality';
import type { CallReading } from './reading';
import type { SilenceFault } from '../../model/recorded-quality';

/** The sums that a call's summary is made of. */
export interface Totals {
  seconds: number;
  rated: { sum: number; count: number; worst: number; poor: number };
  arrived: number;
  missing: number;
  samples: number;
  concealed: number;
  sent: number;
  lostThere: number | null;
  jitter: { sum: number; count: number; worst: number };
  roundTrip: { sum: number; count: number };
  oneWay: { sum: number; count: number };
  buffer: { seconds: number; samples: number };
  silences: SilenceFault[];
  last: Pick<CallQualitySummary, 'codec' | 'from' | 'to' | 'ssrcIn' | 'ssrcOut'>;
}

export const nothingMeasured = (at: number): Totals => ({
  seconds: 0,
  rated: { sum: 0, count: 0, worst: 5, poor: 0 },
  arrived: 0,
  missing: 0,
  samples: 0,
  concealed: 0,
  sent: 0,
  lostThere: null,
  jitter: { sum: 0, count: 0, worst: 0 },
  roundTrip: { sum: 0, count: 0 },
  oneWay: { sum: 0, count: 0 },
  buffer: { seconds: 0, samples: 0 },
  silences: [],
  last: { codec: '', from: at, to: at, ssrcIn: 0, ssrcOut: 0 },
});

const plus = (known: { sum: number; count: number }, value: number | null) =>
  value === null ? known : { sum: known.sum + value, count: known.count + 1 };

const rise = (before: number | null | undefined, now: number | null | undefined): number =>
  Math.max(0, (now ?? 0) - (before ?? 0));

const counted = (totals: Totals, before: CallReading, now: CallReading): Totals => {
  const there = before.inbound;
  const here = now.inbound;
  const sent = totals.sent + rise(before.outbound?.packets, now.outbound?.packets);
  const lostThere =
    before.farEnd && now.farEnd
      ? (totals.lostThere ?? 0) + rise(before.farEnd.lost, now.farEnd.lost)
      : totals.lostThere;
  if (!there || !here || !continues(before, now)) return { ...totals, sent, lostThere };
  return {
    ...totals,
    sent,
    lostThere,
    arrived: totals.arrived + here.packets - there.packets,
    missing: totals.missing + rise(there.lost, here.lost),
    samples: totals.samples + rise(there.samples, here.samples),
    concealed: totals.concealed + rise(there.concealedSamples, here.concealedSamples),
    buffer: {
      seconds: totals.buffer.seconds + rise(there.bufferSeconds, here.bufferSeconds),
      samples: totals.buffer.samples + rise(there.bufferedSamples, here.bufferedSamples),
    },
  };
};

/** One more second. */
export const add = (
  totals: Totals,
  before: CallReading,
  now: CallReading,
  moment: QualityMoment,
): Totals => {
  const { mos } = moment;
  const sums = counted(totals, before, now);
  return {
    ...sums,
    seconds: totals.seconds + (now.at - before.at) / 1000,
    rated:
      mos === null
        ? totals.rated
        : {
            sum: totals.rated.sum + mos,
            count: totals.rated.count + 1,
            worst: Math.min(totals.rated.worst, mos),
            poor: totals.rated.poor + (mos < fairFrom ? 1 : 0),
          },
    jitter: {
      ...plus(totals.jitter, now.inbound ? moment.jitterMs : null),
      worst: Math.max(totals.jitter.worst, moment.jitterMs),
    },
    roundTrip: plus(totals.roundTrip, moment.roundTripMs),
    oneWay: plus(totals.oneWay, moment.oneWayMs),
    last: {
      codec: now.codec || totals.last.codec,
      from: totals.last.from,
      to: moment.at,
      ssrcIn: now.inbound?.ssrc ?? totals.last.ssrcIn,
      ssrcOut: now.outbound?.ssrc ?? totals.last.ssrcOut,
    },
  };
};

export const addSilence = (totals: Totals, fault: SilenceFault): Totals =>
  totals.silences.includes(fault) ? totals : { ...totals, silences: [...totals.silences, fault] };

const round = (value: number, digits: number): number => Number(value.toFixed(digits));
const mean = ({ sum, count }: { sum: number; count: number }, digits: number): number | null =>
  count === 0 ? null : round(sum / count, digits);
const share = (part: number, whole: number): number => (whole > 0 ? round(part / whole, 4) : 0);

export const summaryOf = (totals: Totals): CallQualitySummary => ({
  seconds: Math.round(totals.seconds),
  meanMos: mean(totals.rated, 2),
  worstMos: totals.rated.count === 0 ? null : round(totals.rated.worst, 2),
  lossIn: share(totals.missing, totals.arrived + totals.missing),
  lossOut: totals.lostThere === null ? null : Math.min(1, share(totals.lostThere, totals.sent)),
  concealed: share(totals.concealed, totals.samples),
  jitterMs: mean(totals.jitter, 1) ?? 0,
  worstJitterMs: round(totals.jitter.worst, 1),
  roundTripMs: mean(totals.roundTrip, 0),
  oneWayMs: mean(totals.oneWay, 0),
  bufferMs:
    totals.buffer.samples > 0
      ? round((totals.buffer.seconds / totals.buffer.samples) * 1000, 0)
      : 0,
  secondsPoor: totals.rated.poor,
  silences: totals.silences,
  ...totals.last,
});
