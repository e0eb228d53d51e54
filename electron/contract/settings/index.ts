import type { z } from 'zod/mini';
import { audioSettings } from './audio';
import { commandSettings } from './commands';
import { customerSettings } from './customers';
import { deskSettings } from './desk';
import { hotkeySettings } from './hotkeys';
import { lineFileSecrets, lineSettings } from './line';
import { recordingSettings } from './recording';
import type { Setting, SettingRules } from './setting';
import { tagSettings } from './tags';
import { teamSettings } from './team';
import { uiSettings } from './ui';

/** Every setting by its path: the one list. The settings file nests the same names by their dots. */
const settings = {
  ...deskSettings,
  ...lineSettings,
  ...teamSettings,
  ...customerSettings,
  ...tagSettings,
  ...audioSettings,
  ...recordingSettings,
  ...hotkeySettings,
  ...commandSettings,
  ...uiSettings,
};

/** What a settings file may hold beside them: secrets by their paths. */
export const fileSecrets = lineFileSecrets;

type Settings = typeof settings;
export type SettingKey = keyof Settings;
export type SettingValue<K extends SettingKey> = z.infer<Settings[K]['shape']>;
export type SettingValues = { [K in SettingKey]: SettingValue<K> };

export const settingKeys = Object.keys(settings) as SettingKey[];
export const isSettingKey = (path: string): path is SettingKey => Object.hasOwn(settings, path);
export const shapeOf = <K extends SettingKey>(key: K): z.ZodMiniType<SettingValue<K>> =>
  (settings[key] as Setting).shape as z.ZodMiniType<SettingValue<K>>;
export const rulesOf = (key: SettingKey): SettingRules => settings[key] as Setting;
/** No third party's server is among them. */
export const settingDefaults = Object.fromEntries(
  settingKeys.map((key) => [key, settings[key].default]),
) as SettingValues;
