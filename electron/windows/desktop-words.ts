import type { DeskPresence } from '@contract';
import en from '../../renderer/i18n/en.json';
import fr from '../../renderer/i18n/fr.json';

export type Language = DeskPresence['language'];
export type DesktopWord = keyof typeof en.desktop;

/** The words that main says by itself (tray, notifications), from the catalogues of the screen. */
export const desktopWord = (
  language: Language,
  word: DesktopWord,
  values: Readonly<Record<string, string>> = {},
): string =>
  (language === 'fr' ? fr : en).desktop[word].replace(
    /\{\{(\w+)\}\}/g,
    (_, name: string) => values[name] ?? '',
  );

/** French where the system prefers it to English, else English. */
export const systemLanguage = (languages: readonly string[]): Language => {
  for (const tag of languages) {
    if (/^fr\b/i.test(tag)) return 'fr';
    if (/^en\b/i.test(tag)) return 'en';
  }
  return 'en';
};
