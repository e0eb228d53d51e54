/** Who stops sending in pauses (RFC 3389; Opus DTX, RFC 6716 section 2.1.9) stops for longer than this. */
const pauseMs = 1000;
/** Packets of 60 ms come 16 times a second, comfort noise and Opus in its pauses at most 10 times. */
const steadyRate = 15;
/** A gap whose packets were lost on the way counts nearly all of them as lost: 50 a second, 16 at least. */
const lostRate = 5;
/** Nobody speaks: softer than speech, or than a quarter of the loudest that was heard. */
const quietBelow = 0.01;

/** What one stretch of a call brought from the far end. */
export interface Arrival {
  ms: number;
  listening: boolean;
  /** Which stream it is; null: none. */
  source: number | null;
  packets: number;
  lost: number;
  level: number;
  zeroBelow: number;
}

/**
 * How the far end is silent when nobody speaks there: most send packets of a quiet room, some packets of zeros, some
 * nothing at all. Only what differs from its own pauses is a fault.
 */
export interface FarEndHabits {
  source: number | null;
  /** Packets have come since the agent listens. */
  heard: boolean;
  /** More than zeros has come. */
  spoke: boolean;
  loudest: number;
  /** Nobody spoke, in a row: with packets all the time, and with the hiss of a room. */
  quietMs: number;
  hissMs: number;
  /** Packets come while nobody speaks. */
  sendsInPauses: boolean;
  /** A room is heard while nobody speaks. */
  hisses: boolean;
  /** No packets, in a row. */
  gapMs: number;
  /** Gaps that ended by themselves and in which nothing was lost: nothing had been sent. */
  gaps: number;
}

export const noHabits: FarEndHabits = {
  source: null,
  heard: false,
  spoke: false,
  loudest: 0,
  quietMs: 0,
  hissMs: 0,
  sendsInPauses: false,
  hisses: false,
  gapMs: 0,
  gaps: 0,
};

/** One more stretch. Pure and total. */
export const learnHabits = (before: FarEndHabits, arrival: Arrival): FarEndHabits => {
  const { ms, packets, level } = arrival;
  const source = arrival.source ?? before.source;
  const known = source === before.source || before.source === null ? before : noHabits;
  const rest = { ...known, source, quietMs: 0, hissMs: 0 };
  if (!arrival.listening) return { ...rest, heard: false, gapMs: 0 };
  if (packets <= 0) return { ...rest, gapMs: known.gapMs + ms };
  const pausedByItself =
    known.heard && known.gapMs >= pauseMs && arrival.lost * 1000 < lostRate * known.gapMs;
  const isQuiet =
    level < Math.max(quietBelow, known.loudest / 4) && packets * 1000 >= steadyRate * ms;
  const quietMs = isQuiet ? known.quietMs + ms : 0;
  const hissMs = isQuiet && level >= arrival.zeroBelow ? known.hissMs + ms : 0;
  return {
    source,
    heard: true,
    spoke: known.spoke || level >= arrival.zeroBelow,
    loudest: Math.max(known.loudest, Math.min(level, 1)),
    quietMs,
    hissMs,
    sendsInPauses: known.sendsInPauses || quietMs >= pauseMs,
    hisses: known.hisses || hissMs >= pauseMs,
    gapMs: 0,
    gaps: known.gaps + (pausedByItself ? 1 : 0),
  };
};

/** More than what may have been under way between two reports. */
const surelySent = 10;

/** Nobody who speaks on a telephone is silent for longer: nothing at all, or zeros, is told from here on. */
const longestPauseMs = 45_000;

/** No packets: whether a pause of somebody who sends nothing in pauses explains it. `sentThere`: by its own report. */
export const pauseExplainsGap = (habits: FarEndHabits, sentThere: number | null): boolean => {
  if ((sentThere ?? 0) > surelySent || habits.gapMs > longestPauseMs) return false;
  return habits.gaps > 0 || (habits.heard && !habits.sendsInPauses);
};

/** Zeros that came and went by themselves this often are how the far end is silent in pauses. */
const zerosBeforeTrust = 2;

/** Packets of zeros, in a row and how often before: whether a pause of somebody whose pauses may be zeros explains them. */
export const pauseExplainsZeros = (
  habits: FarEndHabits,
  zeros: { ms: number; gates: number },
): boolean =>
  zeros.ms <= longestPauseMs &&
  (zeros.gates >= zerosBeforeTrust || (habits.spoke && !habits.hisses));
