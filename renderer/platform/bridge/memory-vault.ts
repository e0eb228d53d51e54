import { type ResolvedSettings, type SecretName, secretName, type VaultState } from '@contract';
import type { Secrets } from '@policy/settings-file';
import { belongsTo, type SecretOwner, secretOwner } from '@policy/secret-owner';

/** Secrets live as long as the page: a browser has no key store that a page may use. Each for its own server. */
export const createMemoryVault = (settings: () => ResolvedSettings) => {
  const kept = new Map<SecretName, { secret: string; owner: SecretOwner }>();
  const read = (name: SecretName): string | null => {
    const one = kept.get(name);
    return one && belongsTo(one.owner, secretOwner(name, settings())) ? one.secret : null;
  };
  const keep = (name: SecretName, secret: string, owner: ResolvedSettings) =>
    void kept.set(name, { secret, owner: secretOwner(name, owner) });
  return {
    keep,
    /** Secrets that come with settings, for those whom these settings name. */
    take: (secrets: Secrets, owner: ResolvedSettings) => {
      for (const name of secretName.options) {
        const secret = secrets[name];
        if (secret !== undefined) keep(name, secret, owner);
      }
    },
    /** The agent chose other relays and typed no other password: it is for them. */
    lend: (name: SecretName) => {
      const one = kept.get(name);
      if (one) kept.set(name, { ...one, owner: secretOwner(name, settings()) });
    },
    read,
    forget: (name: SecretName) => void kept.delete(name),
    all: () => [...kept.values()].map(({ secret }) => secret),
    state: (): VaultState => ({
      keeps: 'memory',
      keychain: '',
      because: 'browser',
      holds: secretName.options.filter((name) => read(name) !== null),
    }),
  };
};

export type MemoryVault = ReturnType<typeof createMemoryVault>;
