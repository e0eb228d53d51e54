import { expect, test, type Page } from '@playwright/test';
import type { StoreApi } from 'zustand/vanilla';
import type { HeadsetsSnapshot } from '../../renderer/phone/headset';
import type { LineState } from '../../renderer/phone/line';
import { needsOf } from '../lab/needs';

const lacking = needsOf('browser');
test.skip(lacking !== null, lacking ?? '');

const open = async (page: Page, state: string, language = 'en') => {
  await page.goto(`/?state=${state}&lang=${language}&theme=light`);
  await expect(page.locator('.calls')).toBeVisible();
};
const polite = (page: Page) => page.locator('[data-live="polite"]');
const assertive = (page: Page) => page.locator('[data-live="assertive"]');
const lineBecomes = (page: Page, state: LineState) =>
  page.evaluate((next) => window.galleryDesk.line.store.setState({ state: next }), state);
/** How often the region was given something to say. */
const count = (page: Page, how: 'polite' | 'assertive') =>
  page.evaluate((which) => {
    const region = document.querySelector(`[data-live="${which}"]`);
    const told = { times: 0 };
    if (region)
      new MutationObserver((records) => {
        told.times += records.filter(({ addedNodes }) => addedNodes.length > 0).length;
      }).observe(region, { childList: true });
    Object.assign(window, { told });
  }, how);
const times = (page: Page) =>
  page.evaluate(() => (window as unknown as { told: { times: number } }).told.times);

test('a line that is lost and refused is heard at once, and no agent is green meanwhile', async ({
  page,
}) => {
  await open(page, 'idle');
  const agent = page.getByTitle('Change state');
  await expect(agent).toContainText('Available');
  await count(page, 'assertive');
  await lineBecomes(page, { phase: 'connecting', attempt: 1 });
  await expect(assertive(page)).toHaveText(/^The line is lost\./);
  await lineBecomes(page, { phase: 'refused', trouble: { kind: 'wrongSecret' } });
  await expect(assertive(page)).toHaveText(/^Line refused\. The PBX refused user 4108/);
  expect(await times(page)).toBe(2);
  await expect(agent).toContainText('Not reachable');
  await expect(agent.locator('[data-s="available"]')).toHaveCount(0);
  await lineBecomes(page, { phase: 'ready', since: 0, provedAt: 0 });
  await expect(polite(page)).toHaveText('The line is ready');
  await expect(agent.locator('[data-s="available"]')).toHaveCount(1);
});

test('the count of a search is heard once, when the typing rests', async ({ page }) => {
  await open(page, 'today');
  await page.keyboard.press('Control+k');
  await count(page, 'polite');
  await page.keyboard.type('lefevre', { delay: 60 });
  await expect(polite(page)).toHaveText(/^\d+ results?$/);
  expect(await times(page)).toBe(1);
});

test('digits that were sent are heard, a finished call too', async ({ page }) => {
  await open(page, 'talking');
  await page.getByRole('button', { name: 'Keypad', exact: true }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type('42#');
  await expect(polite(page)).toHaveText('4 2 # sent');
  await open(page, 'wrap-up');
  await page.keyboard.press('Control+Enter');
  await expect(polite(page)).toHaveText('Call finished. Available');
});

test('the same wrong settings file is refused aloud twice, one that is too large as well', async ({
  page,
}) => {
  await page.goto('/?state=first-start&lang=en&theme=light');
  await expect(page.locator('.first')).toBeVisible();
  await page.evaluate(() => {
    window.galleryDesk.settings.previewFile = () =>
      Promise.resolve({ ok: false, fault: { code: 'settingsFileInvalid', category: 'input' } });
    const heard: string[] = [];
    Object.assign(window, { heard });
    new MutationObserver((records) => {
      for (const { addedNodes } of records)
        for (const node of addedNodes)
          if (node instanceof Element && node.matches('[role="alert"]'))
            heard.push(node.textContent);
    }).observe(document.body, { childList: true, subtree: true });
  });
  let wanted = 0;
  for (const buffer of [Buffer.from('{'), Buffer.alloc(200_001, ' ')])
    for (const _ of ['first', 'again']) {
      wanted += 1;
      const file = { name: 'x.json', mimeType: 'application/json', buffer };
      await page.locator('input[type=file]').setInputFiles(file);
      await expect
        .poll(() => page.evaluate(() => (window as unknown as { heard: string[] }).heard.length))
        .toBe(wanted);
    }
});

test('a customer made from the card of an unknown caller is heard once, one that got the number too', async ({
  page,
}) => {
  await open(page, 'caller-unknown');
  await count(page, 'polite');
  await page.getByRole('textbox', { name: 'Given name' }).fill('Zoé');
  await page.getByRole('button', { name: 'Create the card' }).click();
  await expect(polite(page)).toHaveText('Zoé saved');
  expect(await times(page)).toBe(1);

  await open(page, 'caller-similar');
  await count(page, 'polite');
  await page.getByRole('button', { name: 'Attach', exact: true }).first().click();
  await expect(polite(page)).toHaveText('Claire Lefèvre saved');
  expect(await times(page)).toBe(1);
});

test('the desk is a main with regions, its headings begin at 1, no toggle says its state twice', async ({
  page,
}) => {
  for (const state of ['talking', 'conference', 'customer-known', 'settings-appearance']) {
    await open(page, state, 'fr');
    await expect(page.locator('main')).toHaveCount(1);
    const levels = await page.evaluate(() =>
      [...document.querySelectorAll('h1, h2, h3, h4')].map((one) => Number(one.tagName.slice(1))),
    );
    expect(levels[0], state).toBe(1);
    for (const [place, level] of levels.entries())
      expect(level, `${state}, heading ${place + 1}`).toBeLessThanOrEqual(
        (levels[place - 1] ?? 0) + 1,
      );
    const pressed = page.locator('.tile[aria-pressed], .deed[aria-pressed]');
    await expect(pressed).toHaveCount(0);
  }
  await expect(page.getByRole('radio', { name: 'English' })).toHaveAttribute('lang', 'en');
});

test('a lesson asks for each button once, and says once that it was seen', async ({ page }) => {
  await open(page, 'teach-rest');
  await expect(polite(page)).toHaveText(/^Leave the headset alone\./);
  await count(page, 'polite');
  const lessonBecomes = (over: object) =>
    page.evaluate((next) => {
      const { store } = window.galleryDesk.headsets;
      const { lesson } = store.getState();
      (store as StoreApi<HeadsetsSnapshot>).setState({ lesson: { ...lesson!, ...next } });
    }, over);
  await lessonBecomes({ phase: 'ask', asked: 'hook' });
  await expect(polite(page)).toHaveText(/^Press the button that answers\./);
  // Reports keep coming, and say nothing new.
  await lessonBecomes({ change: { reportId: 17, byte: 0, from: 1, to: 2, at: 0 } });
  await lessonBecomes({ presses: 1 });
  await expect(polite(page)).toHaveText('Seen once');
  await lessonBecomes({ change: { reportId: 17, byte: 0, from: 2, to: 3, at: 0 } });
  await lessonBecomes({ asked: 'drop', step: 1, presses: 0, outcomes: { hook: 'learned' } });
  await expect(polite(page)).toHaveText(/^Press the button that hangs up\./);
  expect(await times(page)).toBe(3);
  await page.getByRole('button', { name: 'This headset has none' }).focus();
  await lessonBecomes({ asked: 'mute', step: 2 });
  await expect(page.getByRole('button', { name: 'This headset has none' })).toBeFocused();
});
