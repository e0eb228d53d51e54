import {
  type DeskInfo,
  type ResolvedSettings,
  type SettingKey,
  settingKeys,
  type SettingsPreview,
} from '@contract';
import { mergeQuirks } from './headset-quirks';
import { isSensitive } from './sensitive-settings';
import { settingDefaults } from './setting-defaults';
import type { SettingProblem } from './setting-problem';
import type { Secrets, UserSettings } from './settings-file';
import { readSettingsText } from './settings-text';

export interface SettingsImport {
  values: UserSettings;
  secrets: Secrets;
  preview: SettingsPreview;
}

/** Where calls and the secret would go stands first, then the rest of what IT guards, then all else. */
const rank = (key: SettingKey): number => {
  if (/^team\.forward|^line\.forward/.test(key)) return 0;
  if (key === 'line.server' || key === 'line.domain' || key === 'line.realm') return 1;
  return isSensitive(key) ? 2 : 3;
};

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

const withoutEffect = (key: SettingKey, edition: DeskInfo['edition']): boolean =>
  edition === 'browser' && (key.startsWith('hotkeys.') || key === 'recording.allowed');

/** What taking over the text of a settings file would do. Nothing is done yet. */
export const readImport = (
  text: string,
  settings: ResolvedSettings,
  edition: DeskInfo['edition'],
): SettingsImport => {
  const { read, errors, warnings } = readSettingsText(text);
  const passedOver: SettingProblem[] = [];
  const values: UserSettings = { ...read.values };
  // What was taught here stays: a file with another headset is no reason to forget this one.
  const quirks = values['audio.headsetQuirks'];
  if (quirks)
    values['audio.headsetQuirks'] = mergeQuirks(settings['audio.headsetQuirks'].value, quirks);
  for (const key of settingKeys) {
    if (!Object.hasOwn(values, key)) continue;
    const changes = !isSame(values[key], settings[key].value);
    if (settings[key].locked) {
      if (changes) passedOver.push({ path: key, rule: 'locked' });
      delete values[key];
    } else if (withoutEffect(key, edition) && !isSame(values[key], settingDefaults[key]))
      passedOver.push({ path: key, rule: 'noEffect', limit: 'browser' });
  }
  const changes = settingKeys
    .filter((key) => Object.hasOwn(values, key) && !isSame(values[key], settings[key].value))
    .map((key) => ({ key, from: settings[key].value, to: values[key] }))
    .toSorted((a, b) => rank(a.key) - rank(b.key));
  return {
    values,
    secrets: read.secrets,
    preview: {
      errors,
      warnings: [...warnings, ...passedOver],
      changes,
      secrets: (['line', 'turn'] as const).filter((name) => read.secrets[name] !== undefined),
    },
  };
};
