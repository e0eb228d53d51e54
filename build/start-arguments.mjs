// What `npm start` understands.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

export const defaultPort = 47110;
/** What the running desk answers (electron/command-line). */
const commandWords = ['dial', 'answer', 'hangup', 'mute', 'state'];
export const usage = `npm start -- [--browser] [--port N] [--settings FILE]
npm start -- check FILE
npm start -- dial NUMBER | answer | hangup | mute [on|off] | state [--private] [--json]
                   ask the desk that runs in Electron
  check FILE       say whether a settings file or a policy would be taken over, and open nothing
  --browser        open the desk in Chrome or Chromium although Electron is there
  --port N         serve the browser edition on this port instead of ${defaultPort};
                   a desk on another port has other data
  --settings FILE  take over this settings file at the start`;

/** Reads the arguments, or throws an Error whose message is for the person who typed them. */
export const readArguments = (argv) => {
  const wanted = {
    browser: false,
    help: false,
    port: defaultPort,
    settingsFile: undefined,
    check: undefined,
    command: undefined,
  };
  if (commandWords.includes(argv[0])) return { ...wanted, command: argv };
  if (argv[0] === 'check') return { ...wanted, check: argv.slice(1) };
  const rest = argv.flatMap((one) =>
    /^--(port|settings)=/.test(one)
      ? [one.split('=', 1)[0], one.slice(one.indexOf('=') + 1)]
      : [one],
  );
  while (rest.length > 0) {
    const one = rest.shift();
    if (one === '--browser') wanted.browser = true;
    else if (one === '--help' || one === '-h') wanted.help = true;
    else if (one === '--port') {
      const text = rest.shift() ?? '';
      wanted.port = Number(text);
      if (!/^\d{1,5}$/.test(text) || wanted.port < 1 || wanted.port > 65535)
        throw new Error(`--port needs a number from 1 to 65535, not "${text}"`);
    } else if (one === '--settings') {
      const file = rest.shift();
      if (!file) throw new Error('--settings needs the name of a file');
      wanted.settingsFile = resolve(file);
    } else throw new Error(`"${one}" is not known here.\n${usage}`);
  }
  return wanted;
};

/** Refuses a file that cannot be a settings file before anything is started. */
export const checkSettingsFile = (file) => {
  let text;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new Error(`The settings file cannot be read: ${file} (${error.code})`, { cause: error });
  }
  try {
    JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    // The parser's message would quote the file, which may hold the secret.
    throw new Error(`The settings file is not JSON: ${file}`);
  }
};
