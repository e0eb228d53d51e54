import { seeded } from './random';

export const noiseNames = ['keyboard', 'dog', 'babble', 'white'] as const;
export type NoiseName = (typeof noiseNames)[number];

export interface NoiseParts {
  rate: number;
  length: number;
  seed: number;
  /** Other people's speech, for babble. */
  voices: readonly Float32Array[];
}

const empty = ({ length }: NoiseParts) => new Float32Array(length);

/** Between -1 and 1, flat over all frequencies. */
const white = (parts: NoiseParts): Float32Array => {
  const random = seeded(parts.seed);
  return empty(parts).map(() => random() * 2 - 1);
};

/** One key: a click when it is struck, the plastic that rings, and the table, which a headset hears little of. */
const strike = (
  into: Float32Array,
  at: number,
  rate: number,
  gain: number,
  random: () => number,
) => {
  const table = 180 + random() * 120;
  const plastic = 2_200 + random() * 2_500;
  const count = Math.min(Math.round(rate * 0.06), into.length - at);
  for (let index = 0; index < count; index++) {
    const time = index / rate;
    const click = (random() * 2 - 1) * Math.exp(-time * 700);
    const ring = Math.sin(2 * Math.PI * plastic * time) * Math.exp(-time * 350);
    const thud = Math.sin(2 * Math.PI * table * time) * Math.exp(-time * 90);
    into[at + index] = (into[at + index] ?? 0) + gain * (0.7 * click + 0.4 * ring + 0.15 * thud);
  }
};

/** Seven keys a second, unevenly, as somebody who takes notes. */
const keyboard = (parts: NoiseParts): Float32Array => {
  const random = seeded(parts.seed);
  const noise = empty(parts);
  let at = 0;
  while (at < noise.length) {
    strike(noise, at, parts.rate, 0.6 + random() * 0.4, random);
    const release = at + Math.round((0.07 + random() * 0.04) * parts.rate);
    if (release < noise.length) strike(noise, release, parts.rate, 0.25, random);
    at += Math.round((0.07 + random() ** 2 * 0.25) * parts.rate);
  }
  return noise;
};

/** One bark: a rough tone that rises and falls, with breath in it. */
const bark = (into: Float32Array, at: number, rate: number, random: () => number) => {
  const seconds = 0.14 + random() * 0.08;
  const pitch = 420 + random() * 160;
  const count = Math.min(Math.round(rate * seconds), into.length - at);
  let phase = 0;
  for (let index = 0; index < count; index++) {
    const along = index / (seconds * rate);
    phase += (2 * Math.PI * pitch * (0.75 + 0.5 * Math.sin(Math.PI * along))) / rate;
    let wave = 0;
    for (let partial = 1; partial <= 8; partial++)
      wave += Math.sin(partial * phase) / (1 + Math.abs(partial - 2));
    const shape = Math.min(1, along / 0.08) * (1 - along) ** 0.6;
    const rough = 1 + 0.4 * (random() * 2 - 1);
    into[at + index] = (into[at + index] ?? 0) + shape * (wave * rough + 0.5 * (random() * 2 - 1));
  }
};

/** Two to four barks in a row, then a pause. */
const dog = (parts: NoiseParts): Float32Array => {
  const random = seeded(parts.seed);
  const noise = empty(parts);
  let at = Math.round(0.2 * parts.rate);
  while (at < noise.length) {
    const barks = 2 + Math.floor(random() * 3);
    for (let turn = 0; turn < barks && at < noise.length; turn++) {
      bark(noise, at, parts.rate, random);
      at += Math.round((0.28 + random() * 0.12) * parts.rate);
    }
    at += Math.round((0.3 + random() * 0.5) * parts.rate);
  }
  return noise;
};

/** Six people at once, each somewhere in his own sentence. */
const babble = (parts: NoiseParts): Float32Array => {
  const random = seeded(parts.seed);
  const noise = empty(parts);
  for (let person = 0; person < 6; person++) {
    const voice = parts.voices[person % parts.voices.length];
    if (!voice || voice.length === 0) throw new Error('babble needs voices');
    const from = Math.floor(random() * voice.length);
    const gain = 0.6 + random() * 0.4;
    for (let index = 0; index < noise.length; index++)
      noise[index] = (noise[index] ?? 0) + gain * (voice[(from + index) % voice.length] ?? 0);
  }
  return noise;
};

const makers: Record<NoiseName, (parts: NoiseParts) => Float32Array> = {
  keyboard,
  dog,
  babble,
  white,
};

/** A home's noise that the seed repeats, sample by sample. */
export const noiseOf = (name: NoiseName, parts: NoiseParts): Float32Array => makers[name](parts);
