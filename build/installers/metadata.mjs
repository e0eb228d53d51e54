// What every installer says of the desk, from one file.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { root } from '../steps/run.mjs';
import { need } from './programs.mjs';

const read = (file) => JSON.parse(readFileSync(resolve(root, file), 'utf8'));

export const metadata = read('build/installers/metadata.json');
export const { version } = read('package.json');

/** The date of all that is packed: that of the last commit, unless SOURCE_DATE_EPOCH says another. */
export const packingDate = () =>
  Number(
    process.env.SOURCE_DATE_EPOCH ||
      need('git', ['log', '-1', '--format=%ct'], { cwd: root }).trim(),
  );
