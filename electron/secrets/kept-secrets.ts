import { type ResolvedSettings, type SecretName, secretName, type VaultState } from '@contract';
import type { LogPort } from '../platform/ports';
import { belongsTo, type SecretOwner, secretOwner } from '../policy/secret-owner';
import type { KeyStore } from './key-store';
import type { SecretFile } from './secret-file';

interface Parts {
  stored: SecretFile;
  keys: KeyStore;
  settings: () => ResolvedSettings;
  hide: (secret: string) => void;
  log: LogPort;
}

interface InMemory {
  secret: string;
  owner: SecretOwner;
}

/** What memory holds of these now; the returned function puts it back. */
const rememberIn = (
  inMemory: Map<SecretName, InMemory>,
  unreadable: Set<SecretName>,
  names: readonly SecretName[],
) => {
  const before = names.map((name) => ({
    name,
    one: inMemory.get(name),
    wasUnreadable: unreadable.has(name),
  }));
  return () => {
    for (const { name, one, wasUnreadable } of before) {
      if (one) inMemory.set(name, one);
      else inMemory.delete(name);
      if (wasUnreadable) unreadable.add(name);
    }
  };
};

/** Secrets for this run and stored ones, each for its owner alone. */
export const createKeptSecrets = ({ stored, keys, settings, hide, log }: Parts) => {
  const inMemory = new Map<SecretName, InMemory>();
  /** What is stored but cannot be decrypted any more: the agent is asked again. */
  const unreadable = new Set<SecretName>();

  const belongs = (name: SecretName, owner: SecretOwner | null): boolean =>
    belongsTo(owner ?? [], secretOwner(name, settings()));
  const drop = (name: SecretName) => {
    unreadable.delete(name);
    stored.drop(name);
  };
  const store = async (name: SecretName, secret: string, owner: SecretOwner) => {
    const sealed = await keys.seal(secret);
    // Recordings are not given up because their key cannot be read today.
    if (name === 'recordings' && unreadable.has(name)) stored.keepFormer(name);
    stored.put(name, sealed, owner);
    unreadable.delete(name);
  };
  const open = async (name: SecretName, sealed: string, owner: SecretOwner | null) => {
    try {
      const { text, renew } = await keys.open(sealed);
      hide(text);
      if (renew) await store(name, text, owner ?? []);
      // The settings may have changed meanwhile.
      return belongs(name, owner) ? text : null;
    } catch {
      // Another machine's profile, or a key store that was reset. Kept on disk: the key may come back.
      unreadable.add(name);
      log.write('warn', `the stored secret "${name}" cannot be decrypted`);
      return null;
    }
  };

  return {
    forThisRun: (name: SecretName, secret: string, owner: SecretOwner) => {
      // An older stored one would come back at the next start.
      drop(name);
      inMemory.set(name, { secret, owner });
    },
    onDisk: async (name: SecretName, secret: string, owner: SecretOwner) => {
      await store(name, secret, owner);
      inMemory.delete(name);
    },
    read: async (name: SecretName): Promise<string | null> => {
      const remembered = inMemory.get(name);
      if (remembered) return belongs(name, remembered.owner) ? remembered.secret : null;
      const sealed = stored.get(name);
      const owner = stored.owner(name);
      const isOurs = sealed !== undefined && belongs(name, owner);
      return isOurs && (await keys.because()) === 'ok' ? open(name, sealed, owner) : null;
    },
    /** The names of what can be read for those whom the settings name now. */
    held: (because: VaultState['because']): SecretName[] =>
      secretName.options.filter((name) => {
        const remembered = inMemory.get(name);
        if (remembered) return belongs(name, remembered.owner);
        const isThere = because === 'ok' && stored.names().includes(name) && !unreadable.has(name);
        return isThere && belongs(name, stored.owner(name));
      }),
    forget: (name: SecretName) => {
      inMemory.delete(name);
      drop(name);
    },
    lend: (name: SecretName, owner: SecretOwner) => {
      const remembered = inMemory.get(name);
      if (remembered) inMemory.set(name, { ...remembered, owner });
      else stored.lend(name, owner);
    },
    adopt: (now: ResolvedSettings) => {
      for (const name of stored.names())
        if (stored.owner(name) === null) stored.lend(name, secretOwner(name, now));
    },
    /** These as they are now; the returned function brings them back and leaves the others. */
    remember: (names: readonly SecretName[]) => {
      const bringBack = stored.remember(names);
      const putBack = rememberIn(inMemory, unreadable, names);
      return () => {
        putBack();
        bringBack();
      };
    },
  };
};
