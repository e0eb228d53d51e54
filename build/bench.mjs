// npm run bench [-- --json FILE --large --only WORD]: speed as ratios, side by side in one run. Never part of a check.
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runnerImport } from 'vite';
import { buildIfStale } from './built.mjs';
import { root } from './steps/run.mjs';

const { values } = parseArgs({
  options: {
    json: { type: 'string' },
    large: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
  },
});
if (values.large) console.log('--large: 100,000 customers for now; the million comes later');
// A desk that was built elsewhere is measured as it is.
const built = process.env.ALLODESK_RENDERER;
const code = built ? 0 : await buildIfStale();
if (code !== 0) process.exit(code);
const { module } = await runnerImport(resolve(root, 'e2e/bench/run-bench.ts'), {
  configFile: false,
  root,
  logLevel: 'warn',
});
await module.runBench({
  renderer: built ?? resolve(root, 'out/renderer'),
  customers: values.large ? 100_000 : 10_000,
  only: values.only,
  json: values.json && resolve(values.json),
});
