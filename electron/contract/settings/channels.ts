import { z } from 'zod/mini';
import { ask, tell } from '../channel';
import { settingProblem } from '../setting-problem';
import { secretName } from '../vault';
import { type SettingKey, settingKeys, type SettingValue, shapeOf } from './index';

export type SettingSource = 'default' | 'user' | 'managed';
export interface ResolvedSetting<T = unknown> {
  value: T;
  source: SettingSource;
  /** True when the IT department fixed the value: it can be read, not changed. */
  locked: boolean;
}
export type ResolvedSettings = { [K in SettingKey]: ResolvedSetting<SettingValue<K>> };

const resolvedShape = z.object(
  Object.fromEntries(
    settingKeys.map((key) => [
      key,
      z.object({
        value: shapeOf(key),
        source: z.enum(['default', 'user', 'managed']),
        locked: z.boolean(),
      }),
    ]),
  ),
) as unknown as z.ZodMiniType<ResolvedSettings>;

const changeShape = z
  .array(z.object({ key: z.enum(settingKeys), value: z.unknown() }))
  .check(z.maxLength(60));

/** What taking over a settings file would do, before anything is done. */
export const settingsPreview = z.object({
  /** One of them, and nothing is taken over. */
  errors: z.array(settingProblem),
  warnings: z.array(settingProblem),
  /** Where calls and secrets go stands first. */
  changes: z.array(z.object({ key: z.enum(settingKeys), from: z.unknown(), to: z.unknown() })),
  /** Secrets that the file brings. */
  secrets: z.array(secretName),
});
export type SettingsPreview = z.infer<typeof settingsPreview>;

export const settingsChannels = {
  'settings.read': ask(z.null(), resolvedShape),
  /** Refused whole (codes settingInvalid, settingLocked) when one change does not fit. */
  'settings.write': ask(changeShape, resolvedShape),
  /**
   * The account and its secret, saved together or not at all. Without a secret the kept one must be that of the same
   * account (code secretNeeded). Code vaultRefused: see vault.keep.
   */
  'settings.connect': ask(
    z.object({
      changes: changeShape,
      secret: z.nullable(z.string().check(z.minLength(1), z.maxLength(500))),
      memoryOnly: z.boolean(),
    }),
    resolvedShape,
  ),
  'settings.preview': ask(z.string().check(z.maxLength(200_000)), settingsPreview),
  /** The text of a settings file. Codes settingsFileInvalid, settingsFileTooNew. Secrets in it go to the vault. */
  'settings.import': ask(z.string().check(z.maxLength(200_000)), resolvedShape),
  'settings.changed': tell(resolvedShape),
};
