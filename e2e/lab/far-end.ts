import { createServer } from 'node:http';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test';
import { bundle } from './bundle';
import { chromiumPath, soundFlags } from './chromium';
import type { FarEndAccount, FarEndState } from './far-end/far-end-api';
import { teachGaps } from './gap';
import { domain } from './people';
import { type Place, thisMachine } from './place';
import type { Ports } from './ports';
import type { ToneReport } from './tone';
import { until } from './until';

export interface FarEnd {
  page: Page;
  state(): Promise<FarEndState>;
  dial(target: string): Promise<void>;
  answer(): Promise<void>;
  hangUp(): Promise<void>;
  say(hertz: number): Promise<void>;
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
  const script = await bundle(join(import.meta.dirname, 'far-end/page.ts'), 'es');
  const port = await ports.take();
  // A real server on localhost: other pages may not open a WebSocket to this machine.
  const server = createServer((request, response) => {
    const isScript = request.url === '/page.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html; charset=utf-8');
    response.end(isScript ? script : page);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  await place.mirror(port);
  const browser: Browser = await chromium.launch({
    ...chromiumPath(place),
    args: [...soundFlags, '--disable-features=WebRtcHideLocalIpsWithMdns'],
  });
  return {
    open: async (person, sipServer) => {
      const context = await browser.newContext();
      await teachGaps(context);
      return openFarEnd(context, `http://localhost:${port}/`, {
        ...person,
        server: sipServer,
        domain,
      });
    },
    stop: async () => {
      await browser.close();
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
};

const page = `<!doctype html><title>Far end</title><script type="module" src="/page.js"></script>`;

const openFarEnd = async (
  context: BrowserContext,
  url: string,
  account: FarEndAccount,
): Promise<FarEnd> => {
  const view = await context.newPage();
  await view.goto(url);
  await view.waitForFunction(() => 'farEnd' in window);
  await view.evaluate((given) => window.farEnd.start(given), account);
  const state = () => view.evaluate(() => window.farEnd.state());
  return {
    page: view,
    state,
    dial: (target) => view.evaluate((to) => window.farEnd.dial(to), target),
    answer: () => view.evaluate(() => window.farEnd.answer()),
    hangUp: () => view.evaluate(() => window.farEnd.hangUp()),
    say: (hertz) => view.evaluate((tone) => window.farEnd.say(tone), hertz),
    listen: (frequencies, ms = 1000) =>
      view.evaluate((given) => window.farEnd.listen(given.frequencies, given.ms), {
        frequencies: [...frequencies],
        ms,
      }),
    reaches: (phase, timeoutMs = 15_000) =>
      until(async () => (await state()).phase === phase, `the far end to be ${phase}`, timeoutMs),
    stop: () => context.close(),
  };
};
