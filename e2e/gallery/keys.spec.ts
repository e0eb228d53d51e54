import { expect, test, type Page } from '@playwright/test';
import { needsOf } from '../lab/needs';

const lacking = needsOf('browser');
test.skip(lacking !== null, lacking ?? '');

/** A desk of the browser edition: no global keys, so all of them are the window's. */
const open = async (page: Page, state: string) => {
  await page.goto(`/?state=${state}&lang=en&theme=light`);
  await expect(page.locator('.calls')).toBeVisible();
  await page.evaluate(() =>
    window.galleryDesk.settings.store.setState(({ hotkeys }) => ({
      hotkeys: hotkeys.map((one) => ({ ...one, state: 'none' as const })),
    })),
  );
};
const calls = (page: Page) => page.getByRole('region', { name: 'Calls', exact: true });
const note = (page: Page) => calls(page).getByRole('textbox', { name: 'Note' });
const phases = (page: Page) =>
  page.evaluate(() =>
    window.galleryDesk.calls.store.getState().calls.map((call) => call.phase.name),
  );

test('answer, note, finish: three keystrokes beside the text, and the focus is never lost', async ({
  page,
}) => {
  await open(page, 'ringing');
  await page.keyboard.press('Control+F9');
  await expect(note(page)).toBeFocused();
  await page.keyboard.type('Leaks.');
  // A press within 1.5 s of the answer would be one that was meant for it.
  await page.waitForTimeout(1600);
  await page.keyboard.press('Control+F9');
  expect(await phases(page)).toEqual(['ended']);
  await expect(note(page)).toBeFocused();
  await page.keyboard.press('Control+Enter');
  expect(await phases(page)).toEqual([]);
  await expect(calls(page).getByRole('combobox', { name: 'Name or number' })).toBeFocused();
});

test('Ctrl Enter finishes from wherever the focus is, and a form that is being filled is sent', async ({
  page,
}) => {
  await open(page, 'talking');
  const hangUp = calls(page).getByRole('button', { name: 'Hang up', exact: true });
  await hangUp.focus();
  await page.keyboard.press('Enter');
  await expect(note(page)).toBeFocused();
  await page.keyboard.press('Control+Enter');
  expect(await phases(page)).toEqual([]);

  await open(page, 'wrap-up');
  await page.getByRole('tab', { name: 'Today' }).focus();
  await page.keyboard.press('Control+Enter');
  expect(await phases(page)).toEqual([]);

  await open(page, 'wrap-up');
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await page.mouse.click(700, 790);
  await page.keyboard.press('Control+Enter');
  expect(await phases(page)).toEqual([]);

  await open(page, 'wrap-up');
  await page.evaluate(() =>
    window.galleryDesk.documents.show({
      kind: 'editCustomer',
      id: null,
      call: null,
      number: '',
    }),
  );
  await expect(page.getByRole('textbox', { name: 'Given name' })).toBeFocused();
  await page.keyboard.type('Zoé');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { name: 'Zoé' })).toBeVisible();
  // It goes back to where it was when the form opened.
  await expect(note(page)).toBeFocused();
  expect(await phases(page)).toEqual(['ended']);
});

test('mute and hold by key, each shown on its tile; a key that is held down counts once', async ({
  page,
}) => {
  await open(page, 'talking');
  const tile = (name: string) => calls(page).getByRole('button', { name, exact: true });
  await expect(tile('Mute')).toContainText('Ctrl F10');
  await expect(tile('Hold')).toContainText('Ctrl F11');
  await expect(tile('Hang up')).toContainText('Ctrl F9');
  await page.keyboard.down('Control');
  await page.keyboard.down('F10');
  await page.keyboard.down('F10');
  await page.keyboard.up('F10');
  await page.keyboard.up('Control');
  // The label says the way back; a second word for it would say the opposite.
  await expect(tile('Unmute')).not.toHaveAttribute('aria-pressed');
  await page.keyboard.press('Control+F11');
  await expect(tile('Resume')).toBeVisible();
});

test('while another call rings, the key stands on its Answer and not on Hang up', async ({
  page,
}) => {
  await open(page, 'second-rings');
  await expect(calls(page).getByText('Ctrl F9')).toHaveCount(1);
  await expect(calls(page).getByRole('button', { name: 'Hang up' })).not.toContainText('Ctrl F9');
});

test('where the system has the keys, the window leaves them to it', async ({ page }) => {
  await page.goto('/?state=talking&lang=en&theme=light');
  await expect(note(page)).toBeFocused();
  await page.keyboard.press('Control+F10');
  await expect(calls(page).getByRole('button', { name: 'Mute', exact: true })).toBeVisible();
});

