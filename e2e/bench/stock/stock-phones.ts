import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Place } from '../../lab/place';
import { startScriptPages } from '../../lab/script-pages';
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

export const startStockPhones = async (place: Place, port: number): Promise<StockPhones> => {
  const entry = join(import.meta.dirname, 'page.ts');
  const pages = await startScriptPages({ entry, title: 'SIP.js', port, place });
  return {
    open: async (order) => {
      const page = await pages.open();
      const start = async () => {
        await page.waitForFunction(() => 'stock' in window);
        await page.evaluate((given) => window.stock.start(given), order);
      };
      const startAnew = async () => {
        await page.reload();
        await start();
      };
      await start();
      return { page, startAnew };
    },
    close: () => pages.close(),
  };
};
