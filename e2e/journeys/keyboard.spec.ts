import type { Page } from '@playwright/test';
import { expect, needs, test } from '../fixtures/desk';

needs('browser');

interface Heard {
  heard: string[];
}

/** What a screen reader is given to say, in order. */
const listen = (page: Page) =>
  page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    const look = () => {
      for (const region of document.querySelectorAll('[data-live]')) {
        const text = region.textContent;
        const how = region.getAttribute('data-live') ?? '';
        if (text && heard.findLast((one) => one.startsWith(how)) !== `${how}: ${text}`)
          heard.push(`${how}: ${text}`);
      }
    };
    new MutationObserver(look).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
    });
  });
const heardBy = (page: Page) => page.evaluate(() => (window as unknown as Heard).heard);

test('first start, a call, its note, a customer and the settings by keyboard alone, each step heard once', async ({
  open,
}) => {
  test.setTimeout(120_000);
  const { page, desk } = await open({ settings: null, language: 'en', tone: 0 });
  const { keyboard } = page;
  const holdsFocus = () =>
    expect
      .poll(() => page.evaluate(() => document.activeElement?.tagName), 'the focus has fallen')
      .not.toBe('BODY');
  /** Tab until what has this name has the focus. */
  const reach = async (name: RegExp, key = 'Tab', most = 40) => {
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

  await expect(page.getByRole('heading', { name: desk.words('start.title') })).toBeFocused();
  await listen(page);
  await reach(/Take a first call/);
  await keyboard.press('Enter');
  await desk.ringsWith();
  await holdsFocus();

  await test.step('answer, note, finish: three keystrokes beside the text', async () => {
    // Who waits until it is said who calls; it is said once that is known.
    await expect
      .poll(async () =>
        (await heardBy(page)).filter((one) => one.startsWith('assertive: Incoming call,')),
      )
      .not.toEqual([]);
    await keyboard.press('Control+F9');
    await desk.isTalking();
    await expect(desk.note).toBeFocused();
    await keyboard.type('Machine leaks; technician on Thursday.');
    await desk.noteIsSaved();
    await keyboard.press('Control+F10');
    await expect(desk.button('unmute')).toBeVisible();
    await expect(desk.note).toBeFocused();
    // Right after the answer the same key hangs up nothing: a second press is meant for Answer.
    await expect(desk.stage.getByRole('timer').first()).toHaveText(/00:0[2-9]/);
    await keyboard.press('Control+F9');
    await desk.endsWith('calls.end.hungUpByAgent');
    await expect(desk.note).toBeFocused();
    await keyboard.press('Control+Enter');
    await expect(desk.field).toBeFocused();
  });

  await test.step('a search hit, a form and the settings take the focus and give it back', async () => {
    await keyboard.press('Control+k');
    await keyboard.type('lef');
    await expect(page.getByRole('option').first()).toBeVisible();
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await expect(desk.customer.getByRole('heading', { level: 1 })).toBeFocused();
    await reach(/^\s*Edit\b/);
    await keyboard.press('Enter');
    await expect(desk.customer.getByRole('textbox').first()).toBeFocused();
    await keyboard.type(' B');
    await keyboard.press('Control+Enter');
    await expect(desk.customer.getByRole('button', { name: 'Edit', exact: true })).toBeFocused();
    await reach(new RegExp(desk.words('calls.menu')), 'Shift+Tab', 60);
    await keyboard.press('Enter');
    await expect(page.getByRole('menu')).toBeVisible();
    await page.waitForTimeout(200);
    await keyboard.type(desk.words('calls.menuShortcuts').slice(0, 3));
    await keyboard.press('Enter');
    await expect(desk.customer.getByRole('heading', { level: 1 })).toBeFocused();
    await expect(
      desk.customer.getByText('Ctrl F9').or(desk.customer.getByText('F9')),
    ).toBeVisible();
  });

  await test.step('F6 crosses both halves', async () => {
    const halves = new Set<string>();
    for (let turn = 0; turn < 8; turn += 1) {
      await keyboard.press('F6');
      await holdsFocus();
      halves.add(
        await page.evaluate(() =>
          document.activeElement?.closest('.calls') ? 'calls' : 'customer',
        ),
      );
    }
    expect([...halves].sort()).toEqual(['calls', 'customer']);
  });

  await expect(page.locator('body')).toMatchAriaSnapshot(`
    - main:
      - region "Calls":
        - heading "Calls" [level=1]
      - region "Customer":
        - tablist
        - tabpanel:
          - heading [level=1]
  `);
  const heard = await heardBy(page);
  const once = (text: RegExp) => heard.filter((one) => text.test(one));
  expect(once(/^polite: The line is ready/)).toHaveLength(1);
  expect(once(/^assertive: Incoming call, .*Ctrl F9 to answer$/)).toHaveLength(1);
  expect(once(/^polite: Call answered$/)).toHaveLength(1);
  expect(once(/^assertive: Microphone muted$/)).toHaveLength(1);
  expect(once(/^polite: Call ended\./)).toHaveLength(1);
  expect(once(/^polite: Call finished\. Available$/)).toHaveLength(1);
  expect(once(/ saved$/)).toHaveLength(1);
});
