import { resolve } from 'node:path';
import { defineConfig } from '@playwright/test';
import { chromiumPath, soundFlags } from '../lab/chromium';

const root = resolve(import.meta.dirname, '../..');
const site = resolve(root, 'artefacts/gallery-site');
const report = process.env['ALLODESK_REPORT'];

// What the screens do, without a line behind them: npx playwright test -c e2e/gallery/playwright.config.ts
export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: resolve(root, 'artefacts/gallery-tests'),
  workers: 2,
  retries: 0,
  timeout: 120_000,
  forbidOnly: true,
  reporter: report ? [['list'], ['json', { outputFile: report }]] : [['list']],
  use: {
    baseURL: 'http://localhost:47262',
    viewport: { width: 1280, height: 800 },
    launchOptions: {
      ...chromiumPath(),
      args: [...soundFlags],
    },
  },
  webServer: {
    command: `npx vite build e2e/gallery --outDir ${site} --emptyOutDir --logLevel warn && npx vite preview e2e/gallery --outDir ${site} --port 47262 --strictPort`,
    cwd: root,
    url: 'http://localhost:47262',
    timeout: 120_000,
    reuseExistingServer: false,
  },
});
