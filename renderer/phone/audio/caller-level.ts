/** How loud a caller speaks, and what is done about it. */
export interface CallerLevel {
  /** What is added to the voice, in dB. */
  gain: number;
  /** How loud the caller speaks, in dB below full scale; null before he has spoken. */
  speech: number | null;
}

export const untouchedLevel: CallerLevel = { gain: 0, speech: null };

/** A little above the level that telephone speech is meant to have (ITU-T P.56, G.111: -26 dBov). */
const target = -24;
const mostGain = 12;
/** Within this distance of the target nothing is begun, and nothing is changed: every voice moves that much by itself. */
const notable = 4;
const calm = 2;
/** Below this nobody speaks. */
const silence = -50;
/** What is that much quieter than the speech is a pause in it, or its background. */
const pause = 15;
/** A caller who hands the phone to somebody quieter is followed, slowly, although it could be a pause. */
const forgetPerSecond = 0.5;
const risePerSecond = 3;
const fallPerSecond = 12;

const towards = (from: number, to: number, step: number): number =>
  from < to ? Math.min(to, from + step) : Math.max(to, from - step);

const speechAfter = (speech: number | null, heard: number, seconds: number): number | null => {
  if (heard < silence) return speech;
  if (speech === null) return heard;
  if (heard < speech - pause) return speech - forgetPerSecond * seconds;
  // Loud hurts, quiet does not: up at once, down over a second and a half.
  const time = heard > speech ? 0.3 : 1.5;
  return speech + (heard - speech) * (1 - Math.exp(-seconds / time));
};

/**
 * One look at a caller's level: root mean square 0 to 1, `seconds` after the look before. In silence nothing
 * moves, so that no pause is pumped up; a gain is at most 12 dB either way and never comes in a jump.
 */
export const callerLevelStep = (
  before: CallerLevel,
  level: number,
  seconds: number,
): CallerLevel => {
  const heard = level > 0 ? 20 * Math.log10(level) : -Infinity;
  const speech = speechAfter(before.speech, heard, seconds);
  if (heard < silence || speech === null) return { ...before, speech };
  const wanted = Math.min(mostGain, Math.max(-mostGain, target - speech));
  const near = before.gain === 0 ? notable : calm;
  if (Math.abs(wanted - before.gain) < near) return { ...before, speech };
  const step = (wanted > before.gain ? risePerSecond : fallPerSecond) * seconds;
  return { gain: towards(before.gain, wanted, step), speech };
};

export const gainFactor = (decibels: number): number => 10 ** (decibels / 20);
