import type { DeskPresence } from '@contract';
import en from '../../renderer/platform/i18n/en.json';
import fr from '../../renderer/platform/i18n/fr.json';

export type Language = DeskPresence['language'];
export type DesktopWord = keyof typeof en.desktop;
export type CommandWord = keyof typeof en.command;

const sayIn =
  <Part extends 'desktop' | 'command'>(part: Part) =>
  (
    language: Language,
    word: keyof (typeof en)[Part],
    values: Readonly<Record<string, string>> = {},
  ): string => {
    const words = (language === 'fr' ? fr : en)[part] as Record<typeof word, string>;
    return words[word].replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '');
  };

/** The words that main says by itself (tray, notifications), from the catalogues of the screen. */
export const desktopWord = sayIn('desktop');
/** The words of the command line. */
export const commandWord = sayIn('command');

export const lineWords: Record<DeskPresence['line'], DesktopWord> = {
  off: 'lineOff',
  connecting: 'lineConnecting',
  ready: 'lineReady',
  reconnecting: 'lineReconnecting',
  refused: 'lineRefused',
  practice: 'linePractice',
};
export const agentWords: Record<DeskPresence['agent'], DesktopWord> = {
  available: 'agentAvailable',
  dnd: 'agentDnd',
  unavailable: 'agentUnavailable',
  talking: 'agentTalking',
  wrapUp: 'agentWrapUp',
};

/** French where the system prefers it to English, else English. */
export const systemLanguage = (languages: readonly string[]): Language => {
  for (const tag of languages) {
    if (/^fr\b/i.test(tag)) return 'fr';
    if (/^en\b/i.test(tag)) return 'en';
  }
  return 'en';
};
