import { settingDefaults } from '@contract';
import { describe, expect, it } from 'vitest';
import { nest } from './nest';
import {
  settingsUpgrades,
  settingsVersion,
  type SettingsUpgrade,
  upgradeSettings,
} from './settings-upgrades';

// Shapes that never were, to try the way: version 1 is the first that was ever written.
const steps: SettingsUpgrade[] = [
  {
    to: 2,
    why: 'the server was called pbx',
    apply: ({ pbx, ...rest }) => ({ ...rest, line: { server: pbx } }),
  },
  {
    to: 3,
    why: 'ui became look',
    apply: ({ ui, ...rest }) => ({ ...rest, look: ui }),
  },
];

describe('upgrades of the settings file', () => {
  it('walks every step from each past version', () => {
    const now = { version: 3, line: { server: 'wss://pbx' }, look: { theme: 'dark' } };
    const past = [
      { version: 1, pbx: 'wss://pbx', ui: { theme: 'dark' } },
      { version: 2, line: { server: 'wss://pbx' }, ui: { theme: 'dark' } },
      now,
    ];
    for (const file of past)
      expect(upgradeSettings(file, steps, 3)).toEqual({ ok: true, value: now });
  });

  it('keep what was chosen when noise suppression was only on or off', () => {
    const upgraded = (noiseSuppression: unknown) =>
      upgradeSettings({ version: 1, audio: { noiseSuppression, ringVolume: 1 } });
    const now = (noiseSuppression: unknown) => ({
      ok: true,
      value: { version: 2, audio: { noiseSuppression, ringVolume: 1 } },
    });
    expect(upgraded(true)).toEqual(now('browser'));
    expect(upgraded(false)).toEqual(now('off'));
    expect(upgraded('neural')).toEqual(now('neural'));
    expect(upgradeSettings({ version: 1, 'audio.noiseSuppression': false })).toMatchObject({
      value: { 'audio.noiseSuppression': 'off' },
    });
    expect(upgradeSettings({ version: 1, audio: null })).toMatchObject({ ok: true });
  });

  it('mend a file without a version, and leave alone what is of today in it', () => {
    const upgraded = (file: Record<string, unknown>) => upgradeSettings(file);
    const now = (value: Record<string, unknown>) => ({
      ok: true,
      value: { ...value, version: settingsVersion },
    });
    expect(upgraded({ audio: { noiseSuppression: true } })).toEqual(
      now({ audio: { noiseSuppression: 'browser' } }),
    );
    expect(upgraded({ 'audio.noiseSuppression': false })).toEqual(
      now({ 'audio.noiseSuppression': 'off' }),
    );
    const today = nest(Object.entries(settingDefaults));
    expect(upgraded(today)).toEqual(now(today));
    for (const version of Array.from({ length: settingsVersion }, (_, at) => at + 1))
      expect(upgraded({ ...today, version })).toEqual(now(today));
  });

  it('refuses a newer file, a hole in the way and a version that is none', () => {
    expect(upgradeSettings({ version: 4 }, steps, 3)).toMatchObject({ code: 'settingsFileTooNew' });
    expect(upgradeSettings({ version: 0 }, steps, 3)).toMatchObject({
      code: 'settingsFileInvalid',
    });
    for (const version of ['1', 1.5, -1, null])
      expect(upgradeSettings({ version }, steps, 3).ok).toBe(version === null);
  });

  it('has one step for each version since the first', () => {
    expect(settingsUpgrades.map(({ to }) => to)).toEqual(
      Array.from({ length: settingsVersion - 1 }, (_, index) => index + 2),
    );
  });
});
