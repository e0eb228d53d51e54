import { existsSync, mkdirSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { app, dialog, globalShortcut, ipcMain, Menu, Notification, protocol } from 'electron';
import { powerMonitor, powerSaveBlocker, safeStorage } from 'electron';
import { type CommandPlace, commandPlaces } from '../command-line/place';
import { openCommandServer } from '../command-line/server';
import { deskOrigin } from '../ipc/trusted-frame';
import { type Language, systemLanguage } from '../words/desktop-words';
import { linkCommand } from '../policy/link-command';
import { createElectronContent } from './electron-content';
import { createElectronLog } from './electron-log';
import { createElectronSettingsStore } from './electron-settings-store';
import { createElectronTray } from './electron-tray';
import { createElectronWindow } from './electron-window';
import { runTool } from './run-tool';
import { readWindowsAccess } from './windows-access';
import { windowsFolder } from './windows-folder';
import type { AppPort, EncryptionPort, IpcPort, KeysPort, NoticesPort, Platform } from './ports';
import type { PowerPort } from './ports';

export const isPackaged = (): boolean => app.isPackaged;

/** Whether Chromium was given a switch, by an argument or by Electron itself. */
export const hasSwitch = (name: string): boolean => app.commandLine.hasSwitch(name);

/** Ends the program before it has begun, with a word. */
export const refuseToStart = (why: string): void => {
  process.stderr.write(`${why}\n`);
  dialog.showErrorBox('Allodesk', why);
  app.exit(2);
};

/** For a start that only asks the running desk: what it needs to know, and nothing opened. */
export const prepareCommand = (): { places: CommandPlace[]; language: Language } => {
  app.setName('Allodesk');
  app.dock?.hide();
  // No process for the graphics of windows that never come.
  app.disableHardwareAcceleration();
  const profile = app.getPath('userData');
  if (existsSync(profile)) {
    // The profile of Chromium that the running desk has open is not opened a second time.
    const session = join(profile, 'command-session');
    mkdirSync(session, { recursive: true, mode: 0o700 });
    app.setPath('sessionData', session);
  }
  return {
    places: commandPlaces(surroundings()),
    language: systemLanguage(app.getPreferredSystemLanguages()),
  };
};

export const endCommand = (code: number): void => app.exit(code);

/** What must be said before Electron is ready. False: another Allodesk runs and has been told. */
export const prepareElectron = (): boolean => {
  app.setName('Allodesk');
  app.setAppUserModelId('org.allodesk.desk');
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return false;
  }
  app.enableSandbox();
  // Chromium would move the microphone's level in the system's mixer, for every other program too.
  app.commandLine.appendSwitch('disable-features', 'WebRtcAllowInputVolumeAdjustment');
  // The practice line speaks within this machine, also when it has no network at all.
  app.commandLine.appendSwitch('allow-loopback-in-peer-connection');
  protocol.registerSchemesAsPrivileged([
    {
      scheme: deskOrigin.scheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true },
    },
  ]);
  return true;
};

const systems: Partial<Record<NodeJS.Platform, AppPort['system']>> = {
  win32: 'windows',
  darwin: 'macos',
};

const surroundings = (): Parameters<typeof commandPlaces>[0] => ({
  system: systems[process.platform] ?? 'linux',
  user: process.getuid?.() ?? -1,
  dataFolder: app.getPath('userData'),
  environment: process.env,
});

const createApp = (folder: string): AppPort => {
  // macOS may hand over a link before anybody listens.
  const links: string[] = [];
  let heardLink = (link: string): void => void links.push(link);
  app.on('open-url', (event, link) => {
    event.preventDefault();
    heardLink(link);
  });
  const command = linkCommand(surroundings().system, process.execPath);
  return {
    version: app.getVersion(),
    ...surroundings(),
    packaged: app.isPackaged,
    argv: process.argv,
    folder,
    windowsFolder: process.platform === 'win32' ? windowsFolder() : '',
    languages: () => app.getPreferredSystemLanguages(),
    onSecondStart: (heard) => void app.on('second-instance', (_event, argv) => heard(argv)),
    onOpenLink: (heard) => {
      heardLink = heard;
      for (const link of links.splice(0)) heard(link);
    },
    onActivate: (heard) => void app.on('activate', heard),
    onQuit: (run) => void app.once('will-quit', run),
    claimLinks: (schemes) => {
      for (const scheme of schemes) app.setAsDefaultProtocolClient(scheme, ...command);
    },
    linksOpenHere: (schemes) =>
      schemes.every((scheme) => app.isDefaultProtocolClient(scheme, ...command))
        ? 'ours'
        : 'others',
    complain: (title, text) => dialog.showErrorBox(title, text),
    quit: () => app.quit(),
  };
};

const ipc: IpcPort = {
  answer: (name, run) =>
    ipcMain.handle(name, (event, request: unknown) => {
      const frame = event.senderFrame;
      return run(frame ? { url: frame.url, isTop: frame.parent === null } : null, request);
    }),
};

const encryption: EncryptionPort = {
  available: () => safeStorage.isAsyncEncryptionAvailable(),
  backend: () => {
    if (process.platform === 'linux') return safeStorage.getSelectedStorageBackend();
    return systems[process.platform] ?? '';
  },
  encrypt: (text) => safeStorage.encryptStringAsync(text),
  decrypt: async (bytes) => {
    const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(Buffer.from(bytes));
    return { text: result, renew: shouldReEncrypt };
  },
};

const keys: KeysPort = {
  register: (accelerator, pressed) => {
    try {
      return globalShortcut.register(accelerator, pressed) ? 'active' : 'taken';
    } catch {
      // Electron throws for text that is no key.
      return 'invalid';
    }
  },
  release: (accelerator) => globalShortcut.unregister(accelerator),
};

const power: PowerPort = {
  onSuspend: (heard) => void powerMonitor.on('suspend', heard),
  onResume: (heard) => void powerMonitor.on('resume', heard),
  stayAwake: () => {
    const id = powerSaveBlocker.start('prevent-app-suspension');
    return () => powerSaveBlocker.stop(id);
  },
};

const notices: NoticesPort = {
  show: ({ title, body, silent }, clicked) => {
    if (!Notification.isSupported()) return () => undefined;
    const notification = new Notification({ title, body, silent });
    notification.on('click', clicked);
    notification.show();
    return () => notification.close();
  },
};

/** The real desktop. Resolves when Electron is ready. */
export const createElectronPlatform = async (folder: string): Promise<Platform> => {
  const appPort = createApp(folder);
  const log = createElectronLog(appPort.packaged);
  await app.whenReady();
  // The menu's keys (reload, developer tools) do not belong in an agent's hands; macOS needs its menu.
  if (app.isPackaged && process.platform !== 'darwin') Menu.setApplicationMenu(null);
  return {
    app: appPort,
    ipc,
    window: createElectronWindow(appPort.packaged, log),
    content: createElectronContent(),
    encryption,
    keys,
    power,
    tray: createElectronTray(folder),
    notices,
    settingsStore: createElectronSettingsStore(appPort.dataFolder),
    log,
    interfaces: networkInterfaces,
    accessOf: readWindowsAccess,
    runTool,
    listenForCommands: (run, heard) =>
      openCommandServer({ places: commandPlaces(appPort), run, log: heard }),
    every: (ms, run) => {
      const timer = setInterval(run, ms);
      return () => clearInterval(timer);
    },
    monotonic: () => performance.now(),
  };
};
