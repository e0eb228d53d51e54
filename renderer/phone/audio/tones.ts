/** What the agent may choose. */
export type RingTone = 'chime' | 'classic' | 'soft' | 'bright';

export type ToneName =
  | 'ring'
  | 'ringClassic'
  | 'ringSoft'
  | 'ringBright'
  | 'waiting'
  | 'ringBack'
  | 'busy'
  | 'remoteHungUp'
  | 'lost'
  | 'test'
  | 'recording'
  | 'announce';

/** One sound within a tone. `bell`: struck and dying away; `tone`: even, as a telephone exchange makes it. */
interface Note {
  at: number;
  seconds: number;
  hertz: number;
  gain: number;
  shape: 'bell' | 'tone';
}

export interface Tone {
  /** Length of one round, its silence included. */
  seconds: number;
  loop: boolean;
  notes: readonly Note[];
}

const bell = (at: number, hertz: number, gain = 0.5): Note => ({
  at,
  seconds: 0.9,
  hertz,
  gain,
  shape: 'bell',
});
const even = (at: number, seconds: number, hertz: number, gain: number): Note => ({
  at,
  seconds,
  hertz,
  gain,
  shape: 'tone',
});

/** A bell of two tones struck 20 times a second for a second, as the old sets did. */
const clapper = (from: number): Note[] =>
  Array.from({ length: 20 }, (_, index) => ({
    ...bell(from + index / 20, index % 2 === 0 ? 740 : 932.3, 0.24),
    seconds: 0.3,
  }));

/** What the agent hears. The exchange's own tones follow the French network: 440 Hz (ITU-T E.180). */
export const tones: Readonly<Record<ToneName, Tone>> = {
  ring: {
    seconds: 3.6,
    loop: true,
    notes: [
      bell(0, 659.3),
      bell(0.17, 784),
      bell(0.34, 987.8),
      bell(0.9, 659.3),
      bell(1.07, 784),
      bell(1.24, 987.8),
    ],
  },
  ringClassic: { seconds: 4, loop: true, notes: clapper(0) },
  ringSoft: {
    seconds: 4,
    loop: true,
    notes: [bell(0, 392, 0.55), bell(0.5, 523.3, 0.55), bell(1.4, 392, 0.4), bell(1.9, 523.3, 0.4)],
  },
  /** High and far apart: for noisy rooms and for ears that hear the middle badly. */
  ringBright: {
    seconds: 3,
    loop: true,
    notes: [0, 0.12, 0.24, 0.7, 0.82, 0.94].map((at, index) =>
      bell(at, index % 3 === 1 ? 2637 : 1975.5, 0.5),
    ),
  },
  /** In the ear of somebody who is listening to a customer: seldom and soft. */
  waiting: {
    seconds: 6,
    loop: true,
    notes: [even(0, 0.12, 440, 0.12), even(0.24, 0.12, 440, 0.12)],
  },
  ringBack: { seconds: 5, loop: true, notes: [even(0, 1.5, 440, 0.16)] },
  busy: {
    seconds: 4,
    loop: false,
    notes: [0, 1, 2, 3].map((second) => even(second, 0.5, 440, 0.16)),
  },
  /** The agent hears what the caller hears when a recording begins, pauses or goes on. */
  recording: { seconds: 0.3, loop: false, notes: [even(0, 0.25, 1400, 0.12)] },
  remoteHungUp: {
    seconds: 0.5,
    loop: false,
    notes: [even(0, 0.12, 587.3, 0.1), even(0.16, 0.2, 440, 0.1)],
  },
  lost: {
    seconds: 1,
    loop: false,
    notes: [0, 0.28, 0.56].map((at) => even(at, 0.16, 330, 0.2)),
  },
  /** Two rising steps that are no other tone: the microphone opens right behind them. */
  announce: {
    seconds: 0.5,
    loop: false,
    notes: [even(0, 0.22, 660, 0.2), even(0.24, 0.24, 990, 0.2)],
  },
  test: {
    seconds: 2,
    loop: false,
    notes: [bell(0, 523.3), bell(0.3, 659.3), bell(0.6, 784), bell(0.9, 1046.5)],
  },
};

export const ringTones: Readonly<Record<RingTone, ToneName>> = {
  chime: 'ring',
  classic: 'ringClassic',
  soft: 'ringSoft',
  bright: 'ringBright',
};

const edgeSeconds = 0.01;

/** The samples of one round, between -1 and 1. Made here, so that no sound file is needed. */
export const synthesize = (tone: Tone, sampleRate: number): Float32Array<ArrayBuffer> => {
  const samples = new Float32Array(Math.round(tone.seconds * sampleRate));
  for (const note of tone.notes) {
    const first = Math.round(note.at * sampleRate);
    const length = Math.min(Math.round(note.seconds * sampleRate), samples.length - first);
    for (let index = 0; index < length; index++) {
      const seconds = index / sampleRate;
      const turn = 2 * Math.PI * note.hertz * seconds;
      const wave = note.shape === 'bell' ? struck(turn, seconds) : Math.sin(turn);
      const edge = Math.min(1, seconds / edgeSeconds, (length - index) / sampleRate / edgeSeconds);
      samples[first + index] = (samples[first + index] ?? 0) + note.gain * edge * wave;
    }
  }
  return samples;
};

/** A wooden bar: the note and a bright partial that is gone at once. */
const struck = (turn: number, seconds: number): number =>
  Math.sin(turn) * Math.exp(-seconds * 5) + 0.3 * Math.sin(turn * 4) * Math.exp(-seconds * 18);
