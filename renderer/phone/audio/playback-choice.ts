/** Whether a caller is heard as the voice comes, or through what makes it better. */
export interface PlaybackChoice {
  /** Something has come out while the caller spoke. */
  proved: boolean;
  /** Heard through what makes it better. */
  instead: boolean;
  /** Seconds since it could have gone over. */
  waited: number;
  /** Seconds that the caller has spoken and nothing came out. */
  deaf: number;
}

export const asItComes: PlaybackChoice = { proved: false, instead: false, waited: 0, deaf: 0 };

/** Levels, root mean square 0 to 1. Below -50 dB nobody speaks: then nobody hears that the voice goes over. */
const pause = 0.003;
const speech = 0.01;
/** Who never pauses goes over in mid-word. Seconds. */
const mostWait = 2;
const deafAfter = 0.5;

/**
 * One look, `seconds` after the one before: the caller's level as it comes, and `made`, what comes out of what makes
 * it better; `runs`: that runs at all. It is never trusted before it was heard to work.
 */
export const playbackChoiceStep = (
  before: PlaybackChoice,
  { runs, level, made }: { runs: boolean; level: number; made: number },
  seconds: number,
): PlaybackChoice => {
  if (!runs) return { ...before, instead: false };
  const speaks = level > speech;
  const proved = before.proved || (speaks && made > 0);
  if (!proved) return { ...before, instead: false };
  if (before.instead) {
    const lost = speaks && made === 0;
    return { ...before, deaf: lost ? before.deaf + seconds : speaks ? 0 : before.deaf };
  }
  const waited = before.waited + seconds;
  return { proved, waited, deaf: 0, instead: level < pause || waited > mostWait };
};

/** It stays mute while the caller speaks: given up for this call. */
export const isDeaf = ({ deaf }: PlaybackChoice): boolean => deaf >= deafAfter;
