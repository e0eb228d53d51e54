import { expect, needs, test } from '../fixtures/desk';
import { packetsIn, prepareFaults } from '../fixtures/silence-faults';
import { fitsAcross, keepPicture, keepScreen } from '../fixtures/screens';
import type { Language } from '../fixtures/words';

needs('browser');
// Axe keeps a core busy: each story goes to whoever is free.
test.describe.configure({ mode: 'parallel' });

// Both ends of a practice call live in one page, so the fake microphone is silent: what is heard is the customer.
const note = {
  en: 'Third call about the washing machine, code E21. Technician on Thursday, 8 to 10; voucher of 40 euros.',
  fr: 'Troisième appel pour le lave-linge, code E21. Technicien jeudi entre 8 h et 10 h ; bon de 40 euros.',
} as const;
/** What axe sees of a screen is the same in both languages, but for words that are missing: in French it looks at these. */
const lookedAtInFrench = ['01-first-start', '04-talking', '11-documented', '15-settings-line'];
const sections = ['line', 'audio', 'hotkeys', 'appearance', 'data', 'about'] as const;

for (const language of ['en', 'fr'] as const satisfies Language[]) {
  test(`practice from the first start to a documented call (${language})`, async ({ open }) => {
    test.setTimeout(300_000);
    const opened = await open({ settings: null, language, tone: 0 });
    const { page, desk, hear } = opened;
    const screen = (name: string) => {
      const isLookedAt = language === 'en' || lookedAtInFrench.includes(name);
      return (isLookedAt ? keepScreen : keepPicture)(page, `${language}-${name}`);
    };
    const start = page.getByRole('button', { name: desk.words('start.practice.do') });

    await expect(start).toBeVisible();
    await screen('01-first-start');
    await page.getByRole('button', { name: desk.words('start.pbx.do') }).click();
    await expect(
      page.getByRole('heading', { name: desk.words('settings.line.connect') }),
    ).toBeVisible();
    await screen('02-connect');
    await page.getByRole('button', { name: desk.words('start.back') }).click();

    await start.click();
    await desk.ringsWith();
    await expect(desk.timeline.first()).toBeVisible();
    await screen('03-ringing');
    await desk.answer();
    await expect.poll(async () => (await hear([300], 1500)).level).toBeGreaterThan(0.005);
    await desk.writeNote(note[language]);
    await desk.noteIsSaved();
    await screen('04-talking');
    await desk.press('hold');
    await expect(desk.button('resume')).toBeVisible();
    await screen('05-held');
    await desk.press('resume');
    await expect(desk.button('hold')).toBeVisible();
    await desk.press('mute');
    await screen('06-muted');
    await desk.press('unmute');
    await desk.press('keypad');
    await screen('07-keypad');
    await page.keyboard.press('Escape');
    await desk.press('transfer');
    await screen('08-transfer');
    await page.keyboard.press('Escape');

    await page.setViewportSize({ width: 380, height: 800 });
    await expect(desk.button('hangUp')).toBeVisible();
    await fitsAcross(page, 'the strip in a call');
    await screen('09-strip-talking');
    await page.setViewportSize({ width: 1280, height: 800 });

    await desk.press('hangUp');
    await desk.endsWith('calls.end.hungUpByAgent');
    await screen('10-wrap-up');
    await desk.finish();
    await desk.newestContactSays(note[language]);
    await screen('11-documented');
    await page.setViewportSize({ width: 380, height: 800 });
    await fitsAcross(page, 'the idle strip');
    await screen('12-strip-idle');
    await page.setViewportSize({ width: 1600, height: 900 });
    await screen('13-wide');
    await page.setViewportSize({ width: 1280, height: 800 });

    await desk.customer.getByRole('combobox', { name: desk.name('search') }).fill('lef');
    await expect(page.getByRole('option').first()).toBeVisible();
    await screen('14-search');
    await page.keyboard.press('Escape');
    await desk.openSettings();
    for (const section of sections) {
      await desk.settingsSection(section);
      await screen(`15-settings-${section}`);
    }
    await page.emulateMedia({ colorScheme: 'dark' });
    await screen('16-settings-dark');
  });
}

