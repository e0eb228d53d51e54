/**
 * What the level of the microphone says over time. Every detector is fed with readings and the moment of each, so
 * that a window whose timers are throttled comes to the same answer with fewer readings.
 */
export interface Detector {
  readonly on: boolean;
  /** Since when the readings speak against what it says; null: they agree. Milliseconds. */
  readonly since: number | null;
}

export const quietDetector: Detector = { on: false, since: null };

/** Speech into a headset, as a root mean square; keys and breath stay below it. */
const speech = 0.04;
const speaking = { after: 400, until: 3_000 };

/**
 * -84 dB of full scale: twice the smallest step of 16 bits. A microphone that is switched off at its own button or
 * by the system delivers exactly 0, or that step; the quietest room after noise suppression stays near -75 dB.
 */
export const silenceFloor = 0.000_063;
const silence = { after: 8_000, until: 200 };

interface Patience {
  /** Milliseconds of agreement before it is said, and of disagreement before it is taken back. */
  after: number;
  until: number;
}

const step = (detector: Detector, holds: boolean, at: number, patience: Patience): Detector => {
  if (holds === detector.on)
    return detector.since === null ? detector : { ...detector, since: null };
  const since = detector.since ?? at;
  const wait = detector.on ? patience.until : patience.after;
  return at - since >= wait ? { on: !detector.on, since: null } : { on: detector.on, since };
};

/** The agent speaks: said after 0.4 s of speech, taken back after 3 s without. `at` in milliseconds. */
export const speakingStep = (detector: Detector, level: number, at: number): Detector =>
  step(detector, level >= speech, at, speaking);

/** Nothing at all comes from the microphone: said after 8 s, taken back as soon as something does. */
export const silenceStep = (detector: Detector, level: number, at: number): Detector =>
  step(detector, level <= silenceFloor, at, silence);
