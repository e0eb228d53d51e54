import type { SettingKey, SettingValue } from '@contract';
import type { Result } from '../../kernel';
import type { SettingsDoor } from '../../platform/settings/settings-door';

/**
 * Gives a setting back to what the IT team proposed, or to the default. Main reads null as that; the door's
 * type knows values only.
 */
export const resetToDefault = <K extends SettingKey>(
  settings: SettingsDoor,
  key: K,
): Promise<Result<null>> => settings.change(key, null as unknown as SettingValue<K>);
