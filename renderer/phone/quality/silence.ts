import type { SilenceFault } from '../../model/recorded-quality';
import {
  type FarEndHabits,
  learnHabits,
  noHabits,
  pauseExplainsGap,
  pauseExplainsZeros,
} from './far-end-habits';

export const isOurs = (fault: SilenceFault): boolean =>
  fault !== 'nothingArrives' && fault !== 'nothingSentThere' && fault !== 'arrivesSilent';

/** What is known of one stretch of a call. */
export interface SilenceFacts {
  /** How long the stretch was. */
  ms: number;
  /** The agent is meant to be heard: not muted, not held by either side. */
  speaking: boolean;
  /** The far end is meant to be heard: not held by either side. */
  listening: boolean;
  microphone: {
    track: 'live' | 'muted' | 'none';
    /** The loudest 50 ms before the gate, 0 to 1. */
    level: number;
  };
  /** Another microphone that heard something while this one did not; null: not asked, or none. */
  louder: string | null;
  sent: {
    packets: number;
    /** Root mean square after the gate; null: not known. */
    level: number | null;
  };
  /** `source`: the stream (RFC 3550 SSRC); `zeroBelow`: what this codec's silence decodes to. */
  arrived: {
    source: number | null;
    packets: number;
    lost: number;
    level: number;
    zeroBelow: number;
  };
  /** Packets that the far end says it has sent while none came; null: it says nothing. */
  farEndSent: number | null;
  /** Both ends are on this computer (the practice line): there is no way on which sound could be lost. */
  local: boolean;
}

/** Below the smallest step of 16 bits: nothing but zeros. */
const digitalZero = 1.6e-5;
/** A-law knows no zero (ITU-T G.711); Opus decodes silence to a step or two. */
export const zeroBelow = (codec: string): number => (codec === 'pcma' ? 3e-4 : 7e-5);
/** Under the hiss of any room. */
const nearlyNothing = 0.001;
/** Somebody speaks. */
export const speech = 0.02;

/** Said after this long, taken back after a shorter time. */
export const saidAfterMs = 3000;
const goneAfterMs = 1000;
const compareAfterMs = 1500;
/** Zeros that came and went by themselves this often are how the device is silent in pauses. */
const gatesBeforeTrust = 2;

/** How long each leg has been silent in a row, what is said, and what was learned of pauses. */
export interface SilenceState {
  lasting: Partial<Record<SilenceFault, number>>;
  said: SilenceFault | null;
  label: string;
  /** How long nothing has been wrong while something is said. */
  clearMs: number;
  /** Pauses of digital zero of a second and more that ended by themselves. */
  gates: { microphone: number; farEnd: number };
  zeroMs: { microphone: number; farEnd: number };
  farEnd: FarEndHabits;
  /** How long the microphone in use has given next to nothing, in a row. */
  quietMs: number;
  /** The microphone in use has heard speech in this call. */
  everSpoke: boolean;
}

export const noSilence: SilenceState = {
  lasting: {},
  said: null,
  label: '',
  clearMs: 0,
  gates: { microphone: 0, farEnd: 0 },
  zeroMs: { microphone: 0, farEnd: 0 },
  farEnd: noHabits,
  quietMs: 0,
  everSpoke: false,
};

/** Nearest to the agent first: what is mended there mends what comes after. */
const order: readonly SilenceFault[] = [
  'microphoneMuted',
  'wrongDevice',
  'microphoneSilent',
  'nothingSent',
  'sentSilent',
  'nothingArrives',
  'nothingSentThere',
  'arrivesSilent',
];

