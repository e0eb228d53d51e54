import { expect, test, type Locator, type Page } from '@playwright/test';
import type { Call } from '../../renderer/phone/calls';
import { needsOf } from '../lab/needs';
import { bruno, sampleCall } from './samples';

const lacking = needsOf('browser');
test.skip(lacking !== null, lacking ?? '');

/** Screens that between them hold every kind of thing that opens, closes, is saved, cancelled, ended or removed. */
const screens = [
  'idle',
  'idle-practice',
  'idle-speed-dial',
  'idle-parked-no-slot',
  'idle-line-refused',
  'idle-line-secret',
  'ringing',
  'talking',
  'second-rings',
  'consulting',
  'conference',
  'wrap-up',
  'ended-missed',
  'lost',
  'headset-lost',
  'device-offered',
  'book-lost',
  'today',
  'today-practice',
  'customer-known',
  'caller-several',
  'caller-unknown',
  'contact-by-hand',
  'customer-edit',
  'customer-delete',
  'settings-notice',
  'settings-line',
  'settings-audio',
  'settings-hotkeys',
  'settings-appearance',
  'settings-team',
  'readiness',
  'first-start',
  'first-connect',
];

interface Gallery {
  galleryShow(state: string): unknown;
  galleryStates: Record<string, { click?: { fr: string[]; en: string[] } }>;
}

interface Walked {
  tried: string[];
  fallen: string[];
}

/**
 * Presses everything that is on a screen, each thing on a fresh screen: focus, Enter, and Escape after it. In the
 * page itself, because there are hundreds. What was tried elsewhere already is left out.
 */
const walk = (page: Page, state: string, before: readonly string[]): Promise<Walked> =>
  page.evaluate(
    async ([screen, done]) => {
      const pressable =
        'button:not(:disabled), summary, [role="menuitem"], [role="menuitemradio"], [role="tab"]';
      const gallery = window as unknown as Gallery;
      const rest = () => new Promise((go) => setTimeout(go, 30));
      const nameOf = (one: Element) =>
        `${one.getAttribute('role') ?? 'button'} ${one.getAttribute('aria-label') ?? one.textContent?.trim() ?? ''}`;
      const all = () => [...document.querySelectorAll<HTMLElement>(pressable)];
      const isAtPage = () => !document.activeElement || document.activeElement === document.body;
      // A screen that is still being drawn on a busy machine has not let it fall: what fell stays down.
      const isDown = async () => {
        for (let look = 0; look < 30 && isAtPage(); look += 1) await rest();
        return isAtPage();
      };
      const key = (target: Element, name: string) =>
        target.dispatchEvent(
          new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }),
        );
      const press = async (one: HTMLElement | undefined) => {
        one?.focus();
        if (one && key(one, 'Enter')) one.click();
        await rest();
      };
      const open = async () => {
        gallery.galleryShow(screen);
        await rest();
        // As its picture shows it.
        for (const name of gallery.galleryStates[screen]?.click?.en ?? [])
          await press(all().find((one) => nameOf(one).includes(name)));
      };
      const tried: string[] = [];
      const fallen: string[] = [];
      await open();
      if (await isDown()) fallen.push(`${screen}: at the start`);
      const deeds = all().map((one, index) => ({
        index,
        name: nameOf(one),
        shown: one.checkVisibility(),
      }));
      for (const { index, name, shown } of deeds) {
        if (!shown || done.includes(name) || tried.includes(name)) continue;
        tried.push(name);
        await open();
        await press(all()[index]);
        if (await isDown()) fallen.push(`${screen}: ${name}, Enter`);
        key(document.activeElement ?? document.body, 'Escape');
        await rest();
        if (await isDown()) fallen.push(`${screen}: ${name}, Enter, Escape`);
      }
      return { tried, fallen };
    },
    [state, [...before]] as const,
  );

test('the focus never falls to the page, whatever is pressed on whatever screen', async ({
  context,
}) => {
  const left = [...screens];
  const tried: string[] = [];
  const fallen: string[] = [];
  const walkOn = async () => {
    const page = await context.newPage();
    await page.goto('/?state=idle&lang=en&theme=light');
    await expect(page.locator('.calls')).toBeVisible();
    for (let state = left.shift(); state; state = left.shift()) {
      const walked = await walk(page, state, tried);
      tried.push(...walked.tried);
      fallen.push(...walked.fallen);
    }
  };
  // After each key the screen is given a moment: while one page waits, the other goes on.
  await Promise.all([walkOn(), walkOn(), walkOn()]);
  expect(tried.length).toBeGreaterThan(150);
  expect(fallen).toEqual([]);
});

