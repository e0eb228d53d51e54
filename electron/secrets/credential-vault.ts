import type { Reply, Request, SecretName, VaultState } from '@contract';
import { secretName } from '@contract';
import { Fault } from '../ipc/fault';
import type { AppPort, EncryptionPort, LogPort } from '../platform/ports';
import { openSecretFile } from './secret-file';

export interface CredentialVault {
  state(): Promise<VaultState>;
  keep(request: Request<'vault.keep'>): Promise<VaultState>;
  read(name: SecretName): Promise<Reply<'vault.read'>>;
  forget(name: SecretName): Promise<VaultState>;
  /** For secrets that come in a settings file: encrypted where that is possible, else for this run. */
  keepQuietly(secrets: Partial<Record<SecretName, string>>): Promise<void>;
}

interface Needs {
  encryption: EncryptionPort;
  system: AppPort['system'];
  /** Holds base64 of what the system encrypted, nothing readable. */
  file: string;
  log: LogPort;
  /** Told every secret that passes, so that the log can hide it. */
  hide: (secret: string) => void;
}

const keychains: Record<string, string> = {
  gnome_libsecret: 'GNOME',
  windows: 'Windows',
  macos: 'macOS',
};
const keychainName = (backend: string) =>
  backend.startsWith('kwallet') ? 'KDE' : (keychains[backend] ?? '');

/** The SIP secret and the TURN credential. On disk only as the system's key store encrypted them. */
export const createCredentialVault = (needs: Needs): CredentialVault => {
  const { encryption, log } = needs;
  const stored = openSecretFile(needs.file, log);
  const inMemory = new Map<SecretName, string>();
  /** What is stored but cannot be decrypted any more: the agent is asked again. */
  const unreadable = new Set<SecretName>();

  const because = async (): Promise<VaultState['because']> => {
    const available = await encryption.available();
    // Linux without a key store: what it calls encryption uses a key that everybody knows.
    if (needs.system === 'linux' && encryption.backend() === 'basic_text') return 'plaintext';
    return available && stored.mayWrite ? 'ok' : 'unavailable';
  };

  const state = async (): Promise<VaultState> => {
    const why = await because();
    const readable = stored.names().filter((name) => why === 'ok' && !unreadable.has(name));
    return {
      keeps: why === 'ok' ? 'keychain' : 'memory',
      keychain: why === 'ok' ? keychainName(encryption.backend()) : '',
      because: why,
      holds: secretName.options.filter((name) => inMemory.has(name) || readable.includes(name)),
    };
  };

  const drop = (name: SecretName) => {
    unreadable.delete(name);
    stored.drop(name);
  };
  const store = async (name: SecretName, secret: string) => {
    const sealed = Buffer.from(await encryption.encrypt(secret)).toString('base64');
    // Recordings are not given up because their key cannot be read today.
    if (name === 'recordings' && unreadable.has(name)) stored.keepFormer(name);
    stored.put(name, sealed);
    unreadable.delete(name);
  };

  const keep: CredentialVault['keep'] = async ({ name, secret, memoryOnly }) => {
    needs.hide(secret);
    if (memoryOnly) {
      // An older stored one would come back at the next start.
      drop(name);
      inMemory.set(name, secret);
      return state();
    }
    const why = await because();
    if (why !== 'ok') throw new Fault('vaultRefused', why);
    await store(name, secret);
    inMemory.delete(name);
    return state();
  };

  const read = async (name: SecretName): Promise<string | null> => {
    const remembered = inMemory.get(name);
    if (remembered !== undefined) return remembered;
    const sealed = stored.get(name);
    if (sealed === undefined || (await because()) !== 'ok') return null;
    try {
      const { text, renew } = await encryption.decrypt(Buffer.from(sealed, 'base64'));
      needs.hide(text);
      if (renew) await store(name, text);
      return text;
    } catch {
      // Another machine's profile, or a key store that was reset. Kept on disk: the key may come back.
      unreadable.add(name);
      log.write('warn', `the stored secret "${name}" cannot be decrypted`);
      return null;
    }
  };

  return {
    state,
    keep,
    read,
    forget: async (name) => {
      inMemory.delete(name);
      drop(name);
      return state();
    },
    keepQuietly: async (secrets) => {
      const memoryOnly = (await because()) !== 'ok';
      if (memoryOnly)
        log.write('warn', 'no safe key store: the secret is kept until the desk quits');
      for (const name of secretName.options) {
        const secret = secrets[name];
        if (secret !== undefined) await keep({ name, secret, memoryOnly });
      }
    },
  };
};
