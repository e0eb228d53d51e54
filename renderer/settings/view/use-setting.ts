import type { ResolvedSetting, SettingKey, SettingValue } from '@contract';
import { useState } from 'react';
import { useStore } from 'zustand';
import { useDesk } from '../../desk';
import { giveBack } from './give-back';

export interface OneSetting<K extends SettingKey> {
  setting: ResolvedSetting<SettingValue<K>>;
  /** The code of the last refusal. */
  fault: string | null;
  change(value: SettingValue<K>): Promise<boolean>;
  reset(): void;
}

/** One setting: its value with its source, and how to change it. */
export const useSetting = <K extends SettingKey>(key: K): OneSetting<K> => {
  const { settings } = useDesk();
  const setting = useStore(
    settings.store,
    (state) => state.settings[key] as ResolvedSetting<SettingValue<K>>,
  );
  const [fault, setFault] = useState<string | null>(null);
  return {
    setting,
    fault,
    change: async (value) => {
      const done = await settings.change(key, value);
      setFault(done.ok ? null : done.fault.code);
      return done.ok;
    },
    reset: () => void giveBack(settings, key),
  };
};
