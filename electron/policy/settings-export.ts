import { type HeadsetQuirk, type ResolvedSettings, rulesOf, type SettingKey } from '@contract';
import { nest } from './nest';
import { settingsVersion } from './settings-upgrades';

const chosen = (settings: ResolvedSettings, wanted: (key: SettingKey) => boolean) =>
  nest(
    (Object.keys(settings) as SettingKey[])
      .filter((key) => settings[key].source !== 'default' && wanted(key))
      .map((key) => [key, settings[key].value] as const),
  );

const textOf = (file: object): string => `${JSON.stringify(file, null, 2)}\n`;

/** The present settings as a settings file, without secrets: what is as it was made is left out. */
export const settingsFileText = (settings: ResolvedSettings): string =>
  textOf({ version: settingsVersion, ...chosen(settings, () => true) });

/** The same as a policy to start from: what guards calls and secrets is fixed, the rest proposed. */
export const policyFileText = (settings: ResolvedSettings): string => {
  const shared = (key: SettingKey) => !rulesOf(key).personal;
  return textOf({
    version: settingsVersion,
    fixed: chosen(settings, (key) => shared(key) && !!rulesOf(key).guarded),
    proposed: chosen(settings, (key) => shared(key) && !rulesOf(key).guarded),
  });
};

/** What headsets were taught, alone: a settings file like any other. */
export const quirksFileText = (quirks: readonly HeadsetQuirk[]): string =>
  textOf({ version: settingsVersion, ...nest([['audio.headsetQuirks', quirks]]) });
