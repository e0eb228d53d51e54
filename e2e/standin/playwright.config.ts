import { resolve } from 'node:path';
import { defineConfig } from '@playwright/test';

// The desktop's journeys alone: npx playwright test --config e2e/standin/playwright.config.ts
export default defineConfig({
  testDir: '../journeys',
  testMatch: 'desktop*.spec.ts',
  outputDir: resolve(import.meta.dirname, '../../artefacts/desktop'),
  workers: 2,
  retries: 0,
  timeout: 60_000,
  forbidOnly: true,
  reporter: [['list']],
});
