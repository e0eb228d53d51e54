import { compose } from './compose';
import {
  createElectronPlatform,
  hasSwitch,
  isPackaged,
  prepareElectron,
  refuseToStart,
} from './platform/electron-platform';
import { forbiddenStart } from './policy/forbidden-switches';
import { checkArguments, checkFile } from './settings/check-command';

const words = (error: unknown) =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);

const start = async () => {
  const platform = await createElectronPlatform(import.meta.dirname);
  // A telephone does not die of a bug in its tray: it is written down and the call goes on.
  for (const kind of ['uncaughtException', 'unhandledRejection'] as const)
    process.on(kind, (error: unknown) => platform.log.write('error', `${kind}: ${words(error)}`));
  await compose(platform);
};

const refused = isPackaged()
  ? forbiddenStart({
      argv: process.argv,
      isWindows: process.platform === 'win32',
      environment: process.env,
      hasSwitch,
    })
  : [];
const given = checkArguments(process.argv, isPackaged());

// Not awaited: Electron gets ready only after this module has been read to its end.
if (refused.length > 0)
  refuseToStart(
    `Allodesk does not start with ${refused.join(' ')}: it would take away a protection.`,
  );
else if (given)
  // No window, and no other Allodesk is asked.
  process.exit(checkFile(given, (line) => process.stdout.write(`${line}\n`)));
else if (prepareElectron())
  start().catch((error: unknown) => {
    process.stderr.write(`Allodesk could not start: ${words(error)}\n`);
    process.exit(1);
  });
