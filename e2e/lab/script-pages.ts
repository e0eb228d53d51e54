import { createServer } from 'node:http';
import { type Browser, chromium, type Page } from '@playwright/test';
import { bundle } from './bundle';
import { chromiumPath, soundFlags } from './chromium';
import { teachGaps } from './gap';
import type { Place } from './place';

/** Pages that hold nothing but a script of ours, in one browser. */
export interface ScriptPages {
  /** In a context of its own, loaded. */
  open(): Promise<Page>;
  close(): Promise<void>;
}

export interface ScriptPagesOrder {
  /** The script's source file. */
  entry: string;
  title: string;
  port: number;
  /** The network the browser stands in. */
  place: Place;
}

/** Serves the script on localhost, for real: other pages may not open a WebSocket to this machine. */
export const startScriptPages = async (order: ScriptPagesOrder): Promise<ScriptPages> => {
  const { entry, title, port, place } = order;
  const script = await bundle(entry, 'es');
  const html = `<!doctype html><title>${title}</title><script type="module" src="/page.js"></script>`;
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
    open: async () => {
      const context = await browser.newContext();
      await teachGaps(context);
      const page = await context.newPage();
      await page.goto(`http://localhost:${port}/`);
      return page;
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
