import { needs } from '../fixtures/desk';
import { DeskPage } from '../pages/desk-page';
import { deskTest as test, expect } from '../standin/desk-test';

needs('browser');

const stored = JSON.stringify({
  version: 1,
  desk: { line: 'practice' },
  ui: { language: 'en' },
  recording: { allowed: true, retentionDays: 30 },
});

test('a call is recorded when the caller agrees, without what is said in the pause, and lies encrypted', async ({
  openDesktop,
}) => {
  test.setTimeout(120_000);
  const opened = await openDesktop('standin', { stored });
  const { page } = opened;
  const desk = new DeskPage(page, 'en');
  const bar = desk.calls.getByRole('region', { name: desk.words('recording.region'), exact: true });
  const act = (name: string) =>
    desk.calls.getByRole('button', { name: desk.words(name), exact: true });
  await page
    .getByRole('button', { name: /oven|washing|complaint|after-sales/i })
    .first()
    .click();
  await desk.ringsWith();
  await desk.answer();
  await act('recording.start').click();
  // Nothing is recorded while the caller is asked.
  await expect(bar).toHaveCount(0);
  await act('recording.agreed').click();
  await expect(bar).toContainText('0:04', { timeout: 15_000 });
  await act('recording.pause').click();
  await expect(bar).toContainText(desk.words('recording.paused'));
  await page.waitForTimeout(3000);
  // The clock stands still.
  const stood = await bar.textContent();
  await page.waitForTimeout(2000);
  expect(await bar.textContent()).toBe(stood);
  await act('recording.resume').click();
  await page.waitForTimeout(2000);
  await act('recording.stop').click();
  const saved = desk.calls.getByText(/saved until/);
  await expect(saved).toBeVisible();
  const [, minutes, seconds] = /(\d+):(\d\d)/.exec((await saved.textContent()) ?? '') ?? [];
  const kept = Number(minutes) * 60 + Number(seconds);
  await desk.press('hangUp');
  await desk.finish();

  const row = desk.customer.locator('.recorded').first();
  await expect(row).toContainText('kept until');
  await row.getByRole('button', { name: desk.words('recording.listen') }).click();
  const player = row.locator('audio');
  const heard = await player.evaluate(async (element: HTMLAudioElement) => {
    const context = new AudioContext();
    const source = context.createMediaElementSource(element);
    const split = context.createChannelSplitter(2);
    const caller = context.createAnalyser();
    source.connect(split).connect(caller, 1);
    await context.resume();
    await element.play();
    const samples = new Float32Array(caller.fftSize);
    let loudest = 0;
    await new Promise<void>((resolve) => {
      element.addEventListener('ended', () => resolve());
      const look = () => {
        caller.getFloatTimeDomainData(samples);
        loudest = Math.max(loudest, ...samples);
        if (!element.ended) setTimeout(look, 20);
      };
      look();
    });
    await context.close();
    return { seconds: element.currentTime, caller: loudest };
  });
  // What is heard is as long as what was kept: the three seconds of the pause are not in it.
  expect(Math.abs(heard.seconds - kept)).toBeLessThan(2);
  expect(heard.caller).toBeGreaterThan(0.02);

  const onDisk = await page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const asked = indexedDB.open('allodesk');
      asked.addEventListener('success', () => resolve(asked.result));
      asked.addEventListener('error', () => reject(asked.error));
    });
    const parts = await new Promise<{ data: ArrayBuffer }[]>((resolve, reject) => {
      const asked = database.transaction('recordingParts').objectStore('recordingParts').getAll();
      asked.addEventListener('success', () => resolve(asked.result));
      asked.addEventListener('error', () => reject(asked.error));
    });
    database.close();
    return parts.map(({ data }) => [...new Uint8Array(data).slice(0, 4)]);
  });
  expect(onDisk.length).toBeGreaterThan(4);
  // A WebM file begins so (EBML); what lies here does not.
  for (const begin of onDisk) expect(begin).not.toEqual([0x1a, 0x45, 0xdf, 0xa3]);

  await row.getByRole('button', { name: desk.words('recording.delete'), exact: true }).click();
  await row.getByRole('button', { name: desk.words('recording.deleteSure') }).click();
  await expect(desk.customer.locator('.recorded')).toHaveCount(0);
});
