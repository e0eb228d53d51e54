import { useEffect } from 'react';
import { chooseLanguage, spokenFor, wordsFor, type Words } from '../platform/i18n';
import { useTheme } from '../ui/theme';

/** Words and theme of what is shown before the settings are known: the system's, or those of the last time. */
export const useSystemWords = (): Words => {
  const language = spokenFor(chooseLanguage('system', navigator.languages));
  useTheme('system');
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return wordsFor(language);
};
