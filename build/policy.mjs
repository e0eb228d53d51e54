// npm run policy: writes what IT deploys settings with (resources/policy) from the settings' shapes.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { runnerImport } from 'vite';
import { root } from './steps/run.mjs';

const { module } = await runnerImport(resolve(root, 'build/policy/policy-files.ts'), {
  configFile: false,
  root,
  logLevel: 'error',
  resolve: {
    alias: {
      '@contract': resolve(root, 'electron/contract/index.ts'),
      '@policy': resolve(root, 'electron/policy'),
    },
  },
});
const folder = resolve(root, 'resources/policy');
const files = Object.entries(module.policyFiles());
// Not before all of it is there: a word that is missing must not cost the files of before.
rmSync(folder, { recursive: true, force: true });
for (const [name, text] of files) {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
}
console.log(`${files.length} files in resources/policy`);
