import type { Page } from '@playwright/test';

declare global {
  interface Window {
    /** When REGISTERs were accepted, epoch ms. */
    registeredAt?: number[];
  }
}

/** From now on the page notes when the registrar accepts it, whichever phone asked. Its next sockets count. */
export const watchRegistered = (page: Page): Promise<void> =>
  page.evaluate(() => {
    if (window.registeredAt) return;
    const accepted: number[] = [];
    window.registeredAt = accepted;
    window.WebSocket = new Proxy(WebSocket, {
      construct: (target, given, newTarget) => {
        const made = Reflect.construct(target, given, newTarget) as WebSocket;
        made.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
          const text = data instanceof ArrayBuffer ? new TextDecoder().decode(data) : String(data);
          if (text.startsWith('SIP/2.0 200 ') && /^CSeq:\s*\d+ REGISTER/im.test(text))
            accepted.push(Date.now());
        });
        return made;
      },
    });
  });

/** Milliseconds from `since` (epoch) to the first acceptance after it; null: none yet. */
export const registeredAfter = async (page: Page, since: number): Promise<number | null> => {
  const all = await page.evaluate(() => window.registeredAt ?? []);
  const first = all.find((at) => at >= since);
  return first === undefined ? null : first - since;
};
