import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];

/** Which of these programs this machine does not have. */
export const missingPrograms = (names: readonly string[]): string[] =>
  names.filter((name) => !folders.some((folder) => existsSync(join(folder, name))));
