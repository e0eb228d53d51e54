import type { Page } from '@playwright/test';
import { expect, needs, test } from '../fixtures/desk';

needs('browser', 'sip-lab');

test('a desk whose script is cut off while it loads is loaded again, by itself and not for ever', async ({
  atWork,
}) => {
  const { desk, page } = await atWork();
  let cut = 2;
  let asked = 0;
  await page.route('**/assets/index-*.js', (route) => {
    asked++;
    return cut-- > 0 ? route.abort('failed') : route.continue();
  });
  await page.reload();
  await expect(desk.calls).toBeVisible();
  expect(asked).toBe(3);

  cut = Number.POSITIVE_INFINITY;
  asked = 0;
  await page.reload();
  await expect.poll(() => asked, { timeout: 20_000 }).toBe(6);
  await expect(page.getByText('Allodesk could not be loaded')).toBeVisible();
  await expect(page.getByText('Allodesk n’a pas pu être chargé')).toBeVisible();
  await page.waitForTimeout(2500);
  expect(asked).toBe(6);

  cut = 0;
  await page.reload();
  await expect(desk.calls).toBeVisible();
  await page.unroute('**/assets/index-*.js');

  // The words are fetched by that script, and without them there is nothing to show either.
  let words = 1;
  await page.route('**/assets/en-*.js', (route) =>
    words-- > 0 ? route.abort('failed') : route.continue(),
  );
  await page.reload();
  await expect(desk.calls).toBeVisible();
  expect(words).toBeLessThan(0);
});

/** The network changes at the worst moment: each of these is cut off once. */
const cutOnce = async (page: Page, ...addresses: string[]): Promise<void> => {
  for (const address of addresses) {
    let cut = 1;
    await page.route(address, (route) => (cut-- > 0 ? route.abort('failed') : route.continue()));
  }
};

test('what IT hands over at the start is not lost when the first page is cut off', async ({
  atWork,
}) => {
  // The password is kept in memory only: what was taken by a page that shows nothing would be gone.
  const { desk, page } = await atWork(undefined, {
    prepare: (page) =>
      cutOnce(page, '**/handover', '**/assets/browser-bridge-*.js', '**/assets/en-*.js'),
  });
  await page.reload();
  const needed = desk.calls.getByRole('region', { name: desk.words('line.secretTitle') });
  await expect(needed).toBeVisible();
});
