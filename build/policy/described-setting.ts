import { settingDefaults, type SettingKey, settingKeys } from '@contract';
import { type SettingKind, settingKind } from '@policy/setting-kinds';
import en from '../../renderer/platform/i18n/en.json';
import fr from '../../renderer/platform/i18n/fr.json';
import words from './words.json';

export const languages = ['en', 'fr'] as const;
export type Language = (typeof languages)[number];
/** How Windows names them. */
export const cultures: Record<Language, string> = { en: 'en-US', fr: 'fr-FR' };

/** Words of both languages, or the place in the desk's catalogues where they stand already: `@settings.line.server`. */
type Said = string | Record<Language, string>;
interface SettingWords {
  title: Said;
  explain: Said;
  values?: Record<string, Said>;
}
export type Phrase = keyof typeof words.phrases;

const catalogues: Record<Language, unknown> = { en, fr };

const say = (said: Said, language: Language): string => {
  if (typeof said !== 'string') return said[language];
  const found = said
    .slice(1)
    .split('.')
    .reduce<unknown>(
      (group, name) =>
        typeof group === 'object' && group !== null ? Reflect.get(group, name) : undefined,
      catalogues[language],
    );
  if (typeof found !== 'string' || found.includes('{{')) throw new Error(`no words at ${said}`);
  return found;
};

/** A phrase with its `{names}` filled in. */
export const phrase = (
  name: Phrase,
  language: Language,
  values: Readonly<Record<string, string | number>> = {},
): string =>
  Object.entries(values).reduce(
    (text, [one, value]) => text.replace(`{${one}}`, String(value)),
    words.phrases[name][language],
  );

export interface DescribedSetting {
  key: SettingKey;
  /** The key without its dots, as the name of a policy. */
  id: string;
  group: string;
  kind: SettingKind;
  standard: unknown;
  title: (language: Language) => string;
  explain: (language: Language) => string;
  /** Of a choice, in its order. */
  value: (name: string, language: Language) => string;
}

const settingWords: Readonly<Record<string, SettingWords>> = words.settings;

const describe = (key: SettingKey): DescribedSetting => {
  const own = settingWords[key];
  if (!own) throw new Error(`${key} has no words in build/policy/words.json`);
  return {
    key,
    id: key.replaceAll('.', '_'),
    group: key.split('.')[0] ?? '',
    kind: settingKind(key),
    standard: settingDefaults[key],
    title: (language) => say(own.title, language),
    explain: (language) => say(own.explain, language),
    value: (name, language) => {
      const said = own.values?.[name];
      if (said === undefined) throw new Error(`${key}: ${name} has no words`);
      return say(said, language);
    },
  };
};

/** Every setting of the contract, in its order, with what IT reads about it. */
export const describedSettings = (): DescribedSetting[] => settingKeys.map(describe);

export const groupTitle = (group: string, language: Language): string => {
  const said = (words.groups as Record<string, Record<Language, string>>)[group];
  if (!said) throw new Error(`the group ${group} has no words`);
  return said[language];
};

/** For tests: words that no setting asks for any more. */
export const unusedWords = (): string[] =>
  Object.keys(words.settings).filter((key) => !(settingKeys as string[]).includes(key));

/** The default in words. */
export const standardText = (setting: DescribedSetting, language: Language): string => {
  const { standard, kind } = setting;
  if (typeof standard === 'boolean') return phrase(standard ? 'on' : 'off', language);
  if (kind.kind === 'choice') return setting.value(String(standard), language);
  if (standard === '' || (Array.isArray(standard) && standard.length === 0))
    return phrase('empty', language);
  return typeof standard === 'number' ? String(standard) : String(standard);
};

export const escapeXml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
