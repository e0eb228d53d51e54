import { join } from 'node:path';
import type { Handlers, ResolvedSettings } from '@contract';
import type { DeskLog } from '../desk-log';
import type { Platform } from '../platform/ports';
import { type ManagedSettings, resolveSettings } from '../policy/settings-resolver';
import { createCredentialVault } from './credential-vault';

interface Needs {
  platform: Pick<Platform, 'app' | 'encryption'>;
  managed: ManagedSettings;
  log: DeskLog;
}

export const secretService = ({ platform, managed, log }: Needs) => {
  // The settings come after their secrets, which go into the vault first.
  let settings = (): ResolvedSettings => resolveSettings({}, managed);
  const vault = createCredentialVault({
    encryption: platform.encryption,
    system: platform.app.system,
    file: join(platform.app.dataFolder, 'secrets.json'),
    settings: () => settings(),
    log,
    hide: log.hide,
  });
  return {
    gives: {
      vault: {
        ...vault,
        /** From now on secrets are for those whom these settings name. */
        follow: (read: () => ResolvedSettings) => {
          settings = read;
        },
      },
    },
    answers: {
      'vault.state': () => vault.state(),
      'vault.keep': (request) => vault.keep(request),
      'vault.read': (name) => vault.read(name),
      'vault.forget': (name) => vault.forget(name),
    } satisfies Partial<Handlers>,
  };
};
