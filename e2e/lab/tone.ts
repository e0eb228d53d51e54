/** How loud the sound is, and how much of its power each frequency has (0 to 1). */
export interface ToneReport {
  /** Root mean square, 0 to 1. */
  level: number;
  share: Record<number, number>;
}

/** Goertzel's algorithm: the share of the power of `samples` that one frequency has. */
export const toneShare = (samples: ArrayLike<number>, rate: number, hertz: number): number => {
  const step = 2 * Math.cos((2 * Math.PI * hertz) / rate);
  let before = 0;
  let last = 0;
  let power = 0;
  for (let index = 0; index < samples.length; index++) {
    // A Hann window keeps a tone that does not fit the window from leaking away.
    const window = 0.5 - 0.5 * Math.cos((2 * Math.PI * index) / samples.length);
    const sample = (samples[index] ?? 0) * window;
    const now = sample + step * last - before;
    before = last;
    last = now;
    power += sample * sample;
  }
  if (power === 0) return 0;
  const bin = before * before + last * last - step * before * last;
  // Of a pure tone the window leaves two thirds in the middle bin.
  return Math.min(1, (3 * bin) / (samples.length * power));
};

export const loudness = (samples: ArrayLike<number>): number => {
  let sum = 0;
  for (let index = 0; index < samples.length; index++) sum += (samples[index] ?? 0) ** 2;
  return samples.length === 0 ? 0 : Math.sqrt(sum / samples.length);
};

export const listen = (
  samples: ArrayLike<number>,
  rate: number,
  frequencies: readonly number[],
): ToneReport => ({
  level: loudness(samples),
  share: Object.fromEntries(frequencies.map((hertz) => [hertz, toneShare(samples, rate, hertz)])),
});

/** The middle of several looks: one glitch of the machine is not what was heard. */
export const middleOf = (looks: readonly ToneReport[]): ToneReport => {
  const middle = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
  const frequencies = Object.keys(looks[0]?.share ?? {}).map(Number);
  return {
    level: middle(looks.map((look) => look.level)),
    share: Object.fromEntries(
      frequencies.map((hertz) => [hertz, middle(looks.map((look) => look.share[hertz] ?? 0))]),
    ),
  };
};

/**
 * How loud it is over the whole length, and the share of each tone in all the power, looked at in short
 * windows: a drop-out breaks the phase of a tone, and beeps have pauses.
 */
export const listenInWindows = (
  samples: ArrayLike<number>,
  rate: number,
  frequencies: readonly number[],
  windowMs = 100,
): ToneReport => {
  const size = Math.round((rate * windowMs) / 1000);
  const all = Array.from(samples);
  const looks = Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    listen(all.slice(index * size, (index + 1) * size), rate, frequencies),
  );
  const power = looks.reduce((sum, look) => sum + look.level ** 2, 0);
  const shareOf = (hertz: number) =>
    looks.reduce((sum, look) => sum + (look.share[hertz] ?? 0) * look.level ** 2, 0);
  return {
    level: loudness(all),
    share: Object.fromEntries(
      frequencies.map((hertz) => [hertz, power === 0 ? 0 : shareOf(hertz) / power]),
    ),
  };
};

/** Which of the tones sound, one after the other, each once as long as it lasts; whatever is soft is silence. */
export const toneOrder = (
  samples: Float32Array,
  rate: number,
  frequencies: readonly number[],
  windowMs = 50,
): number[] => {
  const size = Math.round((rate * windowMs) / 1000);
  const heard: number[] = [];
  for (let from = 0; from + size <= samples.length; from += size) {
    const look = listen(samples.subarray(from, from + size), rate, frequencies);
    if (look.level < 0.01) continue;
    const tone = frequencies.find((hertz) => (look.share[hertz] ?? 0) > 0.6);
    if (tone !== undefined && heard.at(-1) !== tone) heard.push(tone);
  }
  return heard;
};