const open = async (page: Page, state: string) => {
  await page.goto(`/?state=${state}&lang=en&theme=light`);
  await expect(page.locator('.calls')).toBeVisible();
};
const calls = (page: Page) => page.getByRole('region', { name: 'Calls', exact: true });
const customer = (page: Page) => page.getByRole('region', { name: 'Customer', exact: true });
const pressOn = async (page: Page, one: Locator) => {
  await one.focus();
  await page.keyboard.press('Enter');
};

test('a call that the other side ends leaves the caret in the note', async ({ page }) => {
  await open(page, 'talking');
  await calls(page).getByRole('button', { name: 'Hold', exact: true }).focus();
  await page.evaluate(() =>
    window.galleryDesk.calls.store.setState(({ calls: all }) => ({
      calls: all.map((call) => ({
        ...call,
        phase: {
          name: 'ended' as const,
          talkedSeconds: 40,
          end: { reason: 'hungUp' as const, by: 'remote' as const, at: Date.now() },
        },
      })),
    })),
  );
  await expect(calls(page).getByRole('textbox', { name: 'Note' })).toBeFocused();
});

test('a ring takes the focus from the dial field to the stage: no key of a number answers', async ({
  page,
}) => {
  await open(page, 'idle');
  await expect(calls(page).getByRole('combobox', { name: 'Name or number' })).toBeFocused();
  await page.keyboard.type('02');
  await page.evaluate(
    (call) => window.galleryDesk.calls.store.setState({ calls: [call], stageId: call.id }),
    sampleCall('new', bruno, {}) as Call,
  );
  await expect(page.getByRole('region', { name: 'Incoming call' })).toBeFocused();
  await page.keyboard.type('61 ');
  await page.keyboard.press('Enter');
  expect(
    await page.evaluate(() => window.galleryDesk.calls.store.getState().calls[0]?.phase.name),
  ).toBe('ringing');
});

test('what opens takes the focus, what closes gives it back: forms, values, documents, menus', async ({
  page,
}) => {
  await open(page, 'customer-known');
  const edit = customer(page).getByRole('button', { name: 'Edit', exact: true });
  await pressOn(page, edit);
  await expect(customer(page).getByRole('textbox', { name: 'Given name' })).toBeFocused();
  await pressOn(page, customer(page).getByRole('button', { name: 'Cancel' }));
  await expect(edit).toBeFocused();
  await pressOn(page, edit);
  // The key is the form's as soon as the form is there.
  await expect(customer(page).getByRole('textbox', { name: 'Given name' })).toBeFocused();
  await page.keyboard.press('Control+Enter');
  await expect(edit).toBeFocused();

  await pressOn(page, calls(page).getByRole('button', { name: 'Menu', exact: true }));
  await pressOn(page, page.getByRole('menuitem', { name: 'Settings' }));
  await expect(customer(page).getByRole('heading', { level: 1 })).toBeFocused();
  const change = customer(page).getByRole('button', { name: 'Change User' });
  await pressOn(page, change);
  await expect(customer(page).getByRole('textbox', { name: 'User', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(change).toBeFocused();
  await expect(page.locator('[data-live="polite"]')).toHaveText('User saved');
});

test('a server typed into its row goes to the form that saves it with its password, and there is a way back', async ({
  page,
}) => {
  await open(page, 'settings-line-refused');
  const settings = page.locator('.settings .body');
  const typeServer = async (server: string) => {
    await settings.getByRole('button', { name: 'Change Server' }).click();
    await settings.getByRole('textbox', { name: 'Server' }).fill(server);
    await settings.getByRole('button', { name: 'Save' }).click();
  };
  const known = () =>
    page.evaluate(() => window.galleryDesk.settings.store.getState().settings['line.server'].value);
  const before = await known();
  await typeServer('wss://other.example');
  await expect(settings.getByRole('textbox', { name: 'Password' })).toBeFocused();
  await expect(settings.getByRole('textbox', { name: 'Server' })).toHaveValue(
    'wss://other.example',
  );
  expect(await known()).toBe(before);
  await settings.getByRole('button', { name: 'Cancel' }).click();
  await expect(settings.getByRole('button', { name: 'Change Server' })).toBeVisible();
  expect(await known()).toBe(before);

  await typeServer('wss://other.example');
  await settings.getByRole('textbox', { name: 'Password' }).fill('s');
  await page.keyboard.press('Enter');
  await expect.poll(known).toBe('wss://other.example');
});
