import type { ResolvedSettings } from '@contract';
import { Fault, systemCode } from '../ipc/fault';
import type { LogPort, SettingsStorePort } from '../platform/ports';
import {
  parseSettingsText,
  readSettings,
  type Secrets,
  type UserSettings,
  writeSettings,
} from '../policy/settings-file';
import {
  applyChanges,
  type ManagedSettings,
  resolveSettings,
  type SettingChange,
} from '../policy/settings-resolver';
import { type RawSettings, upgradeSettings } from '../policy/settings-upgrades';

export interface SettingsService {
  read(): ResolvedSettings;
  write(changes: readonly SettingChange[]): Promise<ResolvedSettings>;
  importText(text: string): Promise<ResolvedSettings>;
  onChanged(heard: (settings: ResolvedSettings) => void): void;
  /** Where a damaged file went at this start, or null. */
  setAside: string | null;
}

interface Needs {
  store: SettingsStorePort;
  managed: ManagedSettings;
  /** Takes over secrets found in settings; they are never written to the file. */
  keepSecrets: (secrets: Secrets) => Promise<void>;
  log: LogPort;
}

const loadUser = (needs: Needs) => {
  const { stored, setAside } = needs.store.load();
  let aside = setAside;
  if (aside) needs.log.write('warn', `the settings file could not be read; it is now ${aside}`);
  /** True once a copy is there. */
  const keepCopy = (why: string): boolean => {
    try {
      aside ??= needs.store.setAside();
    } catch (error) {
      needs.log.write('error', `settings file: ${why}; no copy: ${systemCode(error)}`);
      return false;
    }
    needs.log.write('warn', `settings file: ${why}; a copy was kept as ${aside ?? 'nothing'}`);
    return true;
  };
  const upgraded = upgradeSettings(stored);
  if (!upgraded.ok) keepCopy(upgraded.detail ?? upgraded.code);
  const read = readSettings(upgraded.ok ? upgraded.value : stored);
  const damaged = read.problems.filter(({ why }) => !why.startsWith('not a setting'));
  const copied =
    damaged.length > 0 && keepCopy(damaged.map(({ path, why }) => `${path}: ${why}`).join('; '));
  // What could not be read is in the copy, without secrets: it need not stay, with them, in the file.
  return { read, aside, rewrite: copied || Object.keys(read.secrets).length > 0 };
};

/** The one writer of the settings file. Values are kept in memory; the file follows each change at once. */
export const createSettingsService = async (needs: Needs): Promise<SettingsService> => {
  const { read, aside, rewrite } = loadUser(needs);
  const unknown: RawSettings = read.unknown;
  let user: UserSettings = read.values;
  let resolved = resolveSettings(user, needs.managed);
  const listeners: ((settings: ResolvedSettings) => void)[] = [];

  const take = async (values: UserSettings, secrets: Secrets): Promise<ResolvedSettings> => {
    // The vault first: a secret must not be lost between the two.
    if (Object.keys(secrets).length > 0) await needs.keepSecrets(secrets);
    try {
      needs.store.save(writeSettings(values, unknown));
    } catch (error) {
      throw new Fault('settingsNotSaved', systemCode(error));
    }
    user = values;
    resolved = resolveSettings(user, needs.managed);
    for (const heard of listeners) heard(resolved);
    return resolved;
  };

  // Somebody wrote a secret into the stored file by hand: it moves to the vault and out of the file.
  if (rewrite)
    await take(user, read.secrets).catch((error: unknown) =>
      needs.log.write('error', `the settings file stays as it is for now: ${String(error)}`),
    );

  return {
    setAside: aside,
    read: () => resolved,
    write: async (changes) => {
      const applied = applyChanges(user, changes, resolved);
      if (!applied.ok) throw new Fault(applied.code, applied.detail);
      return take(applied.value.values, applied.value.secrets);
    },
    importText: async (text) => {
      const parsed = parseSettingsText(text);
      if (!parsed.ok) throw new Fault(parsed.code, parsed.detail);
      return take({ ...user, ...parsed.value.values }, parsed.value.secrets);
    },
    onChanged: (heard) => void listeners.push(heard),
  };
};
