import type { Request, ResolvedSettings, SettingsPreview } from '@contract';
import { belongsTo, secretOwner } from '@policy/secret-owner';
import { isWarning, problemText } from '@policy/setting-problem';
import {
  readSettings,
  type Secrets,
  type UserSettings,
  writeSettings,
} from '@policy/settings-file';
import { readImport } from '@policy/settings-import';
import { applyChanges, resolveSettings, type SettingChange } from '@policy/settings-resolver';
import { type RawSettings, upgradeSettings } from '@policy/settings-upgrades';
import { stripSecrets } from '@policy/strip-secrets';
import { BridgeFault } from './bridge-fault';
import type { MemoryVault } from './memory-vault';

export const settingsPlace = 'allodesk.settings';

export interface BrowserSettings {
  read(): ResolvedSettings;
  write(changes: readonly SettingChange[]): ResolvedSettings;
  /** The server and its secret, both or neither. */
  connect(request: Request<'settings.connect'>): ResolvedSettings;
  preview(text: string): SettingsPreview;
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
  vault: Pick<MemoryVault, 'take' | 'read'>,
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
    const damaged = !read.problems.every(isWarning);
    if (text !== null && (!upgraded?.ok || damaged)) {
      aside = `${settingsPlace}.damaged`;
      storage.setItem(aside, stripSecrets(text));
    }
    ({ values: user, unknown } = read);
    resolved = resolveSettings(user);
    vault.take(read.secrets, resolved);
    // A secret does not stay in the browser's storage, nor does what the copy above holds.
    if (Object.keys(read.secrets).length > 0 || damaged)
      storage.setItem(settingsPlace, JSON.stringify(writeSettings(user, unknown)));
  };
  load();

  const take = (values: UserSettings, secrets: Secrets) => {
    const next = resolveSettings(values);
    try {
      storage.setItem(settingsPlace, JSON.stringify(writeSettings(values, unknown)));
    } catch (error) {
      throw new BridgeFault('settingsNotSaved', error instanceof Error ? error.name : undefined);
    }
    vault.take(secrets, next);
    user = values;
    resolved = next;
    return resolved;
  };
  const apply = (changes: readonly SettingChange[]) => {
    const applied = applyChanges(user, changes, resolved);
    if (!applied.ok) throw new BridgeFault(applied.code, applied.detail);
    return applied.value;
  };
  const keepsSecret = (values: UserSettings): boolean =>
    belongsTo(secretOwner('line', resolved), secretOwner('line', resolveSettings(values)));

  return {
    setAside: () => aside,
    read: () => resolved,
    write: (changes) => {
      const { values, secrets } = apply(changes);
      if (!keepsSecret(values) && vault.read('line') !== null)
        throw new BridgeFault('secretNeeded');
      return take(values, secrets);
    },
    connect: ({ changes, secret }) => {
      const { values, secrets } = apply(changes);
      if (secret !== null) return take(values, { ...secrets, line: secret });
      if (!keepsSecret(values)) throw new BridgeFault('secretNeeded');
      return take(values, secrets);
    },
    preview: (text) => readImport(text, resolved, 'browser').preview,
    importText: (text) => {
      const { values, secrets, preview } = readImport(text, resolved, 'browser');
      if (preview.errors.length > 0)
        throw new BridgeFault('settingsFileInvalid', preview.errors.map(problemText).join('; '));
      return take({ ...user, ...values }, secrets);
    },
    refresh: () => {
      load();
      return resolved;
    },
  };
};
