import { app, BrowserWindow, dialog, screen } from 'electron';
import type { LogPort, OpenWindow, WindowEvents, WindowPort, WindowRequest } from './ports';

/** The page has no Node, its own world, a sandbox, and timers that run while the window is hidden. */
const preferences = (preload: string, packaged: boolean): Electron.WebPreferences => ({
  preload,
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  webSecurity: true,
  webviewTag: false,
  navigateOnDragDrop: false,
  backgroundThrottling: false,
  // The ring must sound although nobody clicked yet.
  autoplayPolicy: 'no-user-gesture-required',
  // Its dictionaries come from a third party's server.
  spellcheck: false,
  devTools: !packaged,
});

/** What is sent while the page loads waits for it. */
const createSender = (window: BrowserWindow) => {
  const { webContents } = window;
  let isLoaded = false;
  let waiting: [string, unknown][] = [];
  webContents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
    if (isMainFrame && !isSameDocument) isLoaded = false;
  });
  webContents.on('did-finish-load', () => {
    isLoaded = true;
    for (const [name, payload] of waiting) webContents.send(name, payload);
    waiting = [];
  });
  return (name: string, payload: unknown) => {
    if (window.isDestroyed()) return;
    if (isLoaded) webContents.send(name, payload);
    else waiting = [...waiting, [name, payload] as [string, unknown]].slice(-50);
  };
};

const rememberBounds = (window: BrowserWindow, moved: WindowEvents['moved']) => {
  let timer: NodeJS.Timeout | null = null;
  const later = () => {
    if (timer) clearTimeout(timer);
    timer = setTimeout(() => {
      if (!window.isDestroyed()) moved(window.getNormalBounds());
    }, 500);
  };
  window.on('resize', later);
  window.on('move', later);
};

/** The page keeps itself from being left while it has what is on no disk: the agent decides. */
const mayLeave = (window: BrowserWindow, words: WindowRequest['unwritten']): boolean => {
  const answer = dialog.showMessageBoxSync(window, {
    type: 'warning',
    message: words.title,
    detail: words.text,
    buttons: [words.stay, words.leave],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  return answer === 1;
};

const open = (
  request: WindowRequest,
  events: WindowEvents,
  packaged: boolean,
  log: LogPort,
): OpenWindow => {
  const window = new BrowserWindow({
    ...(request.bounds ?? { width: 1280, height: 800 }),
    minWidth: request.minimum.width,
    minHeight: request.minimum.height,
    title: request.title,
    icon: request.icon,
    show: false,
    autoHideMenuBar: true,
    backgroundColor: '#f3f1ec',
    webPreferences: preferences(request.preload, packaged),
  });
  let isQuitting = false;
  app.on('before-quit', () => {
    isQuitting = true;
  });
  const load = () =>
    window
      .loadURL(request.url)
      .catch((error: unknown) => log.write('error', `the page did not load: ${String(error)}`));

  window.once('ready-to-show', () => window.show());
  window.on('close', (event) => {
    if (isQuitting || events.closing() === 'close') return;
    event.preventDefault();
    window.minimize();
  });
  window.webContents.on('will-prevent-unload', (event) => {
    // Electron's sense: prevented, the page may go.
    if (mayLeave(window, request.unwritten)) event.preventDefault();
    else isQuitting = false;
  });
  window.on('closed', events.closed);
  rememberBounds(window, events.moved);
  window.webContents.on('render-process-gone', (_event, { reason }) => events.gone(reason));
  const send = createSender(window);
  void load();

  return {
    send,
    show: () => {
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
    reload: () => void load(),
    close: () => window.close(),
    attention: (wanted) => {
      if (window.isDestroyed()) return;
      window.flashFrame(wanted && !window.isFocused());
    },
    followRoutes: (wanted) => {
      if (window.isDestroyed()) return;
      window.webContents.setWebRTCIPHandlingPolicy(
        wanted ? 'default_public_and_private_interfaces' : 'default',
      );
    },
  };
};

export const createElectronWindow = (packaged: boolean, log: LogPort): WindowPort => ({
  open: (request, events) => open(request, events, packaged, log),
  screens: () => screen.getAllDisplays().map((display) => display.workArea),
});
