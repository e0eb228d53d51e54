import type { z } from 'zod/mini';
import type { SettingProblem } from '../setting-problem';
import type { SecretName } from '../vault';

/** What holds for a setting beyond its shape. Whatever asks for one of these finds each setting by it. */
export interface SettingRules<T = unknown> {
  /** Counts only where IT's policy says so: nobody can give it to himself. */
  managedOnly?: true;
  /**
   * IT's to guard, and locked while its policy cannot be read. `destination`: where calls, secrets and sound go; it is
   * held as it is. `permission`: what may be done to callers and agents; it is off.
   */
  guarded?: 'destination' | 'permission';
  /** It can send the agent's calls, or his secret, elsewhere: the preview of a settings file names it first. */
  redirects?: 'calls' | 'secret';
  /** The agent's own: it is left out of a policy that is made from his settings. */
  personal?: true;
  /** How a diagnostics file shows it where the value may be a name, a number or a secret. */
  inDiagnostics?: 'whetherSet' | 'deviceNames';
  /** Has no effect in the browser edition. */
  desktopOnly?: true;
  /** The kept secret of this name is for whom this setting names (policy/secret-owner.ts). */
  secretFor?: SecretName;
  /** A secret inside the value moves to the vault and is never written back. */
  secretInside?: {
    name: SecretName;
    take(value: T): { value: T; secret: string | null } | { rule: SettingProblem['rule'] };
  };
  /** A settings file adds to what is there. */
  merge?(present: T, given: T): T;
}

export interface Setting<S extends z.ZodMiniType = z.ZodMiniType> extends SettingRules<z.infer<S>> {
  readonly shape: S;
  /** What holds where neither the agent nor the IT department chose. */
  readonly default: z.infer<S>;
}

/** Declares a setting: all that there is to know of it, in one place. */
export const setting = <S extends z.ZodMiniType>(
  shape: S,
  standard: NoInfer<z.infer<S>>,
  rules: SettingRules<NoInfer<z.infer<S>>> = {},
): Setting<S> => ({ shape, default: standard, ...rules });
