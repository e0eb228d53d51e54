import { useEffect, useState, type ReactNode } from 'react';
import { I18nextProvider } from 'react-i18next';
import { useStore } from 'zustand';
import type { DoorsOf } from '../kernel';
import type { infoDoor } from '../platform/desk/desk-info';
import { DoorsProvider } from '../platform/doors';
import { type Feature, FeaturesProvider } from '../platform/feature';
import type { settingsDoor } from '../platform/settings/settings-door';
import { chooseLanguage, createWords, hasWords, loadWords, speakIn } from '../platform/i18n';
import { Announcer } from './announce';
import { keepFocus } from './focus-keeper';
import { keepLists } from './list-keys';
import { useTheme } from './theme';

interface Props {
  /** All doors; of these two it needs the language and the theme itself. */
  desk: DoorsOf<[typeof settingsDoor, typeof infoDoor]>;
  features: readonly Feature[];
  children: ReactNode;
}

/** Everything that must stand around the views of a desk: its doors, words, theme and live regions. */
export const DeskRoot = ({ desk, features, children }: Props) => {
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
    <DoorsProvider value={desk}>
      <I18nextProvider i18n={words}>
        <FeaturesProvider value={features}>
          <Announcer>{children}</Announcer>
        </FeaturesProvider>
      </I18nextProvider>
    </DoorsProvider>
  );
};
