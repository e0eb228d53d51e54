// npm run lab: a PBX and a customer to call the desk by hand. Ctrl-C ends them.
import { resolve } from 'node:path';
import { runnerImport } from 'vite';
import { root } from './steps/run.mjs';

const { module } = await runnerImport(resolve(root, 'e2e/lab/by-hand.ts'), {
  configFile: false,
  root,
  logLevel: 'warn',
});
await module.callByHand();
