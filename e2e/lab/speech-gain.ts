const energy = (samples: ArrayLike<number>): number => {
  let sum = 0;
  for (let index = 0; index < samples.length; index++) sum += (samples[index] ?? 0) ** 2;
  return sum;
};

/** Speech with this noise at a ratio of `decibels` over the whole length. */
export const mixAt = (
  speech: Float32Array,
  noise: Float32Array,
  decibels: number,
): Float32Array => {
  const gain = Math.sqrt(energy(speech) / energy(noise) / 10 ** (decibels / 10));
  return speech.map((sample, index) => sample + gain * (noise[index] ?? 0));
};

/**
 * Scale-invariant signal-to-distortion ratio in dB (Le Roux and others, "SDR - half-baked or well done?", 2019):
 * how much of the estimate is the speech, whatever its loudness. `lag`: samples by which the estimate is late.
 */
export const siSdr = (speech: Float32Array, estimate: Float32Array, lag = 0): number => {
  const length = Math.min(speech.length, estimate.length - lag);
  let across = 0;
  let own = 0;
  for (let index = 0; index < length; index++) {
    across += (speech[index] ?? 0) * (estimate[index + lag] ?? 0);
    own += (speech[index] ?? 0) ** 2;
  }
  const scale = across / own;
  let rest = 0;
  for (let index = 0; index < length; index++)
    rest += ((estimate[index + lag] ?? 0) - scale * (speech[index] ?? 0)) ** 2;
  return 10 * Math.log10((scale ** 2 * own) / rest);
};

/** By how many samples, up to `most`, the estimate is late: where it resembles the speech most. */
export const lagOf = (speech: Float32Array, estimate: Float32Array, most: number): number => {
  const likeness = (lag: number, step: number) => {
    let sum = 0;
    for (let index = 0; index + lag < estimate.length && index < speech.length; index += step)
      sum += (speech[index] ?? 0) * (estimate[index + lag] ?? 0);
    return sum;
  };
  const best = (lags: number[], step: number) => {
    let found = { lag: 0, sum: -Infinity };
    for (const lag of lags) {
      const sum = likeness(lag, step);
      if (sum > found.sum) found = { lag, sum };
    }
    return found.lag;
  };
  const coarse = best(
    Array.from({ length: Math.ceil(most / 4) }, (_, index) => index * 4),
    3,
  );
  const around = Array.from({ length: 17 }, (_, index) => coarse - 8 + index);
  return best(
    around.filter((lag) => lag >= 0),
    1,
  );
};
