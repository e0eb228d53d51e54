// Finds what can show the desk (Electron's binary, Chrome or Chromium) and starts it.
import { spawn, spawnSync } from 'node:child_process';
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const isWindows = process.platform === 'win32';
const isMac = process.platform === 'darwin';
const isRoot = process.getuid?.() === 0;

/** A Linux machine without a screen shows no window. */
export const hasDisplay = (environment = process.env, platform = process.platform) =>
  platform !== 'linux' || Boolean(environment.DISPLAY || environment.WAYLAND_DISPLAY);

/** Where the browser edition keeps its browser profile, hence its data. */
export const dataFolder = (environment = process.env) => {
  if (environment.ALLODESK_DATA) return resolve(environment.ALLODESK_DATA);
  if (isWindows) return join(environment.LOCALAPPDATA ?? homedir(), 'Allodesk');
  if (isMac) return join(homedir(), 'Library/Application Support/Allodesk');
  return join(environment.XDG_DATA_HOME || join(homedir(), '.local/share'), 'allodesk');
};

// Electron's package must never be imported here: without its binary it starts a download.
const electronFile = (root) => {
  const folder = join(root, 'node_modules/electron');
  const named = join(folder, 'path.txt');
  const usual = isMac
    ? 'Electron.app/Contents/MacOS/Electron'
    : `electron${isWindows ? '.exe' : ''}`;
  const name = existsSync(named) ? readFileSync(named, 'utf8').trim() : usual;
  return join(process.env.ELECTRON_OVERRIDE_DIST_PATH || join(folder, 'dist'), name);
};

/** A download that broke off leaves a small file; macOS keeps the bulk in a framework beside it. */
const isWhole = (file) => existsSync(file) && (isMac || statSync(file).size > 50_000_000);

/** The path of Electron's binary, or null. */
export const findElectron = (root) => {
  const file = electronFile(root);
  return isWhole(file) ? file : null;
};

/** Lets Electron's package fetch its binary, for `seconds` at most. */
export const fetchElectron = (root, seconds) =>
  new Promise((done) => {
    const script = join(root, 'node_modules/electron/install.js');
    const options = { stdio: 'ignore', timeout: seconds * 1000, killSignal: 'SIGKILL' };
    const child = spawn(process.execPath, [script], options);
    child.once('error', () => done(null));
    child.once('exit', () => done(findElectron(root)));
  });

const onPath = (name) => {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const file = join(folder || '.', name);
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {
      continue;
    }
  }
  return null;
};

const browserPlaces = () => {
  if (isMac)
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  const bases = [process.env.ProgramFiles, process.env['ProgramFiles(x86)']];
  return [...bases, process.env.LOCALAPPDATA]
    .filter(Boolean)
    .flatMap((base) => [
      join(base, 'Google/Chrome/Application/chrome.exe'),
      join(base, 'Chromium/Application/chrome.exe'),
      join(base, 'Microsoft/Edge/Application/msedge.exe'),
    ]);
};

/** Chrome, Chromium or Edge: the path of the first one found, or null. */
export const findBrowser = () => {
  if (process.env.CHROME_PATH) return process.env.CHROME_PATH;
  if (isWindows || isMac) return browserPlaces().find((place) => existsSync(place)) ?? null;
  const names = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser'];
  for (const name of [...names, 'microsoft-edge']) {
    const file = onPath(name);
    if (file) return file;
  }
  return null;
};

// A group of its own, so that all of its processes can be ended together.
const start = (command, args, options) =>
  spawn(command, args, { stdio: 'inherit', detached: !isWindows, ...options });

const electronArguments = (root, given) => [...(isRoot ? ['--no-sandbox'] : []), root, ...given];

export const startElectron = (binary, root, settingsFile) =>
  start(binary, electronArguments(root, settingsFile ? ['--settings', settingsFile] : []), {
    cwd: root,
  });

/** The program started once more with a command: what it ends with. */
export const askRunningDesk = (binary, root, command) =>
  spawnSync(binary, electronArguments(root, command), { cwd: root, stdio: 'inherit' }).status ?? 1;

/**
 * The address as a file that the owner alone can read: every user sees the arguments of every program, and the address
 * may carry the token of the settings file.
 */
const hideAddress = (folder, url) => {
  const file = join(folder, 'allodesk.html');
  rmSync(file, { force: true });
  const script = `<script>location.replace(${JSON.stringify(url)})</script>`;
  writeFileSync(file, `<!doctype html><meta charset="utf-8"><title>Allodesk</title>${script}`, {
    mode: 0o600,
    flag: 'wx',
  });
  return file;
};

/** A window without tabs, with a profile of its own, that rings without a click and never dozes. */
export const startBrowser = (browser, url) => {
  // Chromium as a snap may not write to hidden folders.
  const folder = browser.startsWith('/snap/')
    ? join(homedir(), 'snap/chromium/common/allodesk')
    : dataFolder();
  const profile = join(folder, 'browser-profile');
  mkdirSync(profile, { recursive: true, mode: 0o700 });
  const hidden = url.includes('#') ? hideAddress(profile, url) : null;
  const args = [
    `--app=${hidden ? pathToFileURL(hidden) : url}`,
    `--user-data-dir=${profile}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--autoplay-policy=no-user-gesture-required',
    '--disable-background-timer-throttling',
    '--disable-backgrounding-occluded-windows',
    '--disable-renderer-backgrounding',
    '--disable-features=WebRtcAllowInputVolumeAdjustment',
    // The practice line speaks within this machine, also when it has no network at all.
    '--allow-loopback-in-peer-connection',
    ...(isRoot && !isMac ? ['--no-sandbox', '--test-type'] : []),
  ];
  const child = start(browser, args, { stdio: ['ignore', 'ignore', 'ignore'] });
  if (hidden) {
    const remove = () => rmSync(hidden, { force: true });
    child.once('exit', remove);
    setTimeout(remove, 30_000).unref();
  }
  return child;
};

/** Ends a started window and everything that it started. Resolves when it is gone. */
export const end = (child) =>
  new Promise((done) => {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) {
      done();
      return;
    }
    const signal = (name) => {
      try {
        process.kill(isWindows ? child.pid : -child.pid, name);
      } catch (error) {
        // Gone by itself in the meantime.
        if (error.code !== 'ESRCH') throw error;
      }
    };
    const force = setTimeout(() => signal('SIGKILL'), 3000);
    child.once('exit', () => {
      clearTimeout(force);
      done();
    });
    signal('SIGTERM');
  });
