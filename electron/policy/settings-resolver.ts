import {
  type Envelope,
  type ResolvedSettings,
  type SettingKey,
  settingKeys,
  type SettingValues,
} from '@contract';
import { settingDefaults } from './setting-defaults';
import {
  checkSetting,
  isSettingKey,
  readSettings,
  type Secrets,
  type SettingProblem,
  type UserSettings,
  withoutCredentials,
} from './settings-file';
import { type RawSettings, upgradeSettings } from './settings-upgrades';

/** What the IT department says: `fixed` cannot be changed, `proposed` holds until the agent chooses. */
export interface ManagedSettings {
  fixed: UserSettings;
  proposed: UserSettings;
}

export const nothingManaged: ManagedSettings = { fixed: {}, proposed: {} };

/** The one place where a value is decided: default < proposed < user < fixed. */
export const resolveSettings = (
  user: UserSettings,
  managed: ManagedSettings = nothingManaged,
): ResolvedSettings => {
  const resolveOne = (key: SettingKey) => {
    if (Object.hasOwn(managed.fixed, key))
      return { value: managed.fixed[key], source: 'managed', locked: true };
    if (Object.hasOwn(user, key)) return { value: user[key], source: 'user', locked: false };
    if (Object.hasOwn(managed.proposed, key))
      return { value: managed.proposed[key], source: 'managed', locked: false };
    return { value: settingDefaults[key], source: 'default', locked: false };
  };
  return Object.fromEntries(
    settingKeys.map((key) => [key, resolveOne(key)]),
  ) as unknown as ResolvedSettings;
};

/** Reads `{ version, fixed: {…}, proposed: {…} }`. What does not fit is left out and said. */
export const readManaged = (
  raw: unknown,
): { managed: ManagedSettings; problems: SettingProblem[] } => {
  const problems: SettingProblem[] = [];
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw))
    return { managed: nothingManaged, problems: [{ path: '', why: 'an object is expected' }] };
  const layer = (name: 'fixed' | 'proposed'): UserSettings => {
    const part = (raw as RawSettings)[name];
    if (part === undefined) return {};
    if (typeof part !== 'object' || part === null || Array.isArray(part)) {
      problems.push({ path: name, why: 'an object is expected' });
      return {};
    }
    const upgraded = upgradeSettings({ ...part, version: (raw as RawSettings)['version'] });
    if (!upgraded.ok) {
      problems.push({ path: 'version', why: upgraded.detail ?? upgraded.code });
      return {};
    }
    const read = readSettings(upgraded.value);
    for (const problem of read.problems)
      problems.push({ path: `${name}.${problem.path}`, why: problem.why });
    // Every user of the machine can read this file.
    for (const secret of Object.keys(read.secrets))
      problems.push({ path: `${name}: ${secret}`, why: 'a secret does not belong in this file' });
    return read.values;
  };
  return { managed: { fixed: layer('fixed'), proposed: layer('proposed') }, problems };
};

export interface SettingChange {
  key: SettingKey;
  value?: unknown;
}

/**
 * Applies changes to the agent's own values, or refuses them whole. Null gives a key back to what
 * stands below it (proposed or default).
 */
export const applyChanges = (
  user: UserSettings,
  changes: readonly SettingChange[],
  resolved: ResolvedSettings,
): Envelope<{ values: UserSettings; secrets: Secrets }> => {
  const values: UserSettings = { ...user };
  const secrets: Secrets = {};
  for (const { key, value } of changes) {
    if (!isSettingKey(key)) return { ok: false, code: 'settingInvalid', detail: 'no such setting' };
    if (resolved[key].locked) return { ok: false, code: 'settingLocked', detail: key };
    if (value === null || value === undefined) {
      delete values[key];
      continue;
    }
    const checked = checkSetting(key, value);
    if (!checked.ok) return checked;
    if (key !== 'line.iceServers') {
      Object.assign(values, { [key]: checked.value });
      continue;
    }
    const split = withoutCredentials(checked.value as SettingValues['line.iceServers']);
    if (!split.ok) return split;
    values[key] = split.value.servers;
    if (split.value.credential) secrets.turn = split.value.credential;
  }
  return { ok: true, value: { values, secrets } };
};
