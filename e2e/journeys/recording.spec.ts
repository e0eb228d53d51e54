import { needs } from '../fixtures/desk';
import { partsOnDisk, playBack, webm } from '../fixtures/recorded';
import { DeskPage } from '../pages/desk-page';
import { deskTest as test, expect } from '../standin/desk-test';

needs('browser');

/** Where speech has most of its power, and what it reaches there at least (hertz; decibels). */
const practiceVoice = [150, 250, 350, 500, 700];
const speech = -60;

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
  const heard = await playBack(row.locator('audio'), practiceVoice);
  // What is heard is as long as what was kept: the three seconds of the pause are not in it.
  expect(Math.abs(heard.seconds - kept)).toBeLessThan(2);
  expect(Math.max(...Object.values(heard.caller))).toBeGreaterThan(speech);

  const onDisk = await partsOnDisk(page);
  expect(onDisk.length).toBeGreaterThan(4);
  for (const begin of onDisk) expect(begin).not.toEqual(webm);

  await row.getByRole('button', { name: desk.words('recording.delete'), exact: true }).click();
  await row.getByRole('button', { name: desk.words('recording.deleteSure') }).click();
  await expect(desk.customer.locator('.recorded')).toHaveCount(0);
});