const found = (facts: SilenceFacts, state: SilenceState): SilenceFault[] => {
  const faults: SilenceFault[] = [];
  const { microphone, sent, arrived } = facts;
  if (facts.speaking && microphone.track !== 'none') {
    const zero = microphone.level < digitalZero;
    if (microphone.track === 'muted') faults.push('microphoneMuted');
    else if (facts.louder !== null && microphone.level < nearlyNothing) faults.push('wrongDevice');
    else if (zero && state.gates.microphone < gatesBeforeTrust) faults.push('microphoneSilent');
    if (facts.local) return faults;
    if (sent.packets <= 0) faults.push('nothingSent');
    else if (microphone.level >= speech && sent.level !== null && sent.level < digitalZero)
      faults.push('sentSilent');
  }
  if (!facts.listening || facts.local) return faults;
  if (arrived.packets <= 0) {
    if (!pauseExplainsGap(state.farEnd, facts.farEndSent))
      faults.push(facts.farEndSent === 0 ? 'nothingSentThere' : 'nothingArrives');
  } else if (
    arrived.level < arrived.zeroBelow &&
    !pauseExplainsZeros(state.farEnd, { ms: state.zeroMs.farEnd, gates: state.gates.farEnd })
  )
    faults.push('arrivesSilent');
  return faults;
};

/** A pause of zeros that ends is counted; a change by the agent (mute, hold) is not a pause. */
const learn = (known: SilenceState, facts: SilenceFacts): SilenceState => {
  const one = (zero: boolean, counts: boolean, ms: number, gates: number) => {
    if (!counts) return { ms: 0, gates };
    if (zero) return { ms: ms + facts.ms, gates };
    return { ms: 0, gates: ms >= 1000 ? gates + 1 : gates };
  };
  const { microphone, arrived } = facts;
  const mine = one(
    microphone.level < digitalZero,
    facts.speaking && microphone.track === 'live',
    known.zeroMs.microphone,
    known.gates.microphone,
  );
  const theirs = one(
    arrived.level < arrived.zeroBelow,
    facts.listening && arrived.packets > 0,
    known.zeroMs.farEnd,
    known.gates.farEnd,
  );
  return {
    ...known,
    gates: { microphone: mine.gates, farEnd: theirs.gates },
    zeroMs: { microphone: mine.ms, farEnd: theirs.ms },
    farEnd: learnHabits(known.farEnd, { ms: facts.ms, listening: facts.listening, ...arrived }),
    quietMs:
      facts.speaking && microphone.track === 'live' && microphone.level < nearlyNothing
        ? known.quietMs + facts.ms
        : 0,
    everSpoke: known.everSpoke || microphone.level >= speech,
  };
};

/** One silence may get a better name while it lasts; the comparison of microphones was made after waiting already. */
const lastingOf = ({ lasting }: SilenceState, fault: SilenceFault): number => {
  if (fault === 'wrongDevice') return saidAfterMs;
  const other =
    fault === 'nothingSentThere'
      ? lasting.nothingArrives
      : fault === 'nothingArrives'
        ? lasting.nothingSentThere
        : undefined;
  return lasting[fault] ?? other ?? 0;
};

/** Readings come twice a second, in a hidden window once: over a longer stretch the desk itself stood still. */
const longestStretchMs = 1000;

/** One more stretch of the call: what lasts is said, the nearest to the agent first, and taken back when it is over. */
export const silenceStep = (before: SilenceState, given: SilenceFacts): SilenceState => {
  const facts = { ...given, ms: Math.min(given.ms, longestStretchMs) };
  const state = learn(before, facts);
  const now = found(facts, before);
  const lasting: SilenceState['lasting'] = {};
  for (const fault of now) lasting[fault] = lastingOf(before, fault) + facts.ms;
  const lasts = order.find((fault) => (lasting[fault] ?? 0) >= saidAfterMs) ?? null;
  if (lasts !== null)
    return { ...state, lasting, said: lasts, label: facts.louder ?? '', clearMs: 0 };
  if (before.said === null) return { ...state, lasting };
  // Still wrong, but not for long enough under its new name: what is said stays.
  const meant = isOurs(before.said) ? facts.speaking : facts.listening;
  const ours = isOurs(before.said);
  const still = now.some((fault) => isOurs(fault) === ours);
  const clearMs = still ? 0 : before.clearMs + facts.ms;
  const over = !meant || clearMs >= goneAfterMs;
  return { ...state, lasting, said: over ? null : before.said, clearMs: over ? 0 : clearMs };
};

/** The microphone in use gives next to nothing for a while: other ones may be asked whether they hear more. */
export const worthComparing = (state: SilenceState): boolean =>
  state.quietMs >= compareAfterMs &&
  (state.zeroMs.microphone >= compareAfterMs ? state.gates.microphone === 0 : !state.everSpoke);
