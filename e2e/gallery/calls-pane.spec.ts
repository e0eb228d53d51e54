import { expect, test, type Page } from '@playwright/test';
import type { Call } from '../../renderer/phone/calls';
import type { WritableDesk } from './writable-desk';
import { needsOf } from '../lab/needs';
import { bruno, sampleCall } from './samples';

declare global {
  interface Window {
    galleryDesk: WritableDesk;
  }
}

const lacking = needsOf('browser');
test.skip(lacking !== null, lacking ?? '');

const open = async (page: Page, state: string, language = 'en') => {
  await page.goto(`/?state=${state}&lang=${language}&theme=light`);
  await expect(page.locator('.calls')).toBeVisible();
};
const calls = (page: Page) => page.getByRole('region', { name: 'Calls', exact: true });
const button = (page: Page, name: string) => calls(page).getByRole('button', { name, exact: true });
const phases = (page: Page) =>
  page.evaluate(() =>
    window.galleryDesk.calls.store.getState().calls.map((call) => call.phase.name),
  );
const ring = (page: Page) =>
  page.evaluate(
    (call) =>
      window.galleryDesk.calls.store.setState((state) => ({
        calls: [...state.calls, call],
        stageId: state.stageId ?? call.id,
      })),
    sampleCall('new', bruno, {}) as Call,
  );
