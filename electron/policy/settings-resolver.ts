import {
  type Envelope,
  isSettingKey,
  type ResolvedSettings,
  rulesOf,
  settingDefaults,
  type SettingKey,
  settingKeys,
} from '@contract';
import { checkSetting, type Secrets, type UserSettings } from './settings-file';

/** What the IT department says: `fixed` cannot be changed, `proposed` holds until the agent chooses. */
export interface ManagedSettings {
  fixed: UserSettings;
  proposed: UserSettings;
  /**
   * There is a policy that cannot be read, so the guarded settings are locked: `held` as they are under the last
   * good one, or, while none is known (`unknown`), with every permission off.
   */
  unread?: 'held' | 'unknown';
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
    if (Object.hasOwn(user, key) && !rulesOf(key).managedOnly)
      return { value: user[key], source: 'user', locked: false };
    if (Object.hasOwn(managed.proposed, key))
      return { value: managed.proposed[key], source: 'managed', locked: false };
    return { value: settingDefaults[key], source: 'default', locked: false };
  };
  const lockedWhileUnread = (key: SettingKey) => {
    const decided = resolveOne(key);
    const { guarded } = rulesOf(key);
    if (!managed.unread || !guarded) return decided;
    const stays = managed.unread === 'held' || decided.locked || guarded === 'destination';
    if (stays) return { ...decided, locked: true };
    // Off, also where it is on by itself: the policy may say that it is not.
    const standard = settingDefaults[key];
    const value = typeof standard === 'boolean' ? false : standard;
    return { value, source: 'default', locked: true };
  };
  return Object.fromEntries(
    settingKeys.map((key) => [key, lockedWhileUnread(key)]),
  ) as unknown as ResolvedSettings;
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
    if (resolved[key].locked || rulesOf(key).managedOnly)
      return { ok: false, code: 'settingLocked', detail: key };
    if (value === null || value === undefined) {
      delete values[key];
      continue;
    }
    const checked = checkSetting(key, value);
    if (!checked.ok) return checked;
    Object.assign(values, { [key]: checked.value.value });
    Object.assign(secrets, checked.value.secrets);
  }
  return { ok: true, value: { values, secrets } };
};
