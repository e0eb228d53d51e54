/** Who takes the noise out of the agent's voice: nobody, the browser's own filter, or the neural network. */
export type NoiseSuppression = 'off' | 'browser' | 'neural';

/**
 * The neural network at work. `failed`: it could not be had; `tooSlow`: this computer cannot follow.
 * In both the sound goes straight through, and the browser's own filter takes over for the agent's voice.
 */
export type SuppressorState = 'off' | 'loading' | 'on' | 'failed' | 'tooSlow';

/** Whose voice it is about: the two are independent of each other. */
export interface SuppressorNews {
  of: 'microphone' | 'callers';
  state: SuppressorState;
}

export const suppressorHelps = (state: SuppressorState): boolean =>
  state !== 'failed' && state !== 'tooSlow';

const slowShare = 0.9;
const slowLooks = 3;

/**
 * How many looks in a row the sound fell behind: `made` seconds of it in `passed` seconds.
 * A machine that sleeps or stumbles once is not slow.
 */
export const countSlow = (before: number, made: number, passed: number): number =>
  passed > 0 && made < passed * slowShare ? before + 1 : 0;

export const isTooSlow = (looks: number): boolean => looks >= slowLooks;
