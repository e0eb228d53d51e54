import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { systemCode } from '../ipc/fault';

/** The parsed file, or null where there is none or it is no JSON. */
export const readJson = (file: string): unknown => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
};

/** The text of a file, or null where there is none. Throws for whatever else stands in the way. */
export const readTextIfThere = (file: string): string | null => {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
  }
};

/** Writes a small file for the agent's eyes only: whole or not at all, and on disk when it returns. */
export const writeJson = (file: string, value: unknown): void =>
  writeText(file, `${JSON.stringify(value, null, 2)}\n`);

/** The same for a text. */
export const writeText = (file: string, text: string): void => {
  mkdirSync(dirname(file), { recursive: true });
  const next = `${file}.new`;
  const handle = openSync(next, 'w', 0o600);
  try {
    try {
      // To its end: a single system call may write less than it was given.
      writeFileSync(handle, text);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(next, file);
  } catch (error) {
    rmSync(next, { force: true });
    throw error;
  }
};
