import { resolve } from 'node:path';
import { defineConfig } from '@playwright/test';

const root = resolve(import.meta.dirname, '..');
const report = process.env['ALLODESK_REPORT'];

// Calls and sound are measured in real time, with up to three browsers each: one journey at a time on two
// cores, two at most, and nothing is tried twice.
export default defineConfig({
  testDir: 'journeys',
  outputDir: resolve(root, 'artefacts/journeys'),
  workers: Math.min(2, Number(process.env['ALLODESK_WORKERS'] ?? 1)),
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  reporter: report ? [['list'], ['json', { outputFile: report }]] : [['list']],
  use: {
    locale: 'en-GB',
    timezoneId: 'Europe/Paris',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
  },
});
