import { z } from 'zod/mini';
import { ask } from './channel';

/** Secrets by name. `turn` is the credential of the configured ICE servers, `recordings` the key of the recorded calls. */
export const secretName = z.enum(['line', 'turn', 'recordings']);
export type SecretName = z.infer<typeof secretName>;

export const vaultState = z.object({
  /** `keychain`: the system encrypts. `memory`: kept until the desk quits. */
  keeps: z.enum(['keychain', 'memory']),
  /** The name of the system's keychain for the agent's eyes: Windows, macOS, GNOME, KDE… or empty. */
  keychain: z.string(),
  /** Why the keychain is not used: there is none, or it would store the secret readable. */
  because: z.enum(['ok', 'unavailable', 'plaintext', 'browser']),
  holds: z.array(secretName),
});
export type VaultState = z.infer<typeof vaultState>;

export const vaultChannels = {
  'vault.state': ask(z.null(), vaultState),
  /** Code vaultRefused when the system would store it readable and `memoryOnly` is not set. */
  'vault.keep': ask(
    z.object({
      name: secretName,
      secret: z.string().check(z.minLength(1), z.maxLength(500)),
      memoryOnly: z.boolean(),
    }),
    vaultState,
  ),
  'vault.read': ask(secretName, z.nullable(z.string())),
  'vault.forget': ask(secretName, vaultState),
};
