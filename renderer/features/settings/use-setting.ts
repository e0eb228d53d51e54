import type { ResolvedSetting, SettingKey, SettingValue } from '@contract';
import { useState } from 'react';
import { useStore } from 'zustand';
import { settingsDoor } from '../../platform/settings/settings-door';
import { useDoors } from '../../platform/doors';
import type { Result } from '../../kernel';
import { resetToDefault } from './reset-to-default';

export interface OneSetting<K extends SettingKey> {
  setting: ResolvedSetting<SettingValue<K>>;
  /** The code of the last refusal. */
  fault: string | null;
  change(value: SettingValue<K>): Promise<boolean>;
  reset(): void;
}

/**
 * One setting: its value with its source, and how to change it. `secretNeeded`: the change (null: given back) is for the
 * form that takes it together with the line's secret.
 */
export const useSetting = <K extends SettingKey>(
  key: K,
  secretNeeded?: (value: SettingValue<K> | null) => void,
): OneSetting<K> => {
  const { settings } = useDoors(settingsDoor);
  const setting = useStore(
    settings.store,
    (state) => state.settings[key] as ResolvedSetting<SettingValue<K>>,
  );
  const [fault, setFault] = useState<string | null>(null);
  const said = (done: Result<null>, value: SettingValue<K> | null) => {
    const code = done.ok ? null : done.fault.code;
    if (code === 'secretNeeded' && secretNeeded) secretNeeded(value);
    else setFault(code);
    return done.ok;
  };
  return {
    setting,
    fault,
    change: async (value) => said(await settings.change(key, value), value),
    reset: () => void resetToDefault(settings, key).then((done) => said(done, null)),
  };
};
