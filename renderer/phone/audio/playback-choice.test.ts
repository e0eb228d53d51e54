import { describe, expect, it } from 'vitest';
import { asItComes, type PlaybackChoice, playbackChoiceStep, isDeaf } from './playback-choice';

const tick = 0.1;
const looks = (
  from: PlaybackChoice,
  count: number,
  look: { runs?: boolean; level: number; made: number },
): PlaybackChoice => {
  let choice = from;
  for (let index = 0; index < count; index++)
    choice = playbackChoiceStep(choice, { runs: true, ...look }, tick);
  return choice;
};
const speaks = { level: 0.1, made: 0.05 };
const silent = { level: 0, made: 0 };

describe('how a caller is heard', () => {
  it('as the voice comes, until something was heard to come out', () => {
    expect(looks(asItComes, 100, { level: 0.1, made: 0 }).instead).toBe(false);
    expect(looks(asItComes, 100, silent).instead).toBe(false);
  });

  it('goes over in the first pause, or after two seconds without one', () => {
    const speaking = looks(asItComes, 5, speaks);
    expect(speaking.instead).toBe(false);
    expect(looks(speaking, 1, silent).instead).toBe(true);
    expect(looks(asItComes, 19, speaks).instead).toBe(false);
    expect(looks(asItComes, 22, speaks).instead).toBe(true);
  });

  it('stays there through pauses, which are no deafness', () => {
    const over = looks(looks(asItComes, 3, speaks), 1, silent);
    const later = looks(over, 600, silent);
    expect(later.instead).toBe(true);
    expect(isDeaf(later)).toBe(false);
  });

  it('comes back at once where it does not run any more', () => {
    const over = looks(looks(asItComes, 3, speaks), 1, silent);
    expect(looks(over, 1, { ...speaks, runs: false }).instead).toBe(false);
  });

  it('is given up after half a second of speech that does not come out', () => {
    const over = looks(looks(asItComes, 3, speaks), 1, silent);
    const mute = { level: 0.1, made: 0 };
    expect(isDeaf(looks(over, 4, mute))).toBe(false);
    expect(isDeaf(looks(over, 6, mute))).toBe(true);
    expect(isDeaf(looks(looks(over, 4, mute), 1, speaks))).toBe(false);
  });
});
