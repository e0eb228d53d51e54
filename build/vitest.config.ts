import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

const root = resolve(import.meta.dirname, '..');
const alias = {
  '@contract': resolve(root, 'electron/contract/index.ts'),
  '@policy': resolve(root, 'electron/policy'),
};

// These put other modules in the place of real ones, and want a world of their own.
const apart = ['electron/platform/json-on-disk.test.ts'];

// Three projects: pure (Node alone), those apart, and desk (a document, for adapters and views).
export default defineConfig({
  root,
  resolve: { alias },
  test: {
    // For a machine that is busy with other things: no test here measures time.
    testTimeout: 30_000,
    // Vitest would leave one core idle; of two that is half the machine.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          environment: 'node',
          include: ['electron/**/*.test.ts', 'renderer/**/*.test.ts', 'build/**/*.test.ts'],
          exclude: ['renderer/**/*.dom.test.ts', ...apart],
          // Loading every module anew for each of 200 files took longer than the tests.
          isolate: false,
          setupFiles: ['build/clean-after-file.ts'],
        },
      },
      { extends: true, test: { name: 'apart', environment: 'node', include: apart } },
      {
        extends: true,
        test: {
          name: 'desk',
          environment: 'happy-dom',
          include: ['renderer/**/*.dom.test.ts', 'renderer/**/*.test.tsx'],
        },
      },
    ],
  },
});
