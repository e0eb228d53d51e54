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
  // Without its local server (a file, a test page) the desk starts as it is.
  const handedOver = await takeHandedOver(location, history, fetch.bind(window)).catch(() => null);
  return createBrowserBridge({
    ...createOwnServer(log),
    storage: localStorage,
    languages: navigator.languages,
    version: __DESK_VERSION__,
    handedOver: handedOver?.text ?? null,
    refused: (why) => {
      handedOver?.refuse(why).catch((error: unknown) => log('warn', String(error)));
    },
    onStorage: (heard) => addEventListener('storage', ({ key }) => heard(key)),
    log,
  });
};

/** Answers at once; the edition behind it, with the schemas it needs, is loaded only in a browser. */
const createLateBridge = (open: () => Promise<DeskBridge>): DeskBridge => {
  const opened = open();
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
