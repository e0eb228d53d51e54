import type { Envelope } from '@contract';

/** The shape that this program writes. Raise it together with a line in `settingsUpgrades`. */
export const settingsVersion = 2;

export type RawSettings = Record<string, unknown>;

export interface SettingsUpgrade {
  /** The version that the step leads to, from the one below. */
  to: number;
  why: string;
  /** Leaves alone what has the newer shape already: a file without a version may be of any. */
  apply: (file: RawSettings) => RawSettings;
}

const noiseChoice = (was: unknown): unknown =>
  was === true ? 'browser' : was === false ? 'off' : was;

/** The noise suppression of a group `audio`, or of a file that names it with its dots. */
const withNoiseChoice = (group: RawSettings, name: string): RawSettings =>
  name in group ? { ...group, [name]: noiseChoice(group[name]) } : group;

const isGroup = (value: unknown): value is RawSettings =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Append-only: past steps never change. */
export const settingsUpgrades: readonly SettingsUpgrade[] = [
  {
    to: 2,
    why: 'noise suppression was on or off, and is a choice',
    apply: (file) => {
      const flat = withNoiseChoice(file, 'audio.noiseSuppression');
      const audio = flat['audio'];
      return isGroup(audio) ? { ...flat, audio: withNoiseChoice(audio, 'noiseSuppression') } : flat;
    },
  },
];

/** The first shape that was ever written. */
const firstVersion = 1;

/**
 * Brings a settings file of any past version to the present shape, one step after the other. A file without a
 * version was written by hand, after any description of its time: it takes every step.
 */
export const upgradeSettings = (
  raw: RawSettings,
  upgrades: readonly SettingsUpgrade[] = settingsUpgrades,
  current: number = settingsVersion,
): Envelope<RawSettings> => {
  const from = raw['version'] ?? firstVersion;
  if (typeof from !== 'number' || !Number.isInteger(from) || from < 0)
    return { ok: false, code: 'settingsFileInvalid', detail: 'version: not a whole number' };
  if (from > current)
    return {
      ok: false,
      code: 'settingsFileTooNew',
      detail: `version ${from}, this program knows ${current}`,
    };
  let file = raw;
  for (let to = from + 1; to <= current; to += 1) {
    const step = upgrades.find((upgrade) => upgrade.to === to);
    if (!step)
      return { ok: false, code: 'settingsFileInvalid', detail: `no way from version ${to - 1}` };
    file = { ...step.apply(file), version: to };
  }
  return { ok: true, value: { ...file, version: current } };
};
