import { defineConfig } from '@playwright/test';
import base from '../playwright.config';

// The long tier: the same desk and the same lab, for as long as it takes.
export default defineConfig(base, {
  testDir: '.',
  outputDir: '../../artefacts/long',
  workers: 1,
  timeout: 3_600_000 * 4,
});
