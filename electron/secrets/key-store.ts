import type { VaultState } from '@contract';
import type { AppPort, EncryptionPort } from '../platform/ports';

const names: Record<string, string> = {
  gnome_libsecret: 'GNOME',
  windows: 'Windows',
  macos: 'macOS',
};

export interface KeyStore {
  because(): Promise<VaultState['because']>;
  /** For the agent's eyes, or empty. */
  name(): string;
  /** As base64. */
  seal(secret: string): Promise<string>;
  open(sealed: string): Promise<{ text: string; renew: boolean }>;
}

/** The system's encryption, and whether it protects anything. */
export const createKeyStore = (
  encryption: EncryptionPort,
  system: AppPort['system'],
  mayWrite: boolean,
): KeyStore => ({
  because: async () => {
    const available = await encryption.available();
    // Linux without a key store: what it calls encryption uses a key that everybody knows.
    if (system === 'linux' && encryption.backend() === 'basic_text') return 'plaintext';
    return available && mayWrite ? 'ok' : 'unavailable';
  },
  name: () => {
    const backend = encryption.backend();
    return backend.startsWith('kwallet') ? 'KDE' : (names[backend] ?? '');
  },
  seal: async (secret) => Buffer.from(await encryption.encrypt(secret)).toString('base64'),
  open: (sealed) => encryption.decrypt(Buffer.from(sealed, 'base64')),
});