test('the other practice customers: silent, and one who hangs up in mid-sentence', async ({
  open,
}) => {
  test.setTimeout(120_000);
  const { page, desk, hear } = await open({
    settings: null,
    language: 'en',
    colorScheme: 'dark',
    tone: 0,
  });
  await page.getByRole('button', { name: desk.words('start.practice.do') }).click();
  await desk.ringsWith();
  await desk.press('decline');
  await desk.finish();

  await desk.practiceWith('silent');
  await desk.ringsWith();
  await desk.answer();
  await keepScreen(page, 'en-dark-silent');
  await page.waitForTimeout(2000);
  expect((await hear([300])).level).toBeLessThan(0.003);
  await desk.press('hangUp');
  await desk.finish();

  await desk.practiceWith('hangsUp');
  await desk.ringsWith();
  await desk.answer();
  await desk.endsWith('calls.end.hungUpByCaller');
  await keepScreen(page, 'en-dark-wrap-up');
  await desk.finish();
});

/** Faults of a way that a practice call does not have. */
const farAway = [
  'nothingSent',
  'sentSilent',
  'nothingArrives',
  'nothingSentThere',
  'arrivesSilent',
];

test('a silent practice customer alarms nobody on a slow machine; the examples leave when asked, the agent’s customer stays', async ({
  open,
}) => {
  const { page, desk } = await open({ settings: null, language: 'en' });
  await prepareFaults(page);
  await page.getByRole('button', { name: desk.words('start.practice.do') }).click();
  await desk.ringsWith();
  await desk.press('decline');
  await desk.finish();

  await desk.practiceWith('silent');
  await desk.ringsWith();
  await desk.answer();
  const slow = await page.context().newCDPSession(page);
  await slow.send('Emulation.setCPUThrottlingRate', { rate: 6 });
  const before = await packetsIn(page);
  // A false alarm came after three and a half seconds.
  await page.waitForTimeout(4500);
  for (const fault of farAway)
    await expect(desk.stage).not.toContainText(desk.words(`quality.silence.${fault}.says`));
  await slow.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  expect((await packetsIn(page)) - before, 'packets of a quiet room').toBeGreaterThan(100);
  await desk.press('hangUp');
  await desk.endsWith('calls.end.hungUpByAgent');

  await desk.makeCustomer('Nora', 'Whitaker');
  await desk.openCustomer('Gary Thornton');
  const tab = (name: string) => desk.tabs.filter({ hasText: name });
  await expect(tab('Gary Thornton')).toHaveCount(1);
  await desk.tabs.first().click();
  // In wrap-up the note of the call would leave as well.
  await expect(desk.removeExamplesButton).toHaveAttribute('aria-disabled', 'true');
  await desk.finish();
  // Nobody is behind any other number, and a call that the agent made has no caller.
  await desk.dial('0199001234');
  await desk.endsWith('calls.end.practiceNobody');
  await expect(
    desk.customer.getByRole('heading', { name: desk.words('customers.caller.whoOut') }),
  ).toBeVisible();
  await desk.finish();
  await expect(desk.log.getByRole('listitem').first()).toContainText(desk.words('line.practice'));
  await desk.tabs.first().click();
  await expect(desk.customer).toContainText(
    desk.words('customers.today.practice.handled_one', { count: '1' }),
  );
  await desk.removeExamples();
  await expect(desk.log.getByRole('listitem')).toHaveCount(0);
  await expect(tab('Gary Thornton')).toHaveCount(0);
  await expect(tab('Nora Whitaker')).toHaveCount(1);
  await desk.openCustomer('Nora Whitaker');
});
