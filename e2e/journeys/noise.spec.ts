import type { Page } from '@playwright/test';
import { expect, needs, test } from '../fixtures/audio-harness';

needs('browser', 'sound-lab');

// The network is the one the desk loads, in the browser's own audio thread; speech is that of the practice
// customers, noise is made by seed and mixed in at 5 dB.
const seed = 21;

const measure = (
  page: Page,
  noise: 'keyboard' | 'dog' | 'babble' | 'white',
  language: 'en' | 'fr',
) =>
  page.evaluate(([name, spoken, given]) => window.harness.gain('desk', name, spoken, given), [
    noise,
    language,
    seed,
  ] as const);

const hears = (page: Page, hertz: number) =>
  page.evaluate(
    async (tone) => (await window.harness.farEnd('a', [tone], 300)).share[tone] ?? 0,
    hertz,
  );

test.describe('noise suppression', () => {
  test('takes the home’s noise out of the agent’s voice', async ({ room }) => {
    const page = await room.open();
    // Each is rendered at the pace of the machine: a busy one takes its time.
    test.setTimeout(400_000);
    const cases = [
      ['keyboard', 'en', 8],
      ['keyboard', 'fr', 8],
      ['dog', 'fr', 4],
      ['babble', 'en', 0],
      ['white', 'en', 6],
    ] as const;
    for (const [noise, language, least] of cases) {
      const { before, after, gain, delay } = await measure(page, noise, language);
      console.log(
        `${language} ${noise}: ${before.toFixed(1)} -> ${after.toFixed(1)} dB, gain ${gain.toFixed(1)}, ${delay.toFixed(1)} ms late`,
      );
      expect(before).toBeCloseTo(5, 0);
      expect(gain, `${language} ${noise}`).toBeGreaterThanOrEqual(least);
      expect(delay).toBeLessThan(40);
    }
  });

  test('comes into a call that has begun without it, and leaves it again', async ({ room }) => {
    const page = await room.open({ noiseSuppression: 'neural' });
    await page.evaluate(() => window.harness.call('a'));
    const before = await page.evaluate(() => window.harness.sender('a'));
    await page.evaluate(() => window.harness.open('a', true));
    await expect
      .poll(() => page.evaluate(() => window.harness.snapshot().suppressor), { timeout: 30_000 })
      .toBe('on');
    // What it was given to start with is not speech, and neither is the lab's tone: it fades.
    await expect.poll(() => hears(page, 420), { timeout: 30_000 }).toBeLessThan(0.2);
    await page.evaluate(() => window.harness.prefer({ noiseSuppression: 'off' }));
    await expect
      .poll(() => page.evaluate(() => window.harness.snapshot().suppressor), { timeout: 30_000 })
      .toBe('off');
    await expect.poll(() => hears(page, 420), { timeout: 30_000 }).toBeGreaterThan(0.4);
    expect(await page.evaluate(() => window.harness.sender('a'))).toEqual(before);
  });

  test('ends with its call and leaves nothing behind in the audio thread', async ({ room }) => {
    const page = await room.open();
    const { alive, ended } = await page.evaluate(() => window.harness.suppressorEnd());
    expect(alive).toBeGreaterThan(0);
    expect(ended).toBe(0);
  });

  test('that cannot be loaded leaves the call as it is, and is said', async ({ room }) => {
    const page = await room.open({ noiseSuppression: 'neural' });
    await page.evaluate(() => {
      window.fetch = () => Promise.reject(new TypeError('no network'));
    });
    await page.evaluate(() => window.harness.call('a'));
    await page.evaluate(() => window.harness.open('a', true));
    await expect
      .poll(() => page.evaluate(() => window.harness.snapshot().suppressor), { timeout: 30_000 })
      .toBe('failed');
    await expect
      .poll(async () => {
        const { level } = await page.evaluate(() => window.harness.farEnd('a', [], 300));
        return level;
      })
      .toBeGreaterThan(0.01);
  });
});
