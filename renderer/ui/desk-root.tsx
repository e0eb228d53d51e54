import { useEffect, useState, type ReactNode } from 'react';
import { I18nextProvider } from 'react-i18next';
import { useStore } from 'zustand';
import { DeskProvider, type Desk } from '../platform/desk';
import { chooseLanguage, createWords, hasWords, loadWords, speakIn } from '../platform/i18n';
import { Announcer } from './announce';
import { keepFocus } from './focus-keeper';
import { keepLists } from './list-keys';
import { useTheme } from './theme';

/** Everything that must stand around the views of a desk: its doors, words, theme and live regions. */
export const DeskRoot = ({ desk, children }: { desk: Desk; children: ReactNode }) => {
  const settings = useStore(desk.settings.store, (state) => state.settings);
  const language = chooseLanguage(settings['ui.language'].value, desk.info.languages);
  const [words] = useState(() => createWords(language));
  useTheme(settings['ui.theme'].value);
  useEffect(() => {
    let isWanted = true;
    const speak = () => {
      if (!isWanted) return;
      speakIn(words, language);
      document.documentElement.lang = language;
    };
    if (hasWords(language)) speak();
    // Words that do not come leave the desk in the language that it speaks.
    else loadWords(language).then(speak, () => undefined);
    return () => {
      isWanted = false;
    };
  }, [language, words]);
  useEffect(() => keepFocus(), []);
  useEffect(() => keepLists(), []);
  return (
    <DeskProvider value={desk}>
      <I18nextProvider i18n={words}>
        <Announcer>{children}</Announcer>
      </I18nextProvider>
    </DeskProvider>
  );
};
