import { type GradeState, goodAtFirst, gradeStep } from './grade-machine';
import { momentOf } from './moment';
import type { CallQuality, QualityMoment } from './quality';
import type { CallReading } from './reading';
import {
  noSilence,
  type SilenceFacts,
  type SilenceState,
  silenceStep,
  worthComparing,
  zeroBelow,
} from './silence';
import { add, addSilence, nothingMeasured, summaryOf, type Totals } from './summary';

/** Loss and concealment are looked at over this many seconds: RTCP speaks every five. */
const windowSeconds = 5;
const momentsKept = 600;
/** Readings come more often than figures are made of them: a timer that is a little early still makes a second. */
const aSecondMs = 900;

/** Everything known of one call's quality; each reading makes the next. Pure. */
export interface CallWatch {
  /** The last one: silence is looked for in every stretch between two. */
  last: CallReading | null;
  /** One a second: loss, jitter and delay are looked at over these. */
  readings: readonly CallReading[];
  lossOut: number | null;
  /** While nothing comes: what the far end has reported to have sent, in all and since the report before. */
  farEnd: { sent: number; more: number | null } | null;
  grade: GradeState;
  silence: SilenceState;
  totals: Totals;
  moments: readonly QualityMoment[];
}

export const beginWatch = (at: number): CallWatch => ({
  last: null,
  readings: [],
  lossOut: null,
  farEnd: null,
  grade: goodAtFirst,
  silence: noSilence,
  totals: nothingMeasured(at),
  moments: [],
});

/** What the desk knows of the call itself, beside what was counted. */
export interface Circumstances {
  speaking: boolean;
  listening: boolean;
  microphone: SilenceFacts['microphone'];
  /** Both ends are on this computer: the practice line. */
  local: boolean;
  /** The loudest that the desk itself has heard of the caller since the last reading; null: not known. */
  caller: number | null;
  louder: string | null;
  /** Epoch ms. */
  at: number;
}

const rise = (before: number | null | undefined, now: number | null | undefined): number =>
  (now ?? 0) - (before ?? 0);

/** Root mean square of a stretch, from the rise of energy over the rise of time; null: no time has passed in it. */
const levelOf = (
  before: { energy: number | null; seconds: number | null } | null,
  now: { energy: number | null; seconds: number | null } | null,
): number | null => {
  if (now?.energy === null || now?.energy === undefined) return null;
  const seconds = rise(before?.seconds, now.seconds);
  return seconds <= 0 ? null : Math.sqrt(Math.max(0, rise(before?.energy, now.energy)) / seconds);
};

const farEndSaid = (
  watch: CallWatch,
  before: CallReading,
  now: CallReading,
): CallWatch['farEnd'] => {
  if (rise(before.inbound?.packets, now.inbound?.packets) > 0) return null;
  // Without a new report the number stands still and says nothing.
  if (now.farEndSent === null || now.farEndReports === before.farEndReports) return watch.farEnd;
  // The first report counts what was sent, and arrived, before.
  const more = watch.farEnd && now.farEndSent - watch.farEnd.sent;
  return { sent: now.farEndSent, more };
};

const factsOf = (
  before: CallReading,
  now: CallReading,
  about: Circumstances,
  farEndSent: number | null,
): SilenceFacts => ({
  ms: now.at - before.at,
  speaking: about.speaking,
  listening: about.listening,
  microphone: about.microphone,
  louder: about.louder,
  sent: {
    packets: rise(before.outbound?.packets, now.outbound?.packets),
    level: levelOf(before.outbound, now.outbound),
  },
  arrived: {
    source: now.inbound?.ssrc ?? null,
    packets: rise(before.inbound?.packets, now.inbound?.packets),
    lost: Math.max(0, rise(before.inbound?.lost, now.inbound?.lost)),
    // Where nothing is played nothing is measured: not a silence that the desk can know of. And Chromium measures
    // what is played, after its volume: of a voice that is heard another way, or silenced here, it counts nothing.
    level: Math.max(levelOf(before.inbound, now.inbound) ?? 1, about.caller ?? 0),
    zeroBelow: zeroBelow(now.codec),
  },
  farEndSent,
  local: about.local,
});

/** One more reading. `compare`: other microphones should be asked now whether they hear more. */
export const watchStep = (
  watch: CallWatch,
  now: CallReading,
  about: Circumstances,
): { watch: CallWatch; compare: boolean } => {
  const before = watch.last;
  if (!before || now.at <= before.at)
    return { watch: { ...watch, last: now, readings: [now] }, compare: false };
  const farEnd = farEndSaid(watch, before, now);
  const silence = silenceStep(watch.silence, factsOf(before, now, about, farEnd?.more ?? null));
  const totals = silence.said === null ? watch.totals : addSilence(watch.totals, silence.said);
  const next: CallWatch = { ...watch, last: now, farEnd, silence, totals };
  const compare = worthComparing(silence);
  // A held call is not a bad one, and a silent one is told by itself.
  return { watch: about.listening ? secondStep(next, now, about) : onHold(next, now), compare };
};

const onHold = (watch: CallWatch, now: CallReading): CallWatch => ({ ...watch, readings: [now] });

/** The figures of the second that is over now, if one is. */
const secondStep = (watch: CallWatch, now: CallReading, about: Circumstances): CallWatch => {
  const before = watch.readings.at(-1);
  if (!before) return { ...watch, readings: [now] };
  if (now.at - before.at < aSecondMs) return watch;
  const readings = [...watch.readings, now].slice(-windowSeconds - 1);
  const moment = momentOf(readings[0] ?? before, now, about.at, watch.lossOut);
  return {
    ...watch,
    readings,
    lossOut: moment.lossOut,
    grade: watch.silence.said === null ? gradeStep(watch.grade, moment, about.local) : watch.grade,
    totals: add(watch.totals, before, now, moment),
    moments: [...watch.moments, moment].slice(-momentsKept),
  };
};

export const qualityOf = (watch: CallWatch): CallQuality => ({
  grade: watch.grade.grade,
  side: watch.grade.side,
  silence:
    watch.silence.said === null ? null : { fault: watch.silence.said, label: watch.silence.label },
  moments: watch.moments,
  summary: summaryOf(watch.totals),
});
