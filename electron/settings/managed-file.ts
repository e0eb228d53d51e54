import { readFileSync } from 'node:fs';
import { systemCode } from '../ipc/fault';
import type { AppPort, LogPort } from '../platform/ports';
import { type ManagedSettings, nothingManaged, readManaged } from '../policy/settings-resolver';

/** Where the IT department's file lies. An environment variable moves it for tests, never once installed. */
export const managedFilePath = (
  app: Pick<AppPort, 'system' | 'packaged' | 'environment'>,
): string => {
  const moved = app.environment['ALLODESK_POLICY_FILE'];
  if (moved && !app.packaged) return moved;
  switch (app.system) {
    case 'windows':
      return `${app.environment['ProgramData'] ?? 'C:\\ProgramData'}\\Allodesk\\policy.json`;
    case 'macos':
      return '/Library/Application Support/Allodesk/policy.json';
    case 'linux':
      return '/etc/allodesk/policy.json';
  }
};

/** Reads the managed settings once, at the start. No file is the usual case; a broken one is logged and ignored. */
export const loadManaged = (file: string, log: LogPort): ManagedSettings => {
  let raw: unknown;
  try {
    raw = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (systemCode(error) !== 'ENOENT')
      log.write('error', `managed settings: ${file} cannot be read`);
    return nothingManaged;
  }
  const { managed, problems } = readManaged(raw);
  for (const { path, why } of problems) log.write('error', `managed settings: ${path}: ${why}`);
  return managed;
};
