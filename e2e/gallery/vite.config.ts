import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const root = resolve(import.meta.dirname, '../..');

/** Pictures of every state of the screens, without a line behind them: `npx vite e2e/gallery`. */
export default defineConfig({
  root: import.meta.dirname,
  resolve: {
    alias: {
      '@contract': resolve(root, 'electron/contract/index.ts'),
      '@policy': resolve(root, 'electron/policy'),
    },
  },
  plugins: [react()],
  server: { port: 47_260, strictPort: true, fs: { allow: [root] } },
  preview: { port: 47_260, strictPort: true },
});
