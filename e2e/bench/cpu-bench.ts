import { type Browser, type CDPSession, type Page } from '@playwright/test';
import { launchBrowser } from './bench-browser';
import { openDesk } from './desk-bench';
import type { Dialogue } from './caller';
import { startDeskPeer } from './desk-peer';
import { inTurns, type Measure } from './figures';

const rounds = 3;
const settleMs = 2_000;
const windowMs = 4_000;
/** Of the desk's book; a call does not depend on it. */
const customers = 1_000;
const betweenInvitesMs = 2_100;

/** A phone in a browser of its own, so that nothing else is counted. */
interface Subject {
  browser: Browser;
  call(offer: string, round: number): Promise<Dialogue>;
  close(): Promise<void>;
}

const openAllodesk = async (renderer: string, noise: 'neural' | 'browser'): Promise<Subject> => {
  const browser = await launchBrowser();
  const desk = await openDesk(browser, renderer, customers, { noiseSuppression: noise });
  return {
    browser,
    call: async (offer, round) => {
      const dialogue = await desk.call(round, offer);
      await desk.page.getByRole('button', { name: 'Answer', exact: true }).click();
      return dialogue;
    },
    close: async () => {
      await desk.close();
      await browser.close();
    },
  };
};

const openSimpleUser = async (site: string): Promise<Subject> => {
  const browser = await launchBrowser();
  const peer = await startDeskPeer();
  const context = await browser.newContext({ permissions: ['microphone'] });
  const page: Page = await context.newPage();
  page.on('pageerror', (error) => console.error(error.stack ?? error.message));
  const address = new URL('/simple-user.html', site);
  address.searchParams.set('server', peer.server);
  await page.goto(address.href);
  const caller = await peer.caller();
  return {
    browser,
    call: (offer) => caller.call('agent', '0199000000', offer),
    close: async () => {
      await browser.close();
      await peer.close();
    },
  };
};

/** Seconds of processor time of all processes of a browser. */
const spent = async (session: CDPSession): Promise<number> => {
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0);
};

/** Milliseconds of one core for a second of a call: the whole browser, its painting too. */
const costOf = async (subject: Subject, far: Page, round: number): Promise<number> => {
  const session = await subject.browser.newBrowserCDPSession();
  const call = await subject.call(await far.evaluate(() => window.bench.farOffer()), round);
  await far.evaluate((sdp) => window.bench.farAnswered(sdp), await call.answer);
  await far.waitForTimeout(settleMs);
  const [from, before] = [performance.now(), await spent(session)];
  await far.waitForTimeout(windowMs);
  const [to, after] = [performance.now(), await spent(session)];
  await call.end();
  await far.evaluate(() => window.bench.farOver());
  await session.detach();
  await far.waitForTimeout(betweenInvitesMs);
  return ((after - before) / ((to - from) / 1_000)) * 1_000;
};

/** One call, the same far end for each. `far`: the bench page, in another browser. */
export const benchCpu = async (renderer: string, site: string, far: Page): Promise<Measure> => {
  const opened: Subject[] = [];
  const keep = async (opening: Promise<Subject>) => {
    const subject = await opening;
    opened.push(subject);
    return subject;
  };
  try {
    const simple = await keep(openSimpleUser(site));
    const plain = await keep(openAllodesk(renderer, 'browser'));
    const neural = await keep(openAllodesk(renderer, 'neural'));
    const take = (subject: Subject) => (round: number) => costOf(subject, far, round);
    return await inTurns('One call: ms of one core a second', 'SIP.js SimpleUser', rounds, [
      { name: 'SIP.js SimpleUser', take: take(simple) },
      { name: 'Allodesk, the browser’s suppression', take: take(plain) },
      { name: 'Allodesk, neural suppression', take: take(neural) },
    ]);
  } finally {
    for (const subject of opened) await subject.close();
  }
};
