import { mkdirSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';

const artefacts = resolve(import.meta.dirname, '../../artefacts');

/** Where what a run leaves is kept: logs, traces, screenshots. */
export const artefactFolder = (...path: string[]): string => {
  const folder = resolve(artefacts, ...path);
  mkdirSync(folder, { recursive: true });
  return folder;
};

/** An empty folder for the programs of one worker. */
export const runFolder = (worker: number, name: string): string => {
  const folder = resolve(artefacts, 'lab', `${worker}-${name}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
};
