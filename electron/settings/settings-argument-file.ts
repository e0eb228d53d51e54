import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { Fault, systemCode } from '../ipc/fault';
import type { LogPort } from '../platform/ports';
import type { SettingsService } from './settings-service';

/** Takes over the file named at the start. Tells why it was refused, or null. */
export const importArgumentFile = async (
  file: string,
  settings: Pick<SettingsService, 'importText'>,
  log: LogPort,
): Promise<{ file: string; why: string } | null> => {
  let why: string;
  try {
    await settings.importText(readFileSync(resolve(file), 'utf8'));
    return null;
  } catch (error) {
    if (error instanceof Fault) why = error.detail ?? error.code;
    else why = systemCode(error) || String(error);
  }
  log.write('error', `the settings file given at the start was not taken over: ${why}`);
  return { file: basename(file), why };
};
