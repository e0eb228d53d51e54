import { resolve } from 'node:path';
import { defineConfig } from '@playwright/test';

const root = resolve(import.meta.dirname, '..');
const report = process.env['ALLODESK_REPORT'];
const alone = /@alone/;

/** Which of the journeys: those that run side by side, those that want the machine for themselves, or both. */
const chosen = () => {
  const workers = Math.min(2, Number(process.env['ALLODESK_WORKERS'] ?? 2));
  const which = process.env['ALLODESK_JOURNEYS'];
  if (which === 'together') return { grepInvert: alone, workers };
  // In a folder of its own: a run empties its folder first.
  const outputDir = resolve(root, 'artefacts/journeys-alone');
  return which === 'alone' ? { grep: alone, workers: 1, outputDir } : { workers };
};

// Two journeys at a time on two cores: most of a journey waits. One that measures sound or time so closely that
// a neighbour would disturb it carries the tag `@alone` and runs after the others by itself. Nothing is tried twice.
export default defineConfig({
  testDir: 'journeys',
  outputDir: resolve(root, 'artefacts/journeys'),
  ...chosen(),
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  reporter: report ? [['list'], ['json', { outputFile: report }]] : [['list']],
  use: {
    locale: 'en-GB',
    timezoneId: 'Europe/Paris',
    // What was done and what the network said; pictures of every step would cost two cores half their time.
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: false, sources: false },
    screenshot: 'only-on-failure',
  },
});
