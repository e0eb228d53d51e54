import type {
  HotkeyState,
  ResolvedSettings,
  SettingKey,
  SettingValue,
  VaultState,
} from '@contract';
import type { StoreApi } from 'zustand/vanilla';
import type { Result } from '../kernel';

/** Made by `createSettingsFlow`. */
export interface SettingsDoor {
  store: StoreApi<{ settings: ResolvedSettings; vault: VaultState; hotkeys: HotkeyState[] }>;
  change<K extends SettingKey>(key: K, value: SettingValue<K>): Promise<Result<null>>;
  changeAll(values: { [K in SettingKey]?: SettingValue<K> }): Promise<Result<null>>;
  importFile(text: string): Promise<Result<null>>;
  /** Code vaultRefused: the system would store it readable; ask the agent and repeat with `memoryOnly`. */
  keepSecret(secret: string, memoryOnly: boolean): Promise<Result<null>>;
}
