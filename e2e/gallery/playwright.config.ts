import { resolve } from 'node:path';
import { defineConfig } from '@playwright/test';

const root = resolve(import.meta.dirname, '../..');

// What the screens do, without a line behind them: npx playwright test -c e2e/gallery/playwright.config.ts
export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: resolve(root, 'artefacts/gallery-tests'),
  workers: 1,
  retries: 0,
  timeout: 40_000,
  forbidOnly: true,
  reporter: [['list']],
  use: {
    baseURL: 'http://localhost:47262',
    viewport: { width: 1280, height: 800 },
    launchOptions: {
      executablePath: process.env['ALLODESK_CHROMIUM'] ?? '/usr/bin/chromium',
      args: ['--no-sandbox'],
    },
  },
  webServer: {
    command:
      'npx vite build e2e/gallery --outDir /tmp/allodesk-gallery-tests --emptyOutDir --logLevel warn && npx vite preview e2e/gallery --outDir /tmp/allodesk-gallery-tests --port 47262 --strictPort',
    cwd: root,
    url: 'http://localhost:47262',
    timeout: 120_000,
    reuseExistingServer: false,
  },
});
