import { describe, expect, it } from 'vitest';
import {
  type AudioSettings,
  constraintsFor,
  faultOf,
  problemOf,
  sameSource,
  sourceFor,
} from './microphone';
import type { SuppressorState } from './suppression';

const settings: AudioSettings = {
  echoCancellation: true,
  noiseSuppression: 'off',
  suppressCallers: false,
  autoGainControl: true,
  levelCallers: false,
  ringVolume: 0.5,
  ringTone: 'chime',
  ringInHeadset: false,
  waitingVolume: 0.5,
};

describe('the microphone', () => {
  it('is asked for by its exact id, with what the agent chose', () => {
    expect(constraintsFor(sourceFor('jabra', settings))).toEqual({
      deviceId: { exact: 'jabra' },
      echoCancellation: true,
      noiseSuppression: false,
      autoGainControl: true,
      channelCount: { ideal: 1 },
    });
  });

  it('is whichever the system offers before anything is decided', () => {
    expect(constraintsFor(sourceFor(null, settings))).not.toHaveProperty('deviceId');
  });

  it('is another one when device or processing differ', () => {
    const source = sourceFor('a', settings);
    expect(sameSource(source, sourceFor('a', { ...settings }))).toBe(true);
    expect(sameSource(source, sourceFor('b', settings))).toBe(false);
    for (const key of ['echoCancellation', 'noiseSuppression', 'autoGainControl'] as const)
      expect(sameSource(source, { ...source, [key]: !source[key] })).toBe(false);
  });

  it('is filtered by the browser where that is chosen, and where the network cannot do it', () => {
    const filters = (
      noiseSuppression: AudioSettings['noiseSuppression'],
      suppressor?: SuppressorState,
    ) => sourceFor('a', { ...settings, noiseSuppression }, suppressor).noiseSuppression;
    expect(filters('off', 'failed')).toBe(false);
    expect(filters('browser')).toBe(true);
    expect(filters('neural', 'loading')).toBe(false);
    expect(filters('neural', 'on')).toBe(false);
    expect(filters('neural', 'failed')).toBe(true);
    expect(filters('neural', 'tooSlow')).toBe(true);
  });

  it.each([
    ['NotAllowedError', 'refused', 'microphoneRefused'],
    ['SecurityError', 'refused', 'microphoneRefused'],
    ['NotFoundError', 'missing', 'microphoneMissing'],
    ['OverconstrainedError', 'missing', 'microphoneMissing'],
    ['NotReadableError', 'busy', 'microphoneBusy'],
    ['AbortError', 'busy', 'microphoneBusy'],
    ['SomethingNewError', 'busy', 'microphoneBusy'],
  ] as const)('%s reads as %s', (name, problem, code) => {
    expect(problemOf(name)).toBe(problem);
    expect(faultOf(problem).code).toBe(code);
  });
});
