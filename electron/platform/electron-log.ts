import { join } from 'node:path';
import { app } from 'electron';
// The edition for Electron would open a channel of its own past the contract.
import log from 'electron-log/node';
import type { LogPort } from './ports';

/** One file of at most 5 MB, and the one before it. The page writes through the contract, never directly. */
export const createElectronLog = (packaged: boolean): LogPort => {
  // Only there inside Electron.
  const toPages: { level: unknown } | undefined = log.transports.ipc;
  if (toPages) toPages.level = false;
  log.transports.file.resolvePathFn = () => join(app.getPath('userData'), 'logs', 'desk.log');
  log.transports.file.maxSize = 5 * 1024 * 1024;
  log.transports.console.level = packaged ? false : 'info';
  return { write: (level, text) => log[level](text) };
};
