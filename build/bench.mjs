// npm run bench [-- --json FILE --large --only WORD]: speed as ratios, side by side in one run. Never part of a check.
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runnerImport } from 'vite';
import { root } from './steps/run.mjs';

const { values } = parseArgs({
  options: {
    json: { type: 'string' },
    large: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
  },
});
if (values.large) console.log('--large: 100,000 customers for now; the million comes later');
const { module } = await runnerImport(resolve(root, 'e2e/bench/run-bench.ts'), {
  configFile: false,
  root,
  logLevel: 'warn',
});
await module.runBench({
  customers: values.large ? 100_000 : 10_000,
  only: values.only,
  json: values.json && resolve(values.json),
});
