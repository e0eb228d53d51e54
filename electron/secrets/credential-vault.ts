import type { Reply, Request, ResolvedSettings, SecretName, VaultState } from '@contract';
import { secretName } from '@contract';
import { Fault } from '../ipc/fault';
import type { AppPort, EncryptionPort, LogPort } from '../platform/ports';
import { type SecretOwner, secretOwner } from '../policy/secret-owner';
import { createKeptSecrets } from './kept-secrets';
import { createKeyStore } from './key-store';
import { openSecretFile } from './secret-file';
import { tryUndo } from '../ipc/try-undo';

export interface CredentialVault {
  state(): Promise<VaultState>;
  keep(request: Request<'vault.keep'>): Promise<VaultState>;
  /** Null also for a secret that belongs to another server, user or realm than the settings name now. */
  read(name: SecretName): Promise<Reply<'vault.read'>>;
  forget(name: SecretName): Promise<VaultState>;
  /**
   * Secrets that come with settings, all or none, for those whom these settings name. `asked`: as the agent chose; else encrypted
   * where that is possible, or for this run. Gives back the way to undo it.
   */
  take(
    secrets: Partial<Record<SecretName, string>>,
    settings: ResolvedSettings,
    asked?: { memoryOnly: boolean },
  ): Promise<() => void>;
  /** The agent chose other relays and typed no other password: it is for them. */
  lend(name: SecretName, settings: ResolvedSettings): void;
  /** What a version without owners kept belongs to those whom the settings name. */
  adopt(settings: ResolvedSettings): void;
}

interface Needs {
  encryption: EncryptionPort;
  system: AppPort['system'];
  /** Holds base64 of what the system encrypted, nothing readable. */
  file: string;
  log: LogPort;
  settings: () => ResolvedSettings;
  /** Told every secret that passes, so that the log can hide it. */
  hide: (secret: string) => void;
}

/** The SIP secret and the TURN credential. On disk only as the system's key store encrypted them. */
export const createCredentialVault = (needs: Needs): CredentialVault => {
  const { log, settings, hide } = needs;
  const stored = openSecretFile(needs.file, log);
  const keys = createKeyStore(needs.encryption, needs.system, stored.mayWrite);
  const kept = createKeptSecrets({ stored, keys, settings, hide, log });

  const state = async (): Promise<VaultState> => {
    const why = await keys.because();
    return {
      keeps: why === 'ok' ? 'keychain' : 'memory',
      keychain: why === 'ok' ? keys.name() : '',
      because: why,
      holds: kept.held(why),
    };
  };
  const keepFor = async (
    { name, secret, memoryOnly }: Request<'vault.keep'>,
    owner: SecretOwner,
  ): Promise<void> => {
    hide(secret);
    if (memoryOnly) return kept.forThisRun(name, secret, owner);
    const why = await keys.because();
    if (why !== 'ok') throw new Fault('vaultRefused', why);
    await kept.onDisk(name, secret, owner);
  };

  return {
    state,
    keep: async (request) => {
      await keepFor(request, secretOwner(request.name, settings()));
      return state();
    },
    read: kept.read,
    forget: async (name) => {
      kept.forget(name);
      return state();
    },
    take: async (secrets, owner, asked) => {
      const names = secretName.options.filter((name) => secrets[name] !== undefined);
      if (names.length === 0) return () => undefined;
      const memoryOnly = asked?.memoryOnly ?? (await keys.because()) !== 'ok';
      if (memoryOnly && !asked)
        log.write('warn', 'no safe key store: the secret is kept until the desk quits');
      const undo = kept.remember(names);
      try {
        for (const name of names)
          await keepFor(
            { name, secret: secrets[name] ?? '', memoryOnly },
            secretOwner(name, owner),
          );
      } catch (error) {
        tryUndo(undo, log);
        throw error;
      }
      return undo;
    },
    lend: (name, owner) => kept.lend(name, secretOwner(name, owner)),
    adopt: kept.adopt,
  };
};
