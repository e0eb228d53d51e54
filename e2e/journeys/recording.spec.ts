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
  await act('recording.resume').click();
  await page.waitForTimeout(2000);
  await act('recording.stop').click();
  await expect(desk.calls).toContainText('saved until');
  await desk.press('hangUp');
  await desk.finish();

  const kept = desk.customer.locator('.recorded').first();
  await expect(kept).toContainText('kept until');
  await kept.getByRole('button', { name: desk.words('recording.listen') }).click();
  const player = kept.locator('audio');
  const heard = await player.evaluate(async (element: HTMLAudioElement) => {
    const bytes = await (await fetch(element.src)).arrayBuffer();
    const sound = await new OfflineAudioContext(2, 48_000, 48_000).decodeAudioData(bytes);
    const level = (channel: number) => {
      const samples = sound.getChannelData(channel);
      return Math.sqrt(samples.reduce((sum, one) => sum + one * one, 0) / samples.length);
    };
    return { channels: sound.numberOfChannels, seconds: sound.duration, caller: level(1) };
  });
  expect(heard.channels).toBe(2);
  // Six seconds were kept and three left out.
  expect(heard.seconds).toBeGreaterThan(4.5);
  expect(heard.seconds).toBeLessThan(9);
  expect(heard.caller).toBeGreaterThan(0.002);

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

  await kept.getByRole('button', { name: desk.words('recording.delete'), exact: true }).click();
  await kept.getByRole('button', { name: desk.words('recording.deleteSure') }).click();
  await expect(desk.customer.locator('.recorded')).toHaveCount(0);
});
