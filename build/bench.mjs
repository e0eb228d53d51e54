// npm run bench [-- --json FILE --large --only PART,PART]: speed as ratios, side by side in one run. Never part of
// a check: on another machine, or on a busy one, the milliseconds are others. --large: a book of a million customers.
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runnerImport } from 'vite';
import { buildIfStale } from './built.mjs';
import { root } from './steps/run.mjs';

const { values } = parseArgs({
  options: {
    json: { type: 'string' },
    large: { type: 'boolean', default: false },
    only: { type: 'string' },
  },
});
// A desk that was built elsewhere is measured as it is.
const elsewhere = process.env.ALLODESK_RENDERER;
const code = elsewhere ? 0 : await buildIfStale();
if (code !== 0) process.exit(code);

const { module } = await runnerImport(resolve(root, 'e2e/bench/run-bench.ts'), {
  configFile: false,
  root,
  logLevel: 'warn',
});
const only = values.only?.split(',') ?? module.parts;
const unknown = only.filter((part) => !module.parts.includes(part));
if (unknown.length > 0) {
  console.error(`--only ${unknown.join()}: the parts are ${module.parts.join(', ')}`);
  process.exit(2);
}
await module.runBench({
  renderer: elsewhere ?? resolve(root, 'out/renderer'),
  customers: values.large ? 1_000_000 : 10_000,
  only,
  json: values.json && resolve(values.json),
});
