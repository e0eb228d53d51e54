import { describe, expect, it } from 'vitest';
import { synthesize, type ToneName, tones } from './tones';

const rate = 8_000;
const names = Object.keys(tones) as ToneName[];
const loudness = (samples: Float32Array, from: number, to: number): number => {
  const part = samples.subarray(from * rate, to * rate);
  return Math.sqrt(part.reduce((sum, sample) => sum + sample ** 2, 0) / part.length);
};
/** Half waves are counted: a pure tone crosses zero twice per turn. */
const hertz = (samples: Float32Array, from: number, to: number): number => {
  const part = samples.subarray(from * rate, to * rate);
  let crossings = 0;
  for (let index = 1; index < part.length; index++)
    if (part[index - 1]! < 0 !== part[index]! < 0) crossings++;
  return crossings / 2 / (to - from);
};

describe('tones', () => {
  it.each(names)('%s fits its round, does not clip and begins and ends without a click', (name) => {
    const samples = synthesize(tones[name], rate);
    expect(samples).toHaveLength(tones[name].seconds * rate);
    const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
    expect(peak).toBeGreaterThan(0.05);
    expect(peak).toBeLessThanOrEqual(1);
    expect(Math.abs(samples[0]!)).toBeLessThan(0.01);
    expect(Math.abs(samples.at(-1)!)).toBeLessThan(0.01);
  });

  it('rings back as a French exchange does: 440 Hz, 1.5 s on, 3.5 s off', () => {
    const samples = synthesize(tones.ringBack, rate);
    expect(tones.ringBack.loop).toBe(true);
    expect(samples).toHaveLength(5 * rate);
    expect(hertz(samples, 0.1, 1.4)).toBeCloseTo(440, -1);
    expect(loudness(samples, 0.1, 1.4)).toBeGreaterThan(0.1);
    expect(loudness(samples, 1.5, 5)).toBe(0);
  });

  it('says busy with half a second on and off', () => {
    const samples = synthesize(tones.busy, rate);
    expect(hertz(samples, 0.05, 0.45)).toBeCloseTo(440, -1);
    expect(loudness(samples, 0.5, 1)).toBe(0);
    expect(loudness(samples, 1.1, 1.4)).toBeGreaterThan(0.1);
    expect(tones.busy.loop).toBe(false);
  });

  it('is softer in the ear than on the desk', () => {
    const peak = (name: ToneName) => Math.max(...synthesize(tones[name], rate));
    expect(peak('waiting')).toBeLessThan(peak('ring') / 3);
  });
});
