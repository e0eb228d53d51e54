import { compose } from './compose';
import { createElectronPlatform, prepareElectron } from './platform/electron-platform';

const words = (error: unknown) =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);

const start = async () => {
  const platform = await createElectronPlatform(import.meta.dirname);
  // A telephone does not die of a bug in its tray: it is written down and the call goes on.
  for (const kind of ['uncaughtException', 'unhandledRejection'] as const)
    process.on(kind, (error: unknown) => platform.log.write('error', `${kind}: ${words(error)}`));
  await compose(platform);
};

// Not awaited: Electron gets ready only after this module has been read to its end.
if (prepareElectron())
  start().catch((error: unknown) => {
    process.stderr.write(`Allodesk could not start: ${words(error)}\n`);
    process.exit(1);
  });
