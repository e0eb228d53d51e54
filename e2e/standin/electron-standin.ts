// Stands in for the `electron` module: the real main process runs in plain Node, and its window is
// a Chromium page that the test owns. Bundled by the fixture; see README.md here.
import { EventEmitter } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  askPermission,
  fetchFile,
  probeSecurity,
  protocol,
  session,
  setWindowOpenHandler,
} from './standin-content';
import { answerNext, clickNotice, look, powerMonitor, press, say } from './standin-parts';
import type { SeenFrame, ToStandin } from './wire';

export {
  dialog,
  globalShortcut,
  Menu,
  nativeImage,
  Notification,
  powerMonitor,
  powerSaveBlocker,
  safeStorage,
  screen,
  shell,
  systemPreferences,
  Tray,
} from './standin-parts';
import * as parts from './standin-parts';

export { protocol, session };

const dataFolder = process.env['STANDIN_DATA'] ?? '';
mkdirSync(dataFolder, { recursive: true });

class App extends EventEmitter {
  readonly isPackaged = false;
  readonly commandLine = { appendSwitch: () => undefined };
  name = 'Allodesk';
  setName(name: string): void {
    this.name = name;
  }
  getName(): string {
    return this.name;
  }
  getVersion(): string {
    return '0.1.0';
  }
  getPath(name: string): string {
    return name === 'userData' ? dataFolder : join(dataFolder, name);
  }
  setPath(): void {
    // The browser's profile is the test's.
  }
  getPreferredSystemLanguages(): string[] {
    return ['fr-FR', 'en-GB'];
  }
  isReady(): boolean {
    return true;
  }
  async whenReady(): Promise<void> {
    // Nothing to wait for.
  }
  requestSingleInstanceLock(): boolean {
    return true;
  }
  isSandboxed = false;
  enableSandbox(): void {
    this.isSandboxed = true;
  }
  disableHardwareAcceleration(): void {
    // Nothing is painted here.
  }
  setAppUserModelId(): void {
    // Windows only.
  }
  setAsDefaultProtocolClient(): boolean {
    throw new Error('the system is not touched by tests');
  }
  exit(code: number): void {
    process.exit(code);
  }
  quit(): void {
    this.emit('before-quit');
    this.emit('will-quit');
    // Time for what is being written; then the end, whatever still runs.
    setTimeout(() => process.exit(0), 50);
  }
}
export const app = new App();

const handlers = new Map<string, (event: unknown, ...args: unknown[]) => unknown>();
export const ipcMain = Object.assign(new EventEmitter(), {
  handle: (channel: string, run: (event: unknown, ...args: unknown[]) => unknown) =>
    void handlers.set(channel, run),
});

class WebContents extends EventEmitter {
  readonly id = 1;
  readonly setWindowOpenHandler = setWindowOpenHandler;
  setWebRTCIPHandlingPolicy(policy: string): void {
    look.ipHandling = policy;
  }
  send(channel: string, ...args: unknown[]): void {
    say({ say: 'send', channel, args });
  }
}

const windows: BrowserWindow[] = [];
export class BrowserWindow extends EventEmitter {
  static getAllWindows(): BrowserWindow[] {
    return windows;
  }
  readonly webContents = new WebContents();
  constructor({ webPreferences }: { webPreferences: Record<string, unknown> }) {
    super();
    look.webPreferences = webPreferences;
    windows.push(this);
    app.emit('web-contents-created', {}, this.webContents);
  }
  async loadURL(url: string): Promise<void> {
    this.webContents.emit('did-start-navigation', { isMainFrame: true, isSameDocument: false });
    look.loaded.push(url);
    say({ say: 'load', url });
  }
  isDestroyed(): boolean {
    return windows.length === 0;
  }
  isMinimized(): boolean {
    return look.isMinimized;
  }
  isFocused(): boolean {
    return false;
  }
  flashFrame(): void {
    // Nothing to flash.
  }
  getNormalBounds(): object {
    return { x: 10, y: 20, width: 1280, height: 800 };
  }
  restore(): void {
    look.isMinimized = false;
  }
  minimize(): void {
    look.isMinimized = true;
  }
  show(): void {
    look.shown += 1;
  }
  focus(): void {
    // One window, always in front.
  }
  close(): void {
    let isKept = false;
    const preventDefault = () => {
      isKept = true;
    };
    this.emit('close', { preventDefault });
    if (!isKept) say({ say: 'unload' });
  }
  /** The page would let itself go, or not: then the program decides. */
  unload(mayGo: boolean): void {
    let isLeft = mayGo;
    const preventDefault = () => {
      isLeft = true;
    };
    if (!mayGo) this.webContents.emit('will-prevent-unload', { preventDefault });
    if (!isLeft) return;
    windows.splice(0);
    this.emit('closed');
  }
}
export const webContents = { getAllWebContents: () => windows.map((one) => one.webContents) };

const invoke = (channel: string, args: unknown[], { url, isTop }: SeenFrame) => {
  const handler = handlers.get(channel);
  if (!handler) throw new Error(`No handler registered for '${channel}'`);
  return handler({ senderFrame: { url, parent: isTop ? null : {} } }, ...args);
};
const answer = (call: number, work: () => unknown) => {
  Promise.resolve()
    .then(work)
    .then(
      (value) => say({ say: 'answer', call, value }),
      (error: unknown) => say({ say: 'failed', call, message: String(error) }),
    );
};

process.on('message', (message: ToStandin) => {
  const window = windows[0];
  switch (message.do) {
    case 'fetch':
      return answer(message.call, () => fetchFile(message.url));
    case 'invoke':
      return answer(message.call, () => invoke(message.channel, message.args, message.frame));
    case 'permission':
      return answer(message.call, () =>
        askPermission(message.permission, message.url, message.mediaTypes),
      );
    case 'probe':
      return answer(message.call, () =>
        probeSecurity(window?.webContents ?? new EventEmitter(), app.isSandboxed, message.urls),
      );
    case 'look':
      return answer(message.call, () => look);
    case 'loaded':
      window?.webContents.emit('did-finish-load');
      window?.emit('ready-to-show');
      return;
    case 'press':
      return press(message.accelerator);
    case 'secondStart':
      return void app.emit('second-instance', {}, message.argv, process.cwd());
    case 'power':
      return void powerMonitor.emit(message.event);
    case 'clickNotice':
      return clickNotice();
    case 'closeWindow':
      return window?.close();
    case 'unloadAnswered':
      return window?.unload(message.mayGo);
    case 'answerNext':
      return answerNext(message.button);
    case 'quit':
      return app.quit();
    case 'pageGone':
      return void window?.webContents.emit('render-process-gone', {}, { reason: message.reason });
  }
});
// The test died: nobody is left to close the desk.
process.on('disconnect', () => process.exit(1));

// What the packages in the main bundle import as a whole.
// oxlint-disable-next-line import/no-default-export
export default {
  ...parts,
  app,
  BrowserWindow,
  ipcMain,
  protocol,
  session,
  webContents,
};
