// Plays the built-in hold music into resources/public/sounds: our own tune, made note by note.
// Needs Debian's opus-tools; run by hand when the tune changes: node build/hold-music.mjs
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

const rate = 48_000;
const beat = 60 / 76;
const bars = 8;
const length = Math.round(bars * 4 * beat * rate);
const samples = new Float32Array(length);

/** MIDI numbers, within what a telephone carries. */
const chords = [
  [60, 64, 67, 71],
  [57, 64, 67, 72],
  [65, 69, 72, 76],
  [62, 65, 69, 74],
  [60, 64, 67, 71],
  [64, 67, 71, 74],
  [65, 69, 72, 76],
  [67, 69, 74, 77],
];
const melody = [
  [0, 79, 2],
  [3, 76, 1],
  [4, 72, 3],
  [8, 77, 2],
  [10, 76, 1],
  [11, 72, 1],
  [12, 74, 3],
  [16, 76, 2],
  [19, 79, 1],
  [20, 83, 2],
  [22, 79, 1],
  [24, 81, 2],
  [26, 77, 2],
  [28, 74, 3],
];

const hertz = (note) => 440 * 2 ** ((note - 69) / 12);

/** What rings beyond the end goes on at the beginning, so that the loop has no seam. */
const strike = (at, note, seconds, gain, decay) => {
  const first = Math.round(at * beat * rate);
  const count = Math.round(seconds * rate);
  for (let index = 0; index < count; index++) {
    const time = index / rate;
    const edge = Math.min(1, time / 0.012, (count - index) / rate / 0.05);
    const turn = 2 * Math.PI * hertz(note) * time;
    const wave = Math.sin(turn) + 0.22 * Math.sin(2 * turn) * Math.exp(-time * 4);
    samples[(first + index) % length] += gain * edge * wave * Math.exp(-time * decay);
  }
};

chords.forEach((chord, bar) => {
  const pattern = [0, 2, 1, 3, 2, 1, 3, 2];
  pattern.forEach((voice, step) => strike(bar * 4 + step / 2, chord[voice], 1.8, 0.1, 2.4));
  strike(bar * 4, chord[0], 3.2, 0.06, 0.8);
});
for (const [at, note, beats] of melody) strike(at, note, beats * beat + 1, 0.12, 1.6);

const header = Buffer.alloc(44);
header.write('RIFF', 0);
header.writeUInt32LE(36 + length * 2, 4);
header.write('WAVEfmt ', 8);
header.writeUInt32LE(16, 16);
header.writeUInt16LE(1, 20);
header.writeUInt16LE(1, 22);
header.writeUInt32LE(rate, 24);
header.writeUInt32LE(rate * 2, 28);
header.writeUInt16LE(2, 32);
header.writeUInt16LE(16, 34);
header.write('data', 36);
header.writeUInt32LE(length * 2, 40);
const body = Buffer.alloc(length * 2);
samples.forEach((sample, index) => {
  body.writeInt16LE(Math.round(Math.max(-1, Math.min(1, sample)) * 32_767), index * 2);
});

const folder = join(new URL('..', import.meta.url).pathname, 'resources/public/sounds');
mkdirSync(folder, { recursive: true });
const file = join(folder, 'hold-music.ogg');
execFileSync('opusenc', ['--quiet', '--bitrate', '28', '-', file], {
  input: Buffer.concat([header, body]),
});
const level = Math.sqrt(samples.reduce((sum, sample) => sum + sample ** 2, 0) / length);
console.log(
  `${file}: ${(length / rate).toFixed(1)} s, ${(20 * Math.log10(level)).toFixed(1)} dBFS`,
);
