import { join } from 'node:path';
import type { DeskLog } from '../desk-log';
import type { Platform } from '../platform/ports';
import { type ManagedSettings, resolveSettings } from '../policy/settings-resolver';
import { createCredentialVault } from '../secrets/credential-vault';
import { createSettingsService, type SettingsService } from './settings-service';

/** The settings and the secrets that belong to them. */
export const openSettings = async (platform: Platform, managed: ManagedSettings, log: DeskLog) => {
  const { app } = platform;
  let settings: SettingsService | null = null;
  const vault = createCredentialVault({
    encryption: platform.encryption,
    system: app.system,
    file: join(app.dataFolder, 'secrets.json'),
    settings: () => settings?.read() ?? resolveSettings({}, managed),
    log,
    hide: log.hide,
  });
  settings = await createSettingsService({
    store: platform.settingsStore,
    managed,
    keepSecrets: vault.take,
    holdsLineSecret: async () => (await vault.state()).holds.includes('line'),
    lendRelaySecret: (now) => vault.lend('turn', now),
    log,
  });
  try {
    vault.adopt(settings.read());
  } catch (error) {
    log.write('warn', `the secrets' owners could not be written: ${String(error)}`);
  }
  return { vault, settings };
};
