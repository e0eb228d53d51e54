/** What speech reaches: from a whisper at -54 dB to a shout at -6 dB of full scale. */
const floor = -54;
const ceiling = -6;

/** A root mean square (0 to 1) as the ear takes it: 0 (nothing) to 1 (loud). */
export const loudness = (level: number): number => {
  if (level <= 0) return 0;
  const decibels = 20 * Math.log10(level);
  return Math.min(1, Math.max(0, (decibels - floor) / (ceiling - floor)));
};
