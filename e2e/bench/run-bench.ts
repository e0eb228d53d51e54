import { writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import type { Page } from '@playwright/test';
import { type Contexts, launchBrowser, onDisk } from './bench-browser';
import { serveBench } from './bench-site';
import { benchCard } from './card-bench';
import { openDesk } from './desk-bench';
import { benchCpu } from './cpu-bench';
import { type Measure, summarise, tableOf } from './figures';
import { benchAnswer, benchDial, benchRecognition } from './phone-bench';
import { benchRecovery, recoveryLacks } from './recovery-bench';
import { benchDelay, benchSuppressor } from './sound-bench';
import { startSilentServer } from './silent-server';
import { benchTasks } from './tasks-bench';
import { benchStart, fileTable, type LoadedFile } from './start-bench';

export const parts = [
  'answer',
  'dial',
  'recognition',
  'card',
  'tasks',
  'sound',
  'cpu',
  'start',
  'recovery',
] as const;
export type Part = (typeof parts)[number];
/** Customers whose book a browser without a profile can keep. */
const inMemoryAtMost = 100_000;
/** Not measured on the bench page. */
const ofTheirOwn: ReadonlySet<Part> = new Set(['start', 'recovery']);

export interface BenchOrder {
  /** The built desk. */
  renderer: string;
  customers: number;
  only: readonly Part[];
  /** Where the figures go as JSON. */
  json: string | undefined;
}

interface Report {
  browser: string;
  customers: number;
  measures: Measure[];
  files: LoadedFile[];
}

/** Measures, prints, and writes. Nothing is asserted: on a busy machine only the ratios mean something. */
export const runBench = async (order: BenchOrder): Promise<void> => {
  const site = await serveBench();
  const browser = await launchBrowser();
  const report: Report = {
    browser: browser.version(),
    customers: order.customers,
    measures: [],
    files: [],
  };
  const done = (measure: Measure) => {
    report.measures.push(measure);
    console.log(`\n${tableOf(measure)}`);
  };
  const wants = (part: Part) => order.only.includes(part);
  try {
    console.log(`Chromium ${report.browser}; ratios of medians, samples taken in turns`);
    sayHowBusy();
    if (parts.some((part) => !ofTheirOwn.has(part) && wants(part)))
      await benchCalls(order.customers > inMemoryAtMost ? onDisk : browser, site.url, order, done);
    if (wants('start')) {
      const bare = new URL('/bare.html', site.url).href;
      const start = await benchStart(browser, order.renderer, bare);
      report.files = start.files;
      done(start.measure);
      console.log(`\n${fileTable(start.files)}`);
    }
    // Last, as it has browsers of its own; this one stands idle beside them.
    if (wants('recovery')) await benchLab(done);
    if (order.json) writeReport(order.json, report);
  } finally {
    await browser.close();
    await site.close();
  }
};

const benchLab = async (done: (measure: Measure) => void): Promise<void> => {
  const lacking = recoveryLacks();
  if (lacking) return console.log(`\nRecovery is not measured here: ${lacking}`);
  try {
    await benchRecovery(done);
  } catch (error) {
    // What was measured before is worth keeping.
    console.error(`\nRecovery could not be measured: ${String(error)}`);
    process.exitCode = 1;
  }
};

/** The bench page and the whole desk stand side by side, so that their samples can be taken in turns. */
const benchCalls = async (
  contexts: Contexts,
  url: string,
  { renderer, customers, only }: BenchOrder,
  done: (measure: Measure) => void,
): Promise<void> => {
  const silent = await startSilentServer();
  const desk = await openDesk(contexts, renderer, customers);
  const page = await openBenchPage(contexts, url);
  try {
    await page.evaluate((given) => window.bench.prepare(given), {
      customers,
      silentStun: silent.url,
    });
    if (only.includes('answer')) done(await benchAnswer(page, desk));
    if (only.includes('dial')) done(await benchDial(page));
    if (only.includes('recognition')) done(await benchRecognition(page, customers));
    if (only.includes('card')) for (const one of await benchCard(desk, customers)) done(one);
    if (only.includes('tasks')) done(await benchTasks(desk, customers));
    if (only.includes('sound')) {
      done(await benchDelay(page));
      done(await benchSuppressor(page));
    }
    if (only.includes('cpu')) done(await benchCpu(renderer, url, page));
  } finally {
    await page.context().close();
    await desk.close();
    silent.close();
  }
};

const openBenchPage = async (contexts: Contexts, url: string): Promise<Page> => {
  const context = await contexts.newContext({ permissions: ['microphone'] });
  const page = await context.newPage();
  page.on('pageerror', (error) => console.error(error.stack ?? error.message));
  await page.goto(url);
  await page.waitForFunction(() => 'bench' in window);
  return page;
};

/** Whoever waits for a processor waits longer the more it has to do: then the ratios are too large. */
const sayHowBusy = (): void => {
  const [lately = 0] = loadavg();
  const processors = availableParallelism();
  if (lately > processors / 2)
    console.log(`The machine is busy (load ${lately.toFixed(1)} on ${processors} processors)`);
};

const writeReport = (file: string, report: Report): void => {
  const measures = report.measures.map((one) => ({ ...one, figures: summarise(one) }));
  writeFileSync(file, `${JSON.stringify({ ...report, measures }, null, 2)}\n`);
  console.log(`\nWritten to ${file}`);
};
