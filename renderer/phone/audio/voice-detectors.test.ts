import { describe, expect, it } from 'vitest';
import { type Detector, quietDetector, silenceStep, speakingStep } from './voice-detectors';

type Step = (detector: Detector, level: number, at: number) => Detector;

/** Feeds `[level, seconds]` pieces, a reading every `every` ms, and says when it was on. */
const feed = (step: Step, pieces: readonly (readonly [number, number])[], every = 50) => {
  let detector = quietDetector;
  let at = 0;
  const turned: number[] = [];
  for (const [level, seconds] of pieces)
    for (const end = at + seconds * 1_000; at < end; at += every) {
      const next = step(detector, level, at);
      if (next.on !== detector.on) turned.push(at / 1_000);
      detector = next;
    }
  return { on: detector.on, turned };
};

describe('speaking', () => {
  it('is said after 0.4 s of speech and taken back after 3 s without', () => {
    expect(
      feed(speakingStep, [
        [0.1, 1],
        [0, 5],
      ]).turned,
    ).toEqual([0.4, 4]);
  });
  it('is not a cough, a key or a quiet room', () => {
    expect(
      feed(speakingStep, [
        [0.1, 0.3],
        [0, 1],
        [0.1, 0.3],
        [0.01, 20],
      ]).turned,
    ).toEqual([]);
  });
  it('goes on over the pauses between words', () => {
    expect(
      feed(speakingStep, [
        [0.1, 1],
        [0, 2],
        [0.1, 1],
        [0, 2],
      ]).on,
    ).toBe(true);
  });
});

describe('a silent microphone', () => {
  it('is noticed after 8 s of digital silence, and no longer when something comes', () => {
    const { turned } = feed(silenceStep, [
      [0, 10],
      [0.001, 1],
    ]);
    expect(turned).toEqual([8, 10.2]);
  });
  it('is noticed when the device sends its smallest step', () => {
    expect(feed(silenceStep, [[0.000_03, 9]]).on).toBe(true);
  });
  it('is not an agent who listens in a quiet room', () => {
    expect(feed(silenceStep, [[0.000_18, 60]]).turned).toEqual([]);
  });
  it('starts anew after every sound', () => {
    expect(
      feed(silenceStep, [
        [0, 7],
        [0.01, 0.1],
        [0, 7],
      ]).turned,
    ).toEqual([]);
  });
  it('is noticed as well where readings come once a second', () => {
    expect(feed(silenceStep, [[0, 12]], 1_000).turned).toEqual([8]);
  });
});
