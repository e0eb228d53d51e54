import type { Page } from '@playwright/test';
import type { Network } from '../fixtures/network';
import type { FarEnd } from '../lab/far-end';
import { gapsOf, measureGaps } from '../lab/gap';
import { domain, spare } from '../lab/people';
import type { SettingsFile } from '../lab/settings';
import { sleep, until } from '../lab/until';
import type { DeskPage } from '../pages/desk-page';
import type { StockKind } from './stock/stock-api';
import type { StockPhones } from './stock/stock-phones';

const tones = { ours: 440, theirs: 880 };

/** On a busy machine sound breaks off now and then by itself. */
export const steadyEnoughMs = 600;

/** One phone at the agent's home, and the person outside whom it talks with. */
export interface Subject {
  name: string;
  page: Page;
  far: FarEnd;
  /** A call whose sound goes both ways: the one there is, or a new one. */
  inCall(): Promise<void>;
  /** No call, and registered: as it is, or started anew. */
  atRest(anew: boolean): Promise<void>;
}

/** The longest stretch without the other's voice, on the side where it was longer, and whether it is over. */
export const gapOf = async ({ page, far }: Pick<Subject, 'page' | 'far'>) => {
  const both = [await gapsOf(page), await gapsOf(far.page)];
  return {
    ms: Math.max(...both.map(({ gapMs }) => gapMs)),
    steadyMs: Math.min(...both.map(({ steadyMs }) => steadyMs)),
  };
};

export const listenBothWays = async ({ page, far }: Pick<Subject, 'page' | 'far'>) => {
  await measureGaps(page, tones.theirs);
  await measureGaps(far.page, tones.ours);
};

const hasSound = async (subject: Pick<Subject, 'page' | 'far'>): Promise<boolean> => {
  await listenBothWays(subject);
  await sleep(1500);
  return (await gapOf(subject)).steadyMs > steadyEnoughMs;
};

const person = (at: number) => {
  const one = spare[at];
  if (!one) throw new Error('not enough people');
  return one;
};

const someoneOutside = (network: Network, at: number): Promise<FarEnd> =>
  network.farEnd({ ...person(at), tone: tones.theirs, answer: 'auto' });

const hangUpOutside = async (far: FarEnd): Promise<void> => {
  const { phase } = await far.state();
  if (phase === 'idle' || phase === 'ended') return;
  // A call that nobody is left in answers nothing.
  await far.hangUp().catch(() => undefined);
};

const identity = (at: number) => (settings: SettingsFile) => {
  const { user, secret } = person(at);
  Object.assign(settings.line, { user, secret });
};

const soundWithin = (subject: Pick<Subject, 'page' | 'far'>, name: string) =>
  until(() => hasSound(subject), `${name} to be in a call`, 30_000);

/** Both editions of the desk: the main process sees the machine's addresses, the browser does not. */
export const openDesk = async (
  network: Network,
  edition: 'desktop' | 'browser',
  at: number,
): Promise<Subject> => {
  const { desk } =
    edition === 'desktop'
      ? await network.desktopAtHome({ tone: tones.ours }, identity(at))
      : await network.atHome(identity(at), { tone: tones.ours });
  const far = await someoneOutside(network, at + 1);
  const { page } = desk;
  const name = edition === 'desktop' ? 'Allodesk' : 'Allodesk in a browser (packets only)';
  const atRest = async () => {
    await hangUpOutside(far);
    await hangUpAt(desk);
    await desk.lineIs('ready');
  };
  return {
    name,
    page,
    far,
    atRest,
    inCall: async () => {
      if (await hasSound({ page, far })) return;
      await atRest();
      await far.dial(person(at).user);
      await desk.ringsWith();
      await desk.answer();
      await soundWithin({ page, far }, name);
    },
  };
};

const hangUpAt = async (desk: DeskPage): Promise<void> => {
  const button = desk.button('hangUp').first();
  if (await button.isVisible()) await button.click();
};

export const openStock = async (
  network: Network,
  phones: StockPhones,
  kind: StockKind,
  at: number,
): Promise<Subject> => {
  const { page, startAnew } = await phones.open({
    kind,
    domain,
    ...person(at),
    server: network.kamailio.server,
    tone: tones.ours,
  });
  const far = await someoneOutside(network, at + 1);
  const name = `SIP.js ${kind}`;
  return {
    name,
    page,
    far,
    atRest: async (anew) => {
      await hangUpOutside(far);
      if (anew) await startAnew();
      // It says so when there is nothing to hang up.
      else await page.evaluate(() => window.stock.hangUp().catch(() => undefined));
    },
    inCall: async () => {
      if (await hasSound({ page, far })) return;
      await hangUpOutside(far);
      await startAnew();
      await page.evaluate((user) => window.stock.call(user), person(at + 1).user);
      await soundWithin({ page, far }, name);
    },
  };
};
