// The programs that the installers are made and proved with.
import { spawnSync } from 'node:child_process';

/** Runs one to its end; its words come back. Never throws. */
export const ask = (command, given, { env = {}, input, cwd } = {}) => {
  const { status, stdout, stderr, error } = spawnSync(command, given, {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C.UTF-8', ...env },
    input,
    cwd,
    maxBuffer: 64_000_000,
  });
  return {
    code: error ? 127 : (status ?? 1),
    said: stdout ?? '',
    complained: stderr || error?.message || '',
  };
};

/** The same where its failure is ours. */
export const need = (command, given, options) => {
  const { code, said, complained } = ask(command, given, options);
  if (code !== 0)
    throw new Error(`${command} ended with ${code}: ${(complained || said).trim().slice(-800)}`);
  return said;
};
