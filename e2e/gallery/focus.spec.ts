import { expect, test, type Page } from '@playwright/test';
import { needsOf } from '../lab/needs';

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
      const isDown = () => !document.activeElement || document.activeElement === document.body;
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
      if (isDown()) fallen.push(`${screen}: at the start`);
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
        if (isDown()) fallen.push(`${screen}: ${name}, Enter`);
        key(document.activeElement ?? document.body, 'Escape');
        await rest();
        if (isDown()) fallen.push(`${screen}: ${name}, Enter, Escape`);
      }
      return { tried, fallen };
    },
    [state, [...before]] as const,
  );

test('the focus never falls to the page, whatever is pressed on whatever screen', async ({
  page,
}) => {
  await page.goto('/?state=idle&lang=en&theme=light');
  await expect(page.locator('.calls')).toBeVisible();
  const tried: string[] = [];
  const fallen: string[] = [];
  for (const state of screens) {
    const walked = await walk(page, state, tried);
    tried.push(...walked.tried);
    fallen.push(...walked.fallen);
  }
  expect(tried.length).toBeGreaterThan(150);
  expect(fallen).toEqual([]);
});
