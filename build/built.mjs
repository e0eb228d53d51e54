// Builds the desk when its sources are not those that it was built from.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, tool } from './steps/run.mjs';

const mark = join(root, 'out/.sources');
const results = [
  'out/main/main.js',
  'out/main/check.js',
  'out/preload/preload.cjs',
  'out/renderer/index.html',
];
const folders = ['electron', 'renderer', 'resources'];
const files = ['package.json', 'package-lock.json', 'build/electron.vite.config.ts'];

const sourcesHash = () => {
  const hash = createHash('sha256');
  const add = (path) =>
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(join(root, path)));
  for (const folder of folders) {
    if (!existsSync(join(root, folder))) continue;
    const entries = readdirSync(join(root, folder), { recursive: true, withFileTypes: true });
    const paths = entries
      .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
    for (const path of paths.toSorted()) add(path);
  }
  for (const path of files) add(path);
  return hash.digest('hex');
};

/** Resolves with 0 when `out/` holds what the sources say, else with the build's exit code. */
export const buildIfStale = async () => {
  const now = sourcesHash();
  const isThere = results.every((path) => existsSync(join(root, path)));
  if (isThere && existsSync(mark) && readFileSync(mark, 'utf8') === now) return 0;
  console.log('Building the desk…');
  const args = ['build', '--logLevel', 'warn', '--config', 'build/electron.vite.config.ts'];
  const code = await tool('electron-vite', args, { minutes: 5 });
  if (code === 0) writeFileSync(mark, now);
  return code;
};
