import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { serveRenderer } from '../../build/serve-renderer.mjs';
import type { Contexts } from './bench-browser';
import { bundleScript } from './bench-site';
import type { Dialogue } from './caller';
import { settingsOn, startDeskPeer } from './desk-peer';

/** The guard takes one INVITE every two seconds. */
const betweenInvitesMs = 2_100;
const ringsMs = 700;
const patienceMs = 30_000;

/** The built desk on an exchange of its own, with a full book. */
export interface DeskUnderTest {
  page: Page;
  /** Milliseconds from the INVITE to the painted card. */
  card(customer: number): Promise<number>;
  /** Milliseconds from a click on Answer to the caller's first sample. */
  answer(customer: number): Promise<number>;
  /** It rings, and a far end in the desk's own page is ready to talk. */
  ring(customer: number): Promise<Dialogue>;
  /** It rings, for a far end elsewhere that made this offer. */
  call(customer: number, offer: string): Promise<Dialogue>;
  hangUp(call: Dialogue): Promise<void>;
  close(): Promise<void>;
}

export const openDesk = async (
  contexts: Contexts,
  renderer: string,
  customers: number,
  audio: Record<string, unknown> = {},
): Promise<DeskUnderTest> => {
  const peer = await startDeskPeer();
  const folder = mkdtempSync(join(tmpdir(), 'allodesk-bench-'));
  const settingsFile = join(folder, 'settings.json');
  writeFileSync(settingsFile, JSON.stringify(settingsOn(peer.server, audio)));
  const site = await serveRenderer({ root: renderer, port: 0, settingsFile });
  // The ear's worklet is no file of the desk.
  const context = await contexts.newContext({ permissions: ['microphone'], bypassCSP: true });
  await context.addInitScript({ content: await bundleScript('desk-probe.ts') });
  const page = await context.newPage();
  page.on('pageerror', (error) => console.error(error.stack ?? error.message));
  // Another page of the desk's place: the book is full before the desk opens it.
  await page.goto(new URL('/filling', site.url).href);
  await page.evaluate((count) => window.deskProbe.fillBook(count), customers);
  await page.goto(site.url);
  const caller = await Promise.race([
    peer.caller(),
    page.waitForTimeout(patienceMs).then(() => {
      throw new Error('the desk did not register within 30 seconds');
    }),
  ]);

  let usedAt = Number.NEGATIVE_INFINITY;
  const call = async (customer: number, offer: string): Promise<Dialogue> => {
    const rest = usedAt + betweenInvitesMs - performance.now();
    await page.waitForTimeout(Math.max(rest, 0));
    const number = await page.evaluate((at) => window.deskProbe.numberOf(at), customer);
    usedAt = performance.now();
    return caller.call('agent', number, offer);
  };
  const ring = async (customer: number): Promise<Dialogue> =>
    call(customer, await page.evaluate(() => window.deskProbe.offer()));
  const hangUp = async (call: Dialogue): Promise<void> => {
    await call.end();
    await page.evaluate(() => window.deskProbe.hungUp());
  };
  return {
    page,
    ring,
    call,
    hangUp,
    card: async (customer) => {
      const painted = page.evaluate((at) => window.deskProbe.card(at), customer);
      const call = await ring(customer);
      const took = await painted;
      await hangUp(call);
      return took;
    },
    answer: async (customer) => {
      const call = await ring(customer);
      await page.waitForTimeout(ringsMs);
      const heard = page.evaluate(() => window.deskProbe.answered());
      await page.getByRole('button', { name: 'Answer', exact: true }).click();
      const took = await heard;
      await hangUp(call);
      return took;
    },
    close: async () => {
      await context.close();
      await site.close();
      await peer.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
