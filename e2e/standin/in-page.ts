import type { Frame, Page } from '@playwright/test';
import type { AskName, DeskBridge, Envelope, News, Reply, Request, TellName } from '@contract';

declare global {
  interface Window {
    /** What a journey has heard, by name. */
    deskNews?: Record<string, unknown[]>;
  }
}

const inPage = ([name, request]: readonly [AskName, unknown]): Promise<unknown> => {
  const desk = Reflect.get(window, 'desk') as DeskBridge;
  return desk.ask(name, request as never);
};

/** Asks main as the page does. */
export const ask = async <N extends AskName>(
  place: Page | Frame,
  name: N,
  request: Request<N>,
): Promise<Envelope<Reply<N>>> =>
  (await place.evaluate(inPage, [name, request] as const)) as Envelope<Reply<N>>;

/** Asks, and expects no fault. */
export const askValue = async <N extends AskName>(
  place: Page | Frame,
  name: N,
  request: Request<N>,
): Promise<Reply<N>> => {
  const answer = await ask(place, name, request);
  if (!answer.ok) throw new Error(`${name}: ${answer.code} ${answer.detail ?? ''}`);
  return answer.value;
};

/** From now on these news are kept in the page. */
export const listen = async (page: Page, ...names: TellName[]): Promise<void> => {
  await page.evaluate((all) => {
    const desk = Reflect.get(window, 'desk') as DeskBridge;
    const news: Record<string, unknown[]> = (window.deskNews = {});
    for (const name of all) desk.hear(name, (one) => (news[name] ??= []).push(one));
  }, names);
};

export const heard = async <N extends TellName>(page: Page, name: N): Promise<News<N>[]> =>
  page.evaluate((one) => window.deskNews?.[one] ?? [], name) as Promise<News<N>[]>;
