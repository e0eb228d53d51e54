import type { ResolvedSettings } from '@contract';
import {
  parseSettingsText,
  readSettings,
  type Secrets,
  type UserSettings,
  writeSettings,
} from '@policy/settings-file';
import { applyChanges, resolveSettings, type SettingChange } from '@policy/settings-resolver';
import { type RawSettings, upgradeSettings } from '@policy/settings-upgrades';
import { stripSecrets } from '@policy/strip-secrets';
import { BridgeFault } from './bridge-fault';

export const settingsPlace = 'allodesk.settings';

export interface BrowserSettings {
  read(): ResolvedSettings;
  write(changes: readonly SettingChange[]): ResolvedSettings;
  importText(text: string): ResolvedSettings;
  /** Another tab wrote: reads again. */
  refresh(): ResolvedSettings;
  /** Where settings that could not be read were copied to, or null. */
  setAside(): string | null;
}

const parse = (text: string | null): RawSettings | null => {
  if (text === null) return {};
  try {
    const raw: unknown = JSON.parse(text);
    return typeof raw === 'object' && raw !== null && !Array.isArray(raw)
      ? (raw as RawSettings)
      : null;
  } catch {
    return null;
  }
};

/** The same settings as on the desktop, in the browser's storage of this origin. No managed layer here. */
export const createBrowserSettings = (
  storage: Storage,
  keepSecrets: (secrets: Secrets) => void,
): BrowserSettings => {
  let user: UserSettings = {};
  let unknown: RawSettings = {};
  let resolved = resolveSettings(user);
  let aside: string | null = null;

  const load = () => {
    const text = storage.getItem(settingsPlace);
    const raw = parse(text);
    const upgraded = raw && upgradeSettings(raw);
    const read = readSettings(upgraded?.ok ? upgraded.value : (raw ?? {}));
    // What cannot be read is kept beside its place, never written over.
    // Names of a newer version are no damage: they stay where they are.
    const damaged = read.problems.some(({ why }) => !why.startsWith('not a setting'));
    if (text !== null && (!upgraded?.ok || damaged)) {
      aside = `${settingsPlace}.damaged`;
      storage.setItem(aside, stripSecrets(text));
    }
    ({ values: user, unknown } = read);
    keepSecrets(read.secrets);
    resolved = resolveSettings(user);
    // A secret does not stay in the browser's storage, nor does what the copy above holds.
    if (Object.keys(read.secrets).length > 0 || damaged)
      storage.setItem(settingsPlace, JSON.stringify(writeSettings(user, unknown)));
  };
  load();

  const take = (values: UserSettings, secrets: Secrets) => {
    keepSecrets(secrets);
    try {
      storage.setItem(settingsPlace, JSON.stringify(writeSettings(values, unknown)));
    } catch (error) {
      throw new BridgeFault('settingsNotSaved', error instanceof Error ? error.name : undefined);
    }
    user = values;
    resolved = resolveSettings(user);
    return resolved;
  };

  return {
    setAside: () => aside,
    read: () => resolved,
    write: (changes) => {
      const applied = applyChanges(user, changes, resolved);
      if (!applied.ok) throw new BridgeFault(applied.code, applied.detail);
      return take(applied.value.values, applied.value.secrets);
    },
    importText: (text) => {
      const parsed = parseSettingsText(text);
      if (!parsed.ok) throw new BridgeFault(parsed.code, parsed.detail);
      return take({ ...user, ...parsed.value.values }, parsed.value.secrets);
    },
    refresh: () => {
      load();
      return resolved;
    },
  };
};
