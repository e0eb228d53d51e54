import { join } from 'node:path';
import { app } from 'electron';
import log from 'electron-log/main';
import type { LogPort } from './ports';

/** One file of at most 5 MB, and the one before it. The page writes through the contract, never directly. */
export const createElectronLog = (packaged: boolean): LogPort => {
  log.transports.ipc.level = false;
  log.transports.file.resolvePathFn = () => join(app.getPath('userData'), 'logs', 'desk.log');
  log.transports.file.maxSize = 5 * 1024 * 1024;
  log.transports.console.level = packaged ? false : 'info';
  return { write: (level, text) => log[level](text) };
};
