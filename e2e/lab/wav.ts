import { readFileSync, writeFileSync } from 'node:fs';

export interface Sound {
  rate: number;
  samples: Float32Array;
}

/** Writes a tone as 16 bit mono, silence for 0. Whole periods, so that it loops without a click. */
export const writeTone = (file: string, hertz: number, seconds = 2, rate = 48_000): string => {
  const length = hertz === 0 ? seconds : Math.round(hertz * seconds) / hertz;
  const tone = Float32Array.from({ length: Math.round(length * rate) }, (_, index) =>
    hertz === 0 ? 0 : 0.4 * Math.sin((2 * Math.PI * hertz * index) / rate),
  );
  return writeSound(file, tone, rate);
};

/** Samples between -1 and 1 as 16 bit mono. */
export const writeSound = (file: string, samples: Float32Array, rate: number): string => {
  const data = Buffer.alloc(samples.length * 2);
  samples.forEach((sample, index) => {
    const value = Math.max(-1, Math.min(1, sample));
    data.writeInt16LE(Math.round(value * 32_767), index * 2);
  });
  writeFileSync(file, Buffer.concat([header(data.length, rate), data]));
  return file;
};

const header = (bytes: number, rate: number): Buffer => {
  const head = Buffer.alloc(44);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(36 + bytes, 4);
  head.write('WAVEfmt ', 8, 'latin1');
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36, 'latin1');
  head.writeUInt32LE(bytes, 40);
  return head;
};

/** The first channel of a 16 bit file, also of one that is still being written (its sizes lag behind). */
export const readWav = (file: string): Sound => {
  const raw = readFileSync(file);
  let rate = 0;
  let channels = 1;
  let at = 12;
  while (at + 8 <= raw.length) {
    const name = raw.toString('latin1', at, at + 4);
    const size = raw.readUInt32LE(at + 4);
    if (name === 'fmt ') {
      channels = raw.readUInt16LE(at + 10);
      rate = raw.readUInt32LE(at + 12);
    }
    if (name === 'data') return { rate, samples: firstChannel(raw.subarray(at + 8), channels) };
    at += 8 + size + (size % 2);
  }
  return { rate: rate || 8000, samples: new Float32Array() };
};

const firstChannel = (data: Buffer, channels: number): Float32Array => {
  const frames = Math.floor(data.length / 2 / channels);
  return Float32Array.from(
    { length: frames },
    (_, index) => data.readInt16LE(index * channels * 2) / 32_768,
  );
};

/** The last seconds of a sound. */
export const lastPart = (sound: Sound, seconds: number): Sound => ({
  rate: sound.rate,
  samples: sound.samples.subarray(Math.max(0, sound.samples.length - sound.rate * seconds)),
});
