import i18next, { type i18n, type TFunction } from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import en from './en.json';
import fr from './fr.json';

export * from './format';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof en };
  }
}

export type Language = 'fr' | 'en';
export type Words = TFunction;

const languageOf = (tag: string): Language | null => {
  const primary = tag.toLowerCase().split('-')[0];
  return primary === 'fr' || primary === 'en' ? primary : null;
};

/** The agent's choice, else the first of the system's languages that the desk speaks, else English. */
export const chooseLanguage = (
  setting: 'system' | Language,
  systemLanguages: readonly string[],
): Language => {
  if (setting !== 'system') return setting;
  for (const tag of systemLanguages) {
    const language = languageOf(tag);
    if (language) return language;
  }
  return 'en';
};

/** Both catalogues, ready at once; the language can be changed at any time. */
export const createWords = (language: Language): i18n => {
  const words = i18next.createInstance();
  // Resources are given, so this finishes before it returns; the promise has nothing left to say.
  void words.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    initAsync: false,
    resources: { en: { translation: en }, fr: { translation: fr } },
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  return words;
};

/** For what is not a view: the words of one language. */
export const wordsFor = (language: Language): Words => createWords(language).t;

/** The words and the language of the view that asks; it is drawn again when the language changes. */
export const useWords = (): { t: Words; language: Language } => {
  const { t, i18n: words } = useTranslation();
  return { t, language: words.language === 'fr' ? 'fr' : 'en' };
};
