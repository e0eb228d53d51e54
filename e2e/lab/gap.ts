import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { bundle } from './bundle';
import type { GapReport } from './gap-in-page';

let script: Promise<string> | null = null;

/** Every page that this context opens from now on can say how long its gaps are. */
export const teachGaps = async (context: BrowserContext): Promise<void> => {
  script ??= bundle(join(import.meta.dirname, 'gap-in-page.ts'), 'iife');
  await context.addInitScript({ content: await script });
};

/** From now on the gaps in this tone are measured on the page. */
export const measureGaps = (page: Page, hertz: number): Promise<void> =>
  page.evaluate((tone) => window.gapMeter.start(tone), hertz);

export const gapsOf = (page: Page): Promise<GapReport> =>
  page.evaluate(() => window.gapMeter.report());

/** How the page's connections are, for whoever asks why nothing is heard. */
export const connectionsOf = (page: Page): Promise<string> =>
  page.evaluate(() => window.gapMeter.connections());
