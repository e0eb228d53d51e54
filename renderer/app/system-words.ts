import { useEffect } from 'react';
import { chooseLanguage, wordsFor, type Words } from '../i18n';
import { useTheme } from '../ui/theme';

/** Words and theme of what is shown before the settings are known: the system's. */
export const useSystemWords = (): Words => {
  const language = chooseLanguage('system', navigator.languages);
  useTheme('system');
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return wordsFor(language);
};
