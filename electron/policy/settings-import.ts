import {
  type DeskInfo,
  type ResolvedSettings,
  rulesOf,
  secretName,
  settingDefaults,
  type SettingKey,
  settingKeys,
  type SettingsPreview,
} from '@contract';
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
  const { redirects, guarded } = rulesOf(key);
  if (redirects) return redirects === 'calls' ? 0 : 1;
  return guarded ? 2 : 3;
};

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

const withoutEffect = (key: SettingKey, edition: DeskInfo['edition']): boolean =>
  edition === 'browser' && rulesOf(key).desktopOnly === true;

/** What taking over the text of a settings file would do. Nothing is done yet. */
export const readImport = (
  text: string,
  settings: ResolvedSettings,
  edition: DeskInfo['edition'],
): SettingsImport => {
  const { read, errors, warnings } = readSettingsText(text);
  const passedOver: SettingProblem[] = [];
  const values: UserSettings = { ...read.values };
  for (const key of settingKeys) {
    if (!Object.hasOwn(values, key)) continue;
    const merged = rulesOf(key).merge?.(settings[key].value, values[key]);
    if (merged !== undefined) Object.assign(values, { [key]: merged });
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
      secrets: secretName.options.filter((name) => read.secrets[name] !== undefined),
    },
  };
};