test('F6 crosses both halves and comes round', async ({ page }) => {
  await open(page, 'customer-known');
  const place = () =>
    page.evaluate(() => {
      const at = document.activeElement?.closest('[data-region]');
      const half = at?.closest('.calls') ? 'calls' : 'customer';
      return `${half}: ${at?.className ?? ''}`;
    });
  const seen: string[] = [];
  const start = await place();
  for (let turn = 0; turn < 12; turn += 1) {
    await page.keyboard.press('F6');
    seen.push(await place());
    if (seen.at(-1) === start) break;
  }
  expect(seen.at(-1)).toBe(start);
  expect(seen.some((one) => one.startsWith('calls'))).toBe(true);
  expect(seen).toContain('customer: bar');
  expect(seen).toContain('customer: document');
  await page.keyboard.press('Shift+F6');
  expect(await place()).toBe(seen.at(-2));
});

test('a list is one stop of the Tab key, with arrows inside', async ({ page }) => {
  await open(page, 'idle');
  const list = calls(page).getByRole('list', { name: 'Recent' });
  const buttons = list.getByRole('button');
  await expect(buttons.nth(4)).toBeVisible();
  expect(await list.locator('button[tabindex="0"]').count()).toBe(1);
  await buttons.first().focus();
  await page.keyboard.press('ArrowDown');
  await expect(list.getByRole('listitem').nth(1).getByRole('button').first()).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(list.getByRole('listitem').nth(1).getByRole('button').nth(1)).toBeFocused();
  await page.keyboard.press('Tab');
  expect(await list.evaluate((one) => one.contains(document.activeElement))).toBe(false);
  await page.keyboard.press('Shift+Tab');
  await expect(list.getByRole('listitem').nth(1).getByRole('button').nth(1)).toBeFocused();
  await page.keyboard.press('End');
  await expect(buttons.last()).toBeFocused();
});

test('no list on any screen has more stops than one', async ({ page }) => {
  await page.goto('/?state=idle&lang=en&theme=light');
  await expect(page.locator('.calls')).toBeVisible();
  const many = await page.evaluate(async () => {
    const gallery = window as unknown as {
      galleryShow(state: string): unknown;
      galleryStates: Record<string, { click?: { en: string[] } }>;
    };
    const rest = () => new Promise((go) => setTimeout(go, 40));
    const found: string[] = [];
    for (const [state, { click }] of Object.entries(gallery.galleryStates)) {
      gallery.galleryShow(state);
      await rest();
      for (const name of click?.en ?? []) {
        const pressable = document.querySelectorAll<HTMLElement>('button, [role="tab"], summary');
        const button = [...pressable].find((one) =>
          (one.getAttribute('aria-label') ?? one.textContent).includes(name),
        );
        button?.focus();
        button?.click();
        await rest();
      }
      for (const list of document.querySelectorAll('ul, ol, [role="list"], [data-list]')) {
        const stops = [...list.querySelectorAll<HTMLElement>('button, [href], [tabindex]')].filter(
          (one) => one.tabIndex >= 0 && !one.matches(':disabled') && one.checkVisibility(),
        );
        const name = list.getAttribute('aria-label') ?? list.className;
        if (stops.length > 1) found.push(`${state}: ${name}, ${stops.length}`);
      }
    }
    return found;
  });
  expect(many).toEqual([]);
});

test('many tabs at 320 px: the one in hand is in sight with its name, none covers another', async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 568 });
  await page.goto('/?state=strip-tabs-many&lang=en&theme=light');
  const tabs = page.getByRole('tablist', { name: 'Open documents' });
  const all = tabs.getByRole('tab');
  await expect(all).toHaveCount(6);
  const shown = () =>
    tabs.evaluate((list) => {
      const port = list.getBoundingClientRect();
      const boxes = [...list.children].map((one) => one.getBoundingClientRect());
      const current = list.querySelector('[aria-selected="true"]');
      const box = current?.getBoundingClientRect();
      const name = current?.querySelector('.cut');
      return {
        name: name?.textContent,
        inSight: Boolean(box && box.left >= port.left - 1 && box.right <= port.right + 1),
        cut: Boolean(name && name.scrollWidth > name.clientWidth),
        covered: boxes.some((one, place) => one.left < (boxes[place - 1]?.right ?? -9999) - 1),
      };
    });
  const names = [
    'Settings',
    'New customer',
    'Anaïs Lefebvre',
    '+33 5 36 49 18 02',
    'Claire Lefèvre',
  ];
  await tabs.getByRole('tab', { selected: true }).focus();
  for (const name of names) {
    const wanted = { name, inSight: true, cut: false, covered: false };
    await expect
      .poll(async () => {
        const { name: spaced, ...rest } = await shown();
        return { name: spaced?.replaceAll('\u00A0', ' '), ...rest };
      })
      .toEqual(wanted);
    // Today has no sheet in the strip: it leads back to the calls.
    if (name !== names.at(-1)) await page.keyboard.press('ArrowLeft');
  }
  await page.keyboard.press('Delete');
  await expect(all).toHaveCount(5);
});
