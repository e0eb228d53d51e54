import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { serveRenderer } from '../../build/serve-renderer.mjs';
import { bundleScript } from './bench-site';
import { settingsOn } from './desk-peer';
import { inTurns, type Measure } from './figures';

const rounds = 15;
/** What comes later than this comes when somebody asks for it. */
const laterMs = 3_000;

export interface LoadedFile {
  name: string;
  bytes: number;
  gzip: number;
  /** `first`: fetched before the field could be used; `later`: by itself, afterwards. */
  when: 'first' | 'later';
}

export interface StartFigures {
  measure: Measure;
  files: LoadedFile[];
}

const usableAt = async (page: Page, url: string): Promise<number> => {
  await page.goto(url);
  return page.evaluate(() => window.usableAt);
};

/** A profile that has the settings and nothing else, as if it had never shown the desk. */
const newProfile = async (
  browser: Browser,
  origin: string,
  probe: string,
): Promise<BrowserContext> => {
  // Nothing listens there: a start does not wait for its line.
  const { secret: _, ...line } = settingsOn('ws://127.0.0.1:9').line;
  const settings = JSON.stringify({ ...settingsOn(''), line });
  const localStorage = [{ name: 'allodesk.settings', value: settings }];
  const context = await browser.newContext({
    permissions: ['microphone'],
    locale: 'en-GB',
    storageState: { cookies: [], origins: [{ origin, localStorage }] },
  });
  await context.addInitScript({ content: probe });
  return context;
};

const filesOf = async (page: Page, renderer: string): Promise<LoadedFile[]> => {
  const usable = await page.evaluate(() => window.usableAt);
  await page.waitForTimeout(laterMs);
  const fetched = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name, startTime }) => ({ path: new URL(name).pathname, startTime })),
  );
  return fetched
    .filter(({ path }) => /\.(?:js|css)$/.test(path))
    .map(({ path, startTime }) => {
      const content = readFileSync(join(renderer, path));
      const when = startTime < usable ? 'first' : 'later';
      const gzip = gzipSync(content, { level: 9 }).length;
      return { name: path, bytes: content.length, gzip, when };
    });
};

/** Navigation -> the dial field can be used, against a page with one field; and what is fetched for it. */
export const benchStart = async (
  browser: Browser,
  renderer: string,
  bareUrl: string,
): Promise<StartFigures> => {
  const site = await serveRenderer({ root: renderer, port: 0 });
  const probe = await bundleScript('start-probe.ts');
  const origin = new URL(site.url).origin;
  const cold = (url: string) => async () => {
    const context = await newProfile(browser, origin, probe);
    const took = await usableAt(await context.newPage(), url);
    await context.close();
    return took;
  };
  const kept = await newProfile(browser, origin, probe);
  const page = await kept.newPage();
  const warm = (url: string) => () => usableAt(page, url);
  const coldBare = 'page with one field, cold';
  const warmBare = 'page with one field, warm';
  const measure = await inTurns('Navigation → usable', coldBare, rounds, [
    { name: coldBare, take: cold(bareUrl) },
    { name: 'Allodesk, cold', take: cold(site.url) },
    { name: warmBare, against: warmBare, take: warm(bareUrl) },
    { name: 'Allodesk, warm', against: warmBare, take: warm(site.url) },
  ]);
  const files = await filesOf(page, renderer);
  await kept.close();
  await site.close();
  return { measure, files };
};

export const fileTable = (files: readonly LoadedFile[]): string => {
  const lines = (['first', 'later'] as const).flatMap((when) => {
    const these = files.filter((one) => one.when === when);
    const sum = these.reduce((total, one) => total + one.gzip, 0);
    const head = when === 'first' ? 'before it can be used' : 'by itself afterwards';
    return [
      `  ${kilobytes(sum)} ${head}`,
      ...these.map(({ name, gzip }) => `      ${kilobytes(gzip)} ${name}`),
    ];
  });
  return ['Scripts and styles fetched (gzip)', ...lines].join('\n');
};

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`.padStart(10);
