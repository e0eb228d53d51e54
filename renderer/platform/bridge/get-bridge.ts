import type { DeskBridge } from '@contract';
import { redact } from '@policy/redact';
import type { Log } from '../../kernel';

declare const __DESK_VERSION__: string;

declare global {
  interface Window {
    /** Put there by the preload; absent in the browser edition. */
    desk?: DeskBridge;
  }
}

const openBrowserEdition = async (): Promise<DeskBridge> => {
  const [{ createBrowserBridge }, { takeHandedOver }, { createOwnServer }] = await Promise.all([
    import('./browser-bridge'),
    import('./launch-token'),
    import('./own-server'),
  ]);
  // A browser has no log file: its console is the only place to look.
  // oxlint-disable-next-line no-console
  const log: Log = (level, text) => console[level](redact(text));
  const handedOver = await takeHandedOver({
    place: location,
    history,
    memory: sessionStorage,
    fetchFrom: fetch.bind(window),
    wait: (ms) => new Promise((done) => void setTimeout(done, ms)),
  });
  const said = (error: unknown) => log('warn', String(error));
  addEventListener('allodesk:stays', () => void handedOver?.taken().catch(said), { once: true });
  return createBrowserBridge({
    ...createOwnServer(log),
    storage: localStorage,
    languages: navigator.languages,
    version: __DESK_VERSION__,
    handedOver: handedOver?.text ?? null,
    refused: (why) => void handedOver?.refuse(why).catch(said),
    onStorage: (heard) => addEventListener('storage', ({ key }) => heard(key)),
    log,
  });
};

/** Answers at once; the edition behind it, with the schemas it needs, is loaded only in a browser. */
const createLateBridge = (open: () => Promise<DeskBridge>): DeskBridge => {
  const opened = open();
  // Heard by load-again.js: what it is made of, or the file that it was to take over, could not be fetched.
  opened.catch(() => dispatchEvent(new Event('allodesk:missing')));
  return {
    ask: async (name, request) => (await opened).ask(name, request),
    hear: (name, listener) => {
      let stop: (() => void) | null = null;
      let isOver = false;
      void opened.then((bridge) => {
        if (!isOver) stop = bridge.hear(name, listener);
      });
      return () => {
        isOver = true;
        stop?.();
      };
    },
  };
};

let bridge: DeskBridge | null = null;

/** The way to the desktop: `window.desk` of the preload, else the browser edition's. */
export const getBridge = (): DeskBridge =>
  (bridge ??= window.desk ?? createLateBridge(openBrowserEdition));
