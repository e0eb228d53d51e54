import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

const root = resolve(import.meta.dirname, '..');
const alias = {
  '@contract': resolve(root, 'electron/contract/index.ts'),
  '@policy': resolve(root, 'electron/policy'),
};

// Two projects: pure (Node alone) and desk (a document, for adapters and views).
export default defineConfig({
  root,
  resolve: { alias },
  test: {
    // For a machine that is busy with other things: no test here measures time.
    testTimeout: 30_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          environment: 'node',
          include: ['electron/**/*.test.ts', 'renderer/**/*.test.ts', 'build/**/*.test.ts'],
          exclude: ['renderer/**/*.dom.test.ts'],
        },
      },
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
