import { writeFileSync } from 'node:fs';
import { benchCard } from './card-bench';
import { launchBrowser } from './bench-browser';
import { serveBench } from './bench-site';
import { openDesk } from './desk-bench';
import { type Measure, summarise, tableOf } from './figures';
import { benchAnswer, benchDial, benchRecognition } from './phone-bench';
import { startSilentServer } from './silent-server';

export interface BenchOrder {
  /** The built desk. */
  renderer: string;
  customers: number;
  /** Where the figures go as JSON. */
  json?: string | undefined;
  /** Only the parts whose name holds this. */
  only: string;
}

/** Measures, prints, and writes. Nothing is asserted: on a busy machine only the ratios mean something. */
export const runBench = async ({ renderer, customers, json, only }: BenchOrder): Promise<void> => {
  const wanted = (part: string) => part.includes(only);
  const measures: Measure[] = [];
  const done = (measure: Measure) => {
    measures.push(measure);
    console.log(`\n${tableOf(measure)}`);
  };
  const silent = await startSilentServer();
  const site = await serveBench();
  const browser = await launchBrowser();
  try {
    console.log(`Chromium ${browser.version()}; ratios by medians, taken in turns`);
    const context = await browser.newContext({ permissions: ['microphone'] });
    const page = await context.newPage();
    page.on('pageerror', (error) => console.error(error.stack ?? error.message));
    await page.goto(site.url);
    await page.waitForFunction(() => 'bench' in window);
    await page.evaluate((order) => window.bench.prepare(order), {
      customers,
      silentStun: silent.url,
    });
    const desk = await openDesk(browser, renderer, customers);
    if (wanted('answer')) done(await benchAnswer(page, desk));
    if (wanted('dial')) done(await benchDial(page));
    if (wanted('recognition')) done(await benchRecognition(page, customers));
    if (wanted('card')) for (const one of await benchCard(desk, customers)) done(one);
    await desk.close();
    await context.close();
    if (json) {
      const report = {
        browser: browser.version(),
        customers,
        measures: measures.map((one) => ({ ...one, figures: summarise(one) })),
      };
      writeFileSync(json, `${JSON.stringify(report, null, 2)}\n`);
    }
  } finally {
    await browser.close();
    await site.close();
    silent.close();
  }
};
