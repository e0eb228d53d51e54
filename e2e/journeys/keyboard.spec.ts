import { expect, needs, test } from '../fixtures/desk';

needs('browser');

test('first start, a call, its note, a customer and the settings by keyboard alone', async ({
  open,
}) => {
  test.setTimeout(120_000);
  const { page, desk } = await open({ settings: null, language: 'en', tone: 0 });
  const { keyboard } = page;
  /** Tab until what has this name has the focus. */
  const reach = async (name: RegExp, key = 'Tab', most = 60) => {
    for (let presses = 0; presses < most; presses += 1) {
      await keyboard.press(key);
      const label = await page.evaluate(() => {
        const at = document.activeElement;
        return `${at?.getAttribute('aria-label') ?? ''} ${at?.textContent ?? ''} ${at?.getAttribute('title') ?? ''}`;
      });
      if (name.test(label)) return;
    }
    throw new Error(`${String(name)} is not reached by ${key}`);
  };
  await expect(page.getByRole('button', { name: desk.words('start.practice.do') })).toBeVisible();
  await reach(/Take a first call/);
  await keyboard.press('Enter');
  await desk.ringsWith();
  await reach(/^\s*Answer\b/);
  await page.waitForTimeout(800);
  await keyboard.press('Enter');
  await desk.isTalking();
  await expect(desk.note).toBeFocused();
  await keyboard.type('Machine leaks; technician on Thursday.');
  await desk.noteIsSaved();
  await reach(/^\s*Hang up\b/, 'Shift+Tab');
  await page.waitForTimeout(800);
  await keyboard.press('Enter');
  await desk.endsWith('calls.end.hungUpByAgent');
  await keyboard.press('Control+e');
  await expect(desk.note).toBeFocused();
  await keyboard.press('Control+Enter');
  await expect(desk.field).toBeVisible();
  await keyboard.press('Control+k');
  await keyboard.type('lef');
  await expect(page.getByRole('option').first()).toBeVisible();
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  await expect(desk.customer.getByRole('heading', { level: 1 })).toBeVisible();
  await reach(/^\s*Edit\b/);
  await keyboard.press('Enter');
  await expect(desk.customer.getByRole('textbox').first()).toBeVisible();
  await keyboard.press('Escape');
  await reach(new RegExp(desk.words('calls.menu')), 'Shift+Tab', 120);
  await keyboard.press('Enter');
  await expect(page.getByRole('menu')).toBeVisible();
  await page.waitForTimeout(200);
  await keyboard.type(desk.words('calls.menuSettings').slice(0, 3));
  await keyboard.press('Enter');
  await expect(desk.customer.getByRole('navigation')).toBeVisible();
});
