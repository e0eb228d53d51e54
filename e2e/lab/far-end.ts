import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { FarEndAccount, FarEndState } from './far-end/far-end-api';
import { domain } from './people';
import { type Place, thisMachine } from './place';
import type { Ports } from './ports';
import { startScriptPages } from './script-pages';
import type { ToneReport } from './tone';
import { until } from './until';

export interface FarEnd {
  page: Page;
  state(): Promise<FarEndState>;
  dial(target: string): Promise<void>;
  answer(): Promise<void>;
  hangUp(): Promise<void>;
  /** `volume`: 0 to 1; as loud as a voice unless told. */
  say(hertz: number, volume?: number): Promise<void>;
  listen(frequencies: readonly number[], ms?: number): Promise<ToneReport>;
  reaches(phase: FarEndState['phase'], timeoutMs?: number): Promise<void>;
  /** Gone without a word. */
  stop(): Promise<void>;
}

/** A browser of its own for people with a WebRTC phone; each is a page with its own tone. */
export interface FarEnds {
  open(person: Omit<FarEndAccount, 'server' | 'domain'>, server: string): Promise<FarEnd>;
  stop(): Promise<void>;
}

export const startFarEnds = async (ports: Ports, place: Place = thisMachine): Promise<FarEnds> => {
  const entry = join(import.meta.dirname, 'far-end/page.ts');
  const port = await ports.take();
  const pages = await startScriptPages({ entry, title: 'Far end', port, place });
  return {
    open: async (person, server) => openFarEnd(await pages.open(), { ...person, server, domain }),
    stop: () => pages.close(),
  };
};

const openFarEnd = async (view: Page, account: FarEndAccount): Promise<FarEnd> => {
  await view.waitForFunction(() => 'farEnd' in window);
  await view.evaluate((given) => window.farEnd.start(given), account);
  const state = () => view.evaluate(() => window.farEnd.state());
  return {
    page: view,
    state,
    dial: (target) => view.evaluate((to) => window.farEnd.dial(to), target),
    answer: () => view.evaluate(() => window.farEnd.answer()),
    hangUp: () => view.evaluate(() => window.farEnd.hangUp()),
    say: (hertz, volume) =>
      view.evaluate(([tone, loud]) => window.farEnd.say(tone, loud), [hertz, volume] as const),
    listen: (frequencies, ms = 1000) =>
      view.evaluate((given) => window.farEnd.listen(given.frequencies, given.ms), {
        frequencies: [...frequencies],
        ms,
      }),
    reaches: (phase, timeoutMs = 15_000) =>
      until(async () => (await state()).phase === phase, `the far end to be ${phase}`, timeoutMs),
    stop: () => view.context().close(),
  };
};
