import { type CommandLine, readCommandLine } from './command-line/arguments';
import { runCommand } from './command-line/run-command';
import { compose } from './compose';
import {
  createElectronPlatform,
  endCommand,
  hasSwitch,
  isPackaged,
  prepareCommand,
  prepareElectron,
  refuseToStart,
} from './platform/electron-platform';
import { checkFile } from './settings/check-command';
import { forbiddenStart } from './policy/forbidden-switches';

const words = (error: unknown) =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);

const start = async () => {
  const platform = await createElectronPlatform(import.meta.dirname);
  // A telephone does not die of a bug in its tray: it is written down and the call goes on.
  for (const kind of ['uncaughtException', 'unhandledRejection'] as const)
    process.on(kind, (error: unknown) => platform.log.write('error', `${kind}: ${words(error)}`));
  await compose(platform);
};

/** No window, and no instance lock: the desk that runs is asked, and this start ends with its answer. */
const command = async (line: CommandLine) => {
  const { places, language } = prepareCommand();
  const said: Promise<void>[] = [];
  const to = (stream: NodeJS.WriteStream) => (text: string) =>
    void said.push(new Promise((done) => void stream.write(`${text}\n`, () => done())));
  const code = await runCommand(line, places, {
    say: to(process.stdout),
    complain: to(process.stderr),
    check: checkFile,
    language,
  });
  await Promise.all(said);
  endCommand(code);
};

const refused = isPackaged()
  ? forbiddenStart({
      argv: process.argv,
      isWindows: process.platform === 'win32',
      environment: process.env,
      hasSwitch,
    })
  : [];
const given = readCommandLine(process.argv, isPackaged());

// Not awaited: Electron gets ready only after this module has been read to its end.
if (refused.length > 0)
  refuseToStart(
    `Allodesk does not start with ${refused.join(' ')}: it would take away a protection.`,
  );
else if (given)
  command(given).catch((error: unknown) => {
    process.stderr.write(`Allodesk: ${words(error)}\n`);
    endCommand(1);
  });
else if (prepareElectron())
  start().catch((error: unknown) => {
    process.stderr.write(`Allodesk could not start: ${words(error)}\n`);
    process.exit(1);
  });
