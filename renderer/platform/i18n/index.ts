import i18next, { type i18n, type TFunction } from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import { type Catalogue, catalogueOf, type FetchedWords } from './catalogue';

export * from './format';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: Catalogue };
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

// English has the types of both: a test finds them equal.
const fetchers: Record<Language, () => Promise<{ words: FetchedWords }>> = {
  en: () => import('./en'),
  fr: () => import('./fr') as Promise<{ words: FetchedWords }>,
};
const catalogues = new Map<Language, Catalogue>();

export const hasWords = (language: Language): boolean => catalogues.has(language);

/** Fetches the words of a language. The first screen needs those of one. */
export const loadWords = async (language: Language): Promise<void> => {
  if (hasWords(language)) return;
  catalogues.set(language, catalogueOf((await fetchers[language]()).words));
};

/** The language itself where its words were loaded, else the one that there is. */
export const spokenFor = (language: Language): Language => {
  const spoken = hasWords(language) ? language : [...catalogues.keys()][0];
  if (spoken === undefined) throw new Error('no language is loaded');
  return spoken;
};

/** Words in a language that was loaded, ready at once; else in whichever there is. */
export const createWords = (language: Language): i18n => {
  const words = i18next.createInstance();
  // Resources are given, so this finishes before it returns; the promise has nothing left to say.
  void words.use(initReactI18next).init({
    lng: spokenFor(language),
    fallbackLng: false,
    initAsync: false,
    resources: Object.fromEntries(
      [...catalogues].map(([one, translation]) => [one, { translation }]),
    ),
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  return words;
};

/** The words go on in a language that was loaded. In the one that they speak, nothing is drawn anew. */
export const speakIn = (words: i18n, language: Language): void => {
  if (words.language === language) return;
  words.addResourceBundle(language, 'translation', catalogues.get(language));
  // In memory, the change is done before the promise says so.
  void words.changeLanguage(language);
};

/** For what is not a view: the words of one language, or of the one there is. */
export const wordsFor = (language: Language): Words => createWords(language).t;

/** The words and the language of the view that asks; it is drawn again when the language changes. */
export const useWords = (): { t: Words; language: Language } => {
  const { t, i18n: words } = useTranslation();
  return { t, language: words.language === 'fr' ? 'fr' : 'en' };
};
