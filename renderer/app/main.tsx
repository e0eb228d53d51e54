import { useLayoutEffect } from 'react';
import { createRoot } from 'react-dom/client';
import { getBridge } from '../platform/bridge';
import { chooseLanguage, type Language, loadWords } from '../platform/i18n';
import { DeskRoot } from '../ui';
import '../ui/desk.css';
import { composeDesk, type RunningDesk } from './compose';
import { catchBugs } from './errors';
import { features } from './features';
import { FatalNotice } from './fatal-notice';
import { becomeTheOnlyDesk } from './only-window';
import { beginsWithFirstStart, loadFirstStart } from './view';
import { guardScripts } from './trusted-types';
import { WaitingNotice } from './waiting-notice';
import { Workspace } from './workspace';

const languagePlace = 'allodesk.language';

/** Before the settings are known: the language of the last time, else the system's. */
const likelyLanguage = (): Language => {
  const last = localStorage.getItem(languagePlace);
  return last === 'fr' || last === 'en' ? last : chooseLanguage('system', navigator.languages);
};

/** What the first screen shows, fetched by now. Heard by load-again.js, which knows what to do without it. */
const haveFirstScreen = async (wanted: Promise<unknown>[]): Promise<boolean> => {
  try {
    await Promise.all(wanted);
    return true;
  } catch {
    dispatchEvent(new Event('allodesk:missing'));
    return false;
  }
};

const languageOf = ({ desk }: RunningDesk): Language =>
  chooseLanguage(desk.settings.store.getState().settings['ui.language'].value, desk.info.languages);

/** In the document, and not painted yet. */
const Drawn = ({ tell }: { tell(): void }) => {
  useLayoutEffect(tell, [tell]);
  return null;
};

const start = async (place: HTMLElement) => {
  const bridge = getBridge();
  const firstWords = loadWords(likelyLanguage());
  // Whoever awaits it hears of a failure.
  firstWords.catch(() => undefined);
  catchBugs((level, text) => void bridge.ask('log.write', { level, text: text.slice(0, 4000) }));
  const root = createRoot(place);
  const wait = () =>
    void firstWords.then(() => root.render(<WaitingNotice />)).catch(() => undefined);
  try {
    await becomeTheOnlyDesk(navigator.locks, wait);
    const running = await composeDesk(bridge);
    // Begun first, so that the book is the first to be asked.
    running.begin().catch((error: unknown) => {
      void bridge.ask('log.write', { level: 'error', text: `start: ${String(error)}` });
    });
    const language = languageOf(running);
    const first = beginsWithFirstStart(running.desk.settings) ? [loadFirstStart()] : [];
    if (!(await haveFirstScreen([firstWords, loadWords(language), ...first]))) return;
    localStorage.setItem(languagePlace, language);
    root.render(
      <DeskRoot desk={running.desk} features={features}>
        <Workspace />
        <Drawn tell={running.drawn} />
      </DeskRoot>,
    );
    dispatchEvent(new Event('allodesk:loaded'));
  } catch (error) {
    if (await haveFirstScreen([firstWords])) root.render(<FatalNotice cause={String(error)} />);
    throw error;
  }
};

guardScripts(window);
const place = document.getElementById('root');
if (place) void start(place);