const middle = async (page: Page, name: string) => {
  const box = await button(page, name).boundingBox();
  if (!box) throw new Error(`no ${name}`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
};

test('a click too early after a change of the stage does nothing, a later one counts', async ({
  page,
}) => {
  await open(page, 'ringing');
  const decline = await middle(page, 'Decline');
  const answer = await middle(page, 'Answer');
  await page.mouse.click(answer.x, answer.y);
  await expect(calls(page).getByRole('button', { name: 'Hang up' })).toBeVisible();
  await page.mouse.click(decline.x, decline.y);
  await page.mouse.click(decline.x, decline.y);
  expect(await phases(page)).toEqual(['talking']);
  await expect(page.locator('[data-guard]')).toHaveCount(0);
  const hangUp = await middle(page, 'Hang up');
  await page.mouse.click(hangUp.x, hangUp.y);
  expect(await phases(page)).toEqual(['ended']);
});

test('a key pressed too early on a changed stage does nothing either', async ({ page }) => {
  // A busy machine would press the key when the moment is over.
  await page.clock.install();
  await open(page, 'ringing');
  await page.clock.pauseAt(Date.now() + 60_000);
  await button(page, 'Answer').click();
  await button(page, 'Hang up').focus();
  await page.keyboard.press('Enter');
  expect(await phases(page)).toEqual(['talking']);
});

test('ringing takes no focus and no draft', async ({ page }) => {
  await open(page, 'talking');
  const note = calls(page).getByRole('textbox', { name: 'Note' });
  await note.focus();
  await page.keyboard.press('End');
  await ring(page);
  await expect(button(page, 'Hold and answer')).toBeVisible();
  await page.keyboard.type(' typed on');
  await expect(note).toBeFocused();
  await expect(note).toHaveValue(/typed on/);

  await open(page, 'idle');
  await calls(page).getByRole('combobox', { name: 'Name or number' }).fill('0261');
  await ring(page);
  await button(page, 'Decline').click();
  await button(page, 'Done').click();
  await expect(calls(page).getByRole('combobox', { name: 'Name or number' })).toHaveValue('0261');
});

test('the note of the last call stays in hand while the next one rings', async ({ page }) => {
  await open(page, 'wrap-up');
  const note = calls(page).getByRole('textbox', { name: 'Note' });
  await note.focus();
  await page.evaluate(
    (call) =>
      window.galleryDesk.calls.store.setState((state) => ({
        calls: [...state.calls, call],
        stageId: call.id,
      })),
    sampleCall('new', bruno, {}) as Call,
  );
  await expect(button(page, 'Answer')).toBeVisible();
  await expect(note).toBeFocused();
  await expect(calls(page).getByText('Note · Claire Lefèvre')).toBeVisible();
});

test('answering inside the desk puts the caret into the note, by the setting', async ({ page }) => {
  await open(page, 'ringing');
  await button(page, 'Answer').click();
  await expect(calls(page).getByRole('textbox', { name: 'Note' })).toBeFocused();

  await open(page, 'ringing');
  await page.evaluate(() => window.galleryDesk.settings.change('ui.focusNoteOnAnswer', false));
  await button(page, 'Answer').click();
  await expect(calls(page).getByRole('textbox', { name: 'Note' })).not.toBeFocused();
});

test('by keyboard: panels open, close with Esc and give the focus back', async ({ page }) => {
  await open(page, 'talking');
  await button(page, 'Keypad').focus();
  await page.keyboard.press('Enter');
  const keypad = calls(page).getByRole('region', { name: 'Keypad' });
  await expect(keypad).toBeVisible();
  await page.keyboard.type('12#a*');
  expect(
    await page.evaluate(() => window.galleryDesk.calls.store.getState().calls[0]?.digits),
  ).toBe('12#*');
  await page.keyboard.press('Escape');
  await expect(keypad).toBeHidden();
  await expect(button(page, 'Keypad')).toBeFocused();
  await page.keyboard.press('Control+e');
  await expect(calls(page).getByRole('textbox', { name: 'Note' })).toBeFocused();
});

test('a ring is spoken once, with who, for whom and how to answer', async ({ page }) => {
  await open(page, 'idle');
  await ring(page);
  await expect(page.locator('[data-live="assertive"]')).toHaveText(
    /^Incoming call, .+, SAV Électroménager, Ctrl F9 to answer$/,
  );
  await button(page, 'Answer').click();
  await expect(page.locator('[data-live="polite"]')).toHaveText('Call answered');
});

test('a name dials the customer, a number dials what is written', async ({ page }) => {
  await open(page, 'idle', 'fr');
  const region = page.getByRole('region', { name: 'Appels', exact: true });
  const field = region.getByRole('combobox', { name: 'Nom ou numéro' });
  await field.fill('dial');
  await expect(region.getByRole('option', { name: /Fatou Diallo/ })).toBeVisible();
  await field.press('Enter');
  const target = () =>
    page.evaluate(() => window.galleryDesk.calls.store.getState().calls.at(-1)?.remote.number);
  expect(await target()).toBe('+33639981022');

  await open(page, 'idle', 'fr');
  await field.fill('06 39 98 10 22');
  await field.press('Enter');
  expect(await target()).toBe('06 39 98 10 22');

  await open(page, 'idle', 'fr');
  await region.getByRole('button', { name: 'Appeler', exact: true }).click();
  await expect(region.getByRole('alert')).toContainText('Tapez d’abord');
  await expect(field).toBeFocused();
});

test('the language and the theme change at once', async ({ page }) => {
  await open(page, 'talking', 'fr');
  await expect(page.getByRole('button', { name: 'Raccrocher', exact: true })).toBeVisible();
  await page.evaluate(() => window.galleryDesk.settings.change('ui.language', 'en'));
  await expect(button(page, 'Hang up')).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.evaluate(() => window.galleryDesk.settings.change('ui.theme', 'dark'));
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('the wrap-up ends with Finish or Ctrl Enter and leaves an empty stage', async ({ page }) => {
  await open(page, 'wrap-up');
  await expect(button(page, 'Finish, then Available')).toBeVisible();
  await calls(page).getByRole('textbox', { name: 'Note' }).focus();
  await page.keyboard.press('Control+Enter');
  await expect(calls(page).getByRole('combobox', { name: 'Name or number' })).toBeVisible();
  expect(await phases(page)).toEqual([]);
});

for (const [width, height] of [
  [380, 480],
  [320, 568],
] as const)
  test(`nothing is out of reach in a window of ${width} × ${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    for (const state of ['idle-practice', 'ringing', 'second-rings', 'keypad', 'wrap-up']) {
      await open(page, state);
      const sideways = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(sideways, `${state} scrolls sideways`).toBe(0);
      for (const one of await calls(page).getByRole('button').all()) {
        await one.scrollIntoViewIfNeeded();
        const box = await one.boundingBox();
        const name = `${state} ${(await one.textContent()) ?? ''}`;
        expect(box, name).not.toBeNull();
        if (!box) continue;
        expect(box.x, name).toBeGreaterThanOrEqual(0);
        expect(box.x + box.width, name).toBeLessThanOrEqual(width);
        expect(Math.min(box.width, box.height), name).toBeGreaterThanOrEqual(24);
      }
    }
  });

test('the stage keeps its place and height from idle to talking', async ({ page }) => {
  const boxes = [];
  for (const state of ['idle', 'ringing', 'dialling', 'talking', 'held', 'muted', 'reconnecting']) {
    await open(page, state);
    boxes.push({ state, box: await page.locator('.stage').boundingBox() });
  }
  for (const { state, box } of boxes) {
    expect(box?.height, state).toBe(214);
    expect(box?.y, state).toBe(56);
  }
});

test('in forced colours and with less motion the ring is still seen', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
  await open(page, 'ringing');
  const stage = page.locator('.stage');
  expect(await stage.evaluate((one) => getComputedStyle(one).borderTopWidth)).toBe('4px');
  expect(await stage.evaluate((one) => getComputedStyle(one, '::after').animationName)).toBe(
    'none',
  );
});

test('in a conference the keypad says whose digits are sent, and lets one choose by keyboard', async ({
  page,
}) => {
  await open(page, 'conference');
  await button(page, 'Keypad').click();
  const keypad = calls(page).getByRole('region', { name: 'Keypad' });
  const customer = keypad.getByRole('radio', { name: 'Claire Lefèvre' });
  const colleague = keypad.getByRole('radio', { name: 'Inès Marchand' });
  await expect(colleague).toBeChecked();
  await page.keyboard.press('5');
  await colleague.focus();
  await page.keyboard.press('ArrowLeft');
  await expect(customer).toBeChecked();
  await page.keyboard.press('7');
  const digits = () =>
    page.evaluate(() =>
      window.galleryDesk.calls.store.getState().calls.map((call) => `${call.id}: ${call.digits}`),
    );
  expect(await digits()).toEqual(['a: 7', 'c: 5']);
  await expect(keypad.getByText('7', { exact: true }).first()).toBeVisible();
});

test('a narrow window says too that the policy cannot be read, until it was read or a call comes', async ({
  page,
}) => {
  await page.setViewportSize({ width: 380, height: 800 });
  await open(page, 'policy-notice');
  const notice = calls(page).getByRole('region', { name: 'About your settings' });
  await expect(notice).toContainText('cannot be read');
  await ring(page);
  await expect(notice).toHaveCount(0);
  await open(page, 'policy-notice');
  await notice.getByRole('button', { name: 'Understood' }).click();
  await expect(notice).toHaveCount(0);
});
