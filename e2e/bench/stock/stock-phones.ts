import { createServer } from 'node:http';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { bundle } from '../../lab/bundle';
import { chromiumPath, soundFlags } from '../../lab/chromium';
import { teachGaps } from '../../lab/gap';
import type { Place } from '../../lab/place';
import type { StockOrder } from './stock-api';

/** SIP.js's own phones, each in a page of one browser in the given network. */
export interface StockPhones {
  open(order: StockOrder): Promise<StockPhone>;
  close(): Promise<void>;
}

export interface StockPhone {
  page: Page;
  /** As an agent would: loads the page again. */
  startAnew(): Promise<void>;
}

const html = `<!doctype html><title>SIP.js</title><script type="module" src="/page.js"></script>`;

export const startStockPhones = async (place: Place, port: number): Promise<StockPhones> => {
  const script = await bundle(join(import.meta.dirname, 'page.ts'), 'es');
  const server = createServer((request, response) => {
    const isScript = request.url === '/page.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html; charset=utf-8');
    response.end(isScript ? script : html);
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
    open: async (order) => {
      const context = await browser.newContext();
      await teachGaps(context);
      const page = await context.newPage();
      const startAnew = async () => {
        await page.goto(`http://localhost:${port}/`);
        await page.waitForFunction(() => 'stock' in window);
        await page.evaluate((given) => window.stock.start(given), order);
      };
      await startAnew();
      return { page, startAnew };
    },
    close: async () => {
      await browser.close();
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
};
