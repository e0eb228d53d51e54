/** Samples that one reading of a level covers: 50 ms. */
export const levelWindow = (sampleRate: number): number => Math.round(sampleRate * 0.05);

/** Root mean square of samples between -1 and 1. */
export const rootMeanSquare = (samples: ArrayLike<number>): number => {
  if (samples.length === 0) return 0;
  let sum = 0;
  for (let index = 0; index < samples.length; index++) sum += (samples[index] ?? 0) ** 2;
  // A worklet that gives no numbers is heard as silence.
  return Number.isFinite(sum) ? Math.min(1, Math.sqrt(sum / samples.length)) : 0;
};

/** Several voices at once: their energies add up, their levels do not. */
export const together = (levels: readonly number[]): number =>
  Math.min(1, Math.sqrt(levels.reduce((sum, level) => sum + level ** 2, 0)));
