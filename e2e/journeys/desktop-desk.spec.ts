import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { deskTest as test, expect, noElectron } from '../standin/desk-test';
import { electronBinary } from '../standin/electron-desk';
import { askValue } from '../standin/in-page';
import { contactsInBook, stallContacts } from '../fixtures/failing-book';
import { DeskPage } from '../pages/desk-page';

const practice = JSON.stringify({ version: 1, desk: { line: 'practice' }, ui: { language: 'fr' } });

for (const kind of ['standin', 'electron'] as const)
  test.describe(`the whole desk in the desktop edition on ${kind}`, () => {
    test.skip(kind === 'electron' && electronBinary() === null, noElectron);

    test('a tel: link fills the number and does not dial', async ({ openDesktop }) => {
      const opened = await openDesktop(kind, { stored: practice });
      const desk = new DeskPage(opened.page, 'fr');
      await expect(desk.field).toBeVisible();
      await opened.secondStart(['allodesk', 'tel:+33-1-99-00-12-34']);
      await expect(desk.field).toHaveValue(/\+?33\s?1[\s\d]+34|01 99 00 12 34/);
      await opened.page.waitForTimeout(1500);
      await expect(desk.button('hangUp')).toHaveCount(0);
      await expect(desk.field).toBeVisible();
    });

    test('the first start takes a practice call, and a global key answers it', async ({
      openDesktop,
    }) => {
      test.skip(kind === 'electron', 'hotkey: a real system’s keys cannot be pressed from here');
      const opened = await openDesktop(kind);
      const desk = new DeskPage(opened.page, 'fr');
      await opened.page.getByRole('button', { name: desk.words('start.practice.do') }).click();
      await expect(desk.button('answer').first()).toBeVisible({ timeout: 20_000 });
      expect((await opened.look()).notices).toHaveLength(1);
      await expect(desk.calls.locator('[data-guard]')).toHaveCount(0);
      await opened.press('Control+F9');
      await expect(desk.button('hangUp')).toBeVisible();
      await expect.poll(async () => (await opened.look()).notices).toEqual([]);
      expect((await opened.look()).awake).toBe(1);
      const settings = await askValue(opened.page, 'settings.read', null);
      expect(settings['desk.line'].value).toBe('practice');
    });
  });

// Of the page and the journal alone, which are the same on both.
test('a practice note on a slow disk is no missed call after a crash', async ({ openDesktop }) => {
  const opened = await openDesktop('standin', { stored: practice });
  const desk = new DeskPage(opened.page, 'fr');
  await expect(desk.field).toBeVisible();
  await stallContacts(opened.page);
  await desk.practiceWith('complaint');
  await desk.ringsWith();
  await desk.answer();
  await desk.writeNote('Exercice');
  // Ten times as long as it takes to be written.
  await opened.page.waitForTimeout(1500);
  await opened.restart('killed');
  await expect(desk.field).toBeVisible();
  expect(existsSync(join(opened.dataFolder, 'journal'))).toBe(false);
  expect(await contactsInBook(opened.page)).not.toContain('Exercice');
});
