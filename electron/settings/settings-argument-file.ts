import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { SettingProblem } from '@contract';
import { Fault, systemCode } from '../ipc/fault';
import type { LogPort } from '../platform/ports';
import { loggedProblem } from '../policy/setting-problem';
import { decodeText } from '../policy/strip-secrets';
import type { SettingsService } from './settings-service';

/** Takes over the file named at the start. Tells why it was refused, or null. */
export const importArgumentFile = async (
  file: string,
  settings: Pick<SettingsService, 'importText' | 'preview'>,
  log: LogPort,
): Promise<{ file: string; why: SettingProblem[] } | null> => {
  let why: SettingProblem[];
  try {
    const text = decodeText(readFileSync(resolve(file)));
    why = settings.preview(text).errors;
    if (why.length === 0) {
      await settings.importText(text);
      return null;
    }
  } catch (error) {
    const code = error instanceof Fault ? (error.detail ?? error.code) : systemCode(error);
    why = [{ path: '', rule: 'unreadable', limit: code || String(error) }];
  }
  const said = why.map(loggedProblem).join('; ');
  log.write('error', `the settings file given at the start was not taken over: ${said}`);
  return { file: basename(file), why };
};
