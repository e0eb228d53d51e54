// npm start: installs and builds what is missing, then opens the desk in Electron, or else in
// Chrome or Chromium, or else says where to find it. Plain Node: it runs on a fresh clone.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildIfStale } from './built.mjs';
import {
  askRunningDesk,
  end,
  fetchElectron,
  findBrowser,
  findElectron,
  hasDisplay,
  startBrowser,
  startElectron,
} from './open-desk.mjs';
import { serveRenderer } from './serve-renderer.mjs';
import { checkSettingsFile, readArguments, usage } from './start-arguments.mjs';
import { openInBrowserWords, openInElectronWords } from './start-words.mjs';
import { installPackages } from './steps/install.mjs';
import { root } from './steps/run.mjs';

const say = (text) => console.log(text);
const fetchSeconds = 20;
const toEnd = [];
let isEnding = false;

const finish = async (code) => {
  if (isEnding) return;
  isEnding = true;
  // The window before its server: it must not be there when the port is free for others.
  for (const one of toEnd.toReversed()) await one();
  process.exit(code);
};
for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
])
  process.on(signal, () => void finish(code));

const giveUp = (text, code = 1) => {
  console.error(text);
  return finish(code);
};

/** Electron's binary, with one time-boxed try a day to fetch it. */
const electronBinary = async () => {
  const there = findElectron(root);
  if (there) return there;
  const mark = join(root, 'out/.electron-not-to-be-had');
  const day = 24 * 3600 * 1000;
  if (existsSync(mark) && Date.now() - Number(readFileSync(mark, 'utf8')) < day) return null;
  const fetched = await fetchElectron(root, fetchSeconds);
  if (!fetched) writeFileSync(mark, String(Date.now()));
  return fetched;
};

const watch = (child, { failed, ended, endsAtOnce }) => {
  const started = Date.now();
  toEnd.push(() => end(child));
  child.once('error', (error) => failed(error.message));
  child.once('exit', (code) => {
    if (isEnding) return;
    if (Date.now() - started < 4000 && !endsAtOnce(code)) failed(`it ended at once with ${code}`);
    else ended(code ?? 0);
  });
};

const serve = async ({ port, settingsFile }) => {
  try {
    return await serveRenderer({
      root: join(root, 'out/renderer'),
      port,
      settingsFile,
      onRefused: (why) => console.error(`The settings file was not taken over: ${why}`),
    });
  } catch (error) {
    if (error.code !== 'EADDRINUSE') throw error;
    await giveUp(
      `Port ${port} is taken: is Allodesk open already? --port N takes another one; a desk on another port has other data.`,
    );
    return null;
  }
};

const openInBrowser = async (wanted, reason) => {
  const served = await serve(wanted);
  if (!served) return;
  toEnd.push(served.close);
  const browser = hasDisplay() ? findBrowser() : null;
  const window = browser ? 'own' : hasDisplay() ? 'noBrowser' : 'noDisplay';
  say(openInBrowserWords({ url: served.url, port: wanted.port, reason, window }));
  if (!browser) return;
  watch(startBrowser(browser, served.url), {
    // Also when a browser that runs already took the window over.
    failed: (why) => say(`No window of its own (${why}). The address above stays open.`),
    ended: () => void finish(0),
    endsAtOnce: () => false,
  });
};

const openInElectron = (binary, wanted) => {
  say(openInElectronWords(wanted));
  watch(startElectron(binary, root, wanted.settingsFile), {
    failed: (why) => void openInBrowser(wanted, `Electron does not start (${why}).`),
    ended: (code) => void finish(code),
    // A desk that was open already has been shown instead.
    endsAtOnce: (code) => code === 0,
  });
};

const start = async () => {
  let wanted;
  try {
    wanted = readArguments(process.argv.slice(2));
    if (wanted.settingsFile) checkSettingsFile(wanted.settingsFile);
  } catch (error) {
    await giveUp(error.message, 2);
    return;
  }
  if (wanted.help) {
    say(usage);
    return;
  }
  const installed = await installPackages();
  if (isEnding) return;
  if (installed !== 0) {
    await giveUp('The npm packages could not be installed.');
    return;
  }
  const built = await buildIfStale();
  if (isEnding) return;
  if (built !== 0) {
    await giveUp('The desk could not be built.');
    return;
  }
  if (wanted.check) {
    const check = [join(root, 'out/main/check.js'), ...wanted.check];
    process.exitCode = spawnSync(process.execPath, check, { stdio: 'inherit' }).status ?? 1;
    return;
  }
  if (wanted.command) {
    const binary = findElectron(root);
    if (binary) process.exitCode = askRunningDesk(binary, root, wanted.command);
    else await giveUp('Electron is not here, and the browser edition takes no commands.', 3);
    return;
  }
  if (wanted.browser || !hasDisplay()) {
    await openInBrowser(wanted, null);
    return;
  }
  const binary = await electronBinary();
  if (isEnding) return;
  if (binary) openInElectron(binary, wanted);
  else
    await openInBrowser(
      wanted,
      'Electron is not here and could not be fetched: the desk opens in the browser instead.',
    );
};

await start();
