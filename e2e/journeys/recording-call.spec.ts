import { expect, needs, test } from '../fixtures/desk';
import { hearsTone } from '../fixtures/hearing';
import { partsOnDisk, playBack, recordersThatMayStop, webm } from '../fixtures/recorded';
import { gapsOf, measureGaps } from '../lab/gap';
import { agent, browserCustomer } from '../lab/people';

needs('browser', 'sip-lab');

/** In hertz: what the agent says, the caller, the caller's card number, and the tone that announces a recording. */
const tones = { agent: 440, caller: 880, card: 1150, announced: 1400 } as const;
/** Decibels of full scale. */
const heard = -35;
const silent = -42;
const retentionDays = 30;

test('a call is recorded behind a tone and without the card number, encrypted, until its date', async ({
  onDesktop,
  farEnd,
}) => {
  test.setTimeout(180_000);
  const { desktop, desk } = await onDesktop(
    (settings) => {
      settings.recording = { allowed: true, retentionDays };
    },
    { tone: tones.agent },
  );
  const { page, context } = desktop;
  const stopRecorders = await recordersThatMayStop(page);
  const act = async (name: string) =>
    desk.calls.getByRole('button', { name: desk.words(`recording.${name}`), exact: true }).click();
  const bar = desk.calls.getByRole('region', { name: desk.words('recording.region'), exact: true });
  const caller = await farEnd({ ...browserCustomer, tone: tones.caller, answer: 'auto' });
  await caller.dial(agent.user);
  await desk.ringsWith(browserCustomer.national);
  await desk.answer();
  await desk.nameCaller('Claire', 'Lefèvre');
  await hearsTone('the caller', caller.listen, tones.agent);

  // Nobody talks over the tone, so that it can be told from a voice.
  await desk.press('mute');
  await measureGaps(caller.page, tones.announced);
  await act('start');
  await page.waitForTimeout(1000);
  expect((await gapsOf(caller.page)).heardMs, 'nothing begins before the caller agrees').toBe(0);
  await act('agreed');
  await expect.poll(async () => (await gapsOf(caller.page)).heardMs).toBeGreaterThan(100);
  await desk.press('unmute');
  await expect(bar).toContainText('0:03', { timeout: 15_000 });

  await act('pause');
  await expect(bar).toContainText(desk.words('recording.paused'));
  await caller.say(tones.card);
  await page.waitForTimeout(3000);
  await caller.say(tones.caller);
  await page.waitForTimeout(1000);
  await act('resume');
  await page.waitForTimeout(2000);
  await act('stop');
  await expect(desk.calls.getByText(/saved until/)).toBeVisible();

  // Whoever is on hold is not recorded, not even by a recording that begins then.
  await desk.press('hold');
  await act('again');
  await act('agreed');
  await expect(bar).toContainText(desk.words('recording.pausedByHold'));
  await page.waitForTimeout(2000);
  await expect(bar).toContainText('0:00');
  await desk.press('resume');
  await expect(bar).toContainText('0:02', { timeout: 15_000 });
  await stopRecorders(page);
  await expect(desk.calls.getByRole('alert')).toContainText(
    desk.words('recording.fault.recorderStopped'),
  );
  await caller.hangUp();
  await desk.putEverythingAway();

  await desk.openCustomer('Claire Lefèvre');
  const rows = desk.customer.locator('.recorded');
  await expect(rows).toHaveCount(2);
  const first = rows.last();
  await first.getByRole('button', { name: desk.words('recording.listen') }).click();
  const played = await playBack(first.locator('audio'), Object.values(tones));
  console.log(`played back: ${JSON.stringify(played)}`);
  expect(played.agent[tones.agent]).toBeGreaterThan(heard);
  expect(played.caller[tones.caller]).toBeGreaterThan(heard);
  expect(played.caller[tones.card]).toBeLessThan(silent);
  expect(played.agent[tones.card]).toBeLessThan(silent);
  const parts = await partsOnDisk(page);
  expect(parts.length).toBeGreaterThan(4);
  for (const begin of parts) expect(begin).not.toEqual(webm);

  const startsAfter = async (days: number) => {
    await context.addInitScript((more) => {
      const now = Date.now;
      Date.now = () => now() + more * 86_400_000;
    }, days);
    await desktop.restart();
    await desk.lineIs('ready');
    await desk.openCustomer('Claire Lefèvre');
  };
  await startsAfter(retentionDays + 1);
  // The clock has jumped: nobody believes it before the desk has run a day under it.
  await expect(rows).toHaveCount(2);
  await page.evaluate(() => {
    const now = Date.now();
    const day = { believed: now, seen: now, doubtedMs: 0 };
    localStorage.setItem('allodesk.clock', JSON.stringify(day));
  });
  await startsAfter(0);
  await expect.poll(async () => (await partsOnDisk(page)).length).toBe(0);
  await expect(rows).toHaveCount(0);
});
