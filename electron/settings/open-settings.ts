import type { Handlers, ResolvedSettings, SecretName, VaultState } from '@contract';
import type { Publish } from '../ipc/publish';
import type { LogPort, Platform } from '../platform/ports';
import { settingsArgument } from '../policy/settings-argument';
import type { Secrets } from '../policy/settings-file';
import type { ManagedSettings } from '../policy/settings-resolver';
import { importArgumentFile } from './settings-argument-file';
import { createSettingsService, type SettingsService } from './settings-service';

interface Needs {
  platform: Pick<Platform, 'app' | 'settingsStore'>;
  managed: ManagedSettings;
  vault: {
    take(
      secrets: Secrets,
      owner: ResolvedSettings,
      asked?: { memoryOnly: boolean },
    ): Promise<() => void>;
    state(): Promise<VaultState>;
    lend(name: SecretName, settings: ResolvedSettings): void;
    adopt(settings: ResolvedSettings): void;
    follow(read: () => ResolvedSettings): void;
  };
  publish: Publish;
  log: LogPort;
}

const answersOf = (settings: SettingsService) =>
  ({
    'settings.read': () => settings.read(),
    'settings.write': (changes) => settings.write(changes),
    'settings.connect': (request) => settings.connect(request),
    'settings.preview': (text) => settings.preview(text),
    'settings.import': (text) => settings.importText(text),
  }) satisfies Partial<Handlers>;

/** Opens the settings, with the secrets that are found in them, and takes over the file that the start named. */
export const settingsService = async ({ platform, managed, vault, publish, log }: Needs) => {
  const settings = await createSettingsService({
    store: platform.settingsStore,
    managed,
    keepSecrets: vault.take,
    holdsLineSecret: async () => (await vault.state()).holds.includes('line'),
    lendRelaySecret: (now) => vault.lend('turn', now),
    log,
  });
  vault.follow(settings.read);
  try {
    vault.adopt(settings.read());
  } catch (error) {
    log.write('warn', `the secrets' owners could not be written: ${String(error)}`);
  }
  const file = settingsArgument(platform.app.argv);
  const refused = file ? await importArgumentFile(file, settings, log) : null;
  settings.onChanged((now) => publish('settings.changed', now));
  return {
    gives: { settings, settingsStart: { setAside: settings.setAside, refused } },
    answers: answersOf(settings),
  };
};
