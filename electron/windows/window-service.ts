import type { Platform } from '../platform/ports';
import { desktopWord, type DesktopWord, systemLanguage } from '../words/desktop-words';
import { openDeskWindow } from './desk-window';

interface Needs {
  platform: Pick<Platform, 'app' | 'window' | 'log' | 'monotonic'>;
  deliverNews: (send: (name: string, payload: unknown) => void) => void;
  onStalePage: (heard: () => void) => void;
}

/** Opens the window. From now on news reach the page. */
export const windowService = ({ platform, deliverNews, onStalePage }: Needs) => {
  const language = systemLanguage(platform.app.languages());
  const word = (name: DesktopWord) => desktopWord(language, name);
  const window = openDeskWindow({
    platform,
    title: 'Allodesk',
    brokenTitle: word('pageBrokenTitle'),
    brokenText: word('pageBrokenText'),
    unwritten: {
      title: word('unwrittenTitle'),
      text: word('unwrittenText'),
      stay: word('unwrittenStay'),
      leave: word('unwrittenLeave'),
    },
  });
  deliverNews(window.send);
  onStalePage(window.reloadWhenQuiet);
  return { gives: { window } };
};
