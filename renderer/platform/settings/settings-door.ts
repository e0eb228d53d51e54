import type {
  HotkeyState,
  LinksState,
  ResolvedSettings,
  SettingKey,
  SettingsPreview,
  SettingValue,
  VaultState,
} from '@contract';
import { doorKey, type Result, type ReadableStore } from '../../kernel';

export interface SettingsSnapshot {
  settings: ResolvedSettings;
  vault: VaultState;
  hotkeys: HotkeyState[];
}

/** Made by `createSettingsFlow`. */
export interface SettingsDoor {
  store: ReadableStore<SettingsSnapshot>;
  change<K extends SettingKey>(key: K, value: SettingValue<K>): Promise<Result<null>>;
  changeAll(values: { [K in SettingKey]?: SettingValue<K> }): Promise<Result<null>>;
  /** Telephone links of other programs. */
  links: { state(): Promise<Result<LinksState>>; claim(): Promise<Result<LinksState>> };
  /** What taking over a settings file would do. Nothing is changed. */
  previewFile(text: string): Promise<Result<SettingsPreview>>;
  importFile(text: string): Promise<Result<null>>;
  /**
   * The account and its secret, both or neither; without a secret the kept one must be for this account (code
   * secretNeeded). Code vaultRefused: as for `keepSecret`.
   */
  connect(
    values: { [K in SettingKey]?: SettingValue<K> },
    secret: string | null,
    memoryOnly: boolean,
  ): Promise<Result<null>>;
  /** Code vaultRefused: the system would store it readable; ask the agent and repeat with `memoryOnly`. */
  keepSecret(secret: string, memoryOnly: boolean): Promise<Result<null>>;
}

export const settingsDoor = doorKey<SettingsDoor>()('settings');
