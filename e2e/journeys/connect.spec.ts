import { readFileSync } from 'node:fs';
import { type Page } from '@playwright/test';
import { expect, needs, test } from '../fixtures/desk';
import { fitsAcross } from '../fixtures/screens';
import { settingsFor } from '../lab/settings';
import { agent, domain } from '../lab/people';
import type { DeskPage } from '../pages/desk-page';

needs('browser', 'sip-lab');

const fieldOf = (page: Page, desk: DeskPage, name: string) =>
  page.getByLabel(desk.words(`settings.connect.${name}`), { exact: true });

const fillIn = async (page: Page, desk: DeskPage, server: string, secret: string) => {
  await page.getByRole('button', { name: desk.words('start.pbx.do') }).click();
  await fieldOf(page, desk, 'server').fill('wss://pbx.example:7443');
  await expect(fieldOf(page, desk, 'domain')).toHaveValue('pbx.example');
  // The domain follows the server until it is typed.
  await fieldOf(page, desk, 'server').fill(server);
  await expect(fieldOf(page, desk, 'domain')).toHaveValue(new URL(server).hostname);
  await fieldOf(page, desk, 'user').fill(agent.user);
  await fieldOf(page, desk, 'domain').fill(domain);
  await fieldOf(page, desk, 'secret').fill(secret);
};

const fileWith = (text: string) => ({
  name: 'allodesk.json',
  mimeType: 'application/json',
  buffer: Buffer.from(text),
});

test('a wrong secret is explained and nothing is lost; the right one brings the line, which asks again after a restart', async ({
  open,
  lab: { kamailio },
}) => {
  test.setTimeout(150_000);
  const opened = await open({ settings: null, language: 'en' });
  await fillIn(opened.page, opened.desk, kamailio.server, 'not-the-secret');
  const { page, desk } = opened;
  const refused = desk.words('line.trouble.wrongSecret', { user: agent.user });
  await page.getByRole('button', { name: desk.words('settings.connect.do'), exact: true }).click();
  await expect(page.getByText(refused)).toBeVisible({ timeout: 20_000 });
  await expect(page.getByText(desk.words('line.mend.wrongSecret'))).toBeVisible();
  await expect(fieldOf(page, desk, 'server')).toHaveValue(kamailio.server);
  await expect(fieldOf(page, desk, 'user')).toHaveValue(agent.user);
  await expect(fieldOf(page, desk, 'domain')).toHaveValue(domain);
  await expect(fieldOf(page, desk, 'secret')).toHaveValue('not-the-secret');
  await expect(fieldOf(page, desk, 'secret')).toBeFocused();

  // The same again is tried again, and refused again: the form never waits for nothing.
  const again = page.getByRole('button', { name: desk.words('settings.connect.again') });
  await again.click();
  const times = desk.words('settings.connect.refusals_other', { count: '2' });
  await expect(page.getByText(times)).toBeVisible({ timeout: 20_000 });

  await fieldOf(page, desk, 'secret').fill(agent.secret);
  await page.keyboard.press('Enter');
  await desk.lineIs('ready');

  await test.step('the agent’s own choices', async () => {
    await desk.openSettings();
    await desk.settingsSection('appearance');
    await desk.customer
      .getByRole('radio', { name: desk.words('settings.appearance.dark') })
      .click();
  });

  await opened.startAgain();
  const later = opened.desk;
  const note = later.stage.getByRole('region', { name: later.words('line.secretTitle') });
  await expect(note).toContainText(later.words('line.secretNote', { user: agent.user }));
  await fitsAcross(opened.page, 'the secret is asked for');
  await opened.page.setViewportSize({ width: 380, height: 800 });
  await expect(note).toBeVisible();
  await fitsAcross(opened.page, 'the secret is asked for in the strip');
  await opened.page.setViewportSize({ width: 1280, height: 800 });
  await note.getByLabel(later.words('settings.line.secret')).fill(agent.secret);
  await opened.page.keyboard.press('Enter');
  await later.lineIs('ready');
  await expect(opened.page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('a settings file through the form: a broken one is explained, a good one connects', async ({
  open,
  lab: { kamailio },
}) => {
  test.setTimeout(120_000);
  const { page, desk } = await open({ settings: null, language: 'en' });
  const file = page.getByLabel(desk.words('settings.import.open'));
  await file.setInputFiles(fileWith('{ "version": 1, "line": { "server": '));
  const alert = page.getByRole('alert');
  await expect(alert).toContainText(desk.words('settings.import.settingsFileInvalid'));
  await expect(alert).toContainText('line 1, column 37');
  await file.setInputFiles(fileWith('{ "version": 999 }'));
  await expect(page.getByRole('alert')).toContainText(
    desk.words('settings.import.settingsFileTooNew'),
  );
  await file.setInputFiles(fileWith(JSON.stringify(settingsFor(kamailio.server))));
  // Nothing is taken over before it has been seen.
  const changes = page.getByRole('region', { name: desk.words('settings.import.willChange') });
  await expect(changes.getByRole('term').first()).toHaveText('line.server');
  await expect(changes).toContainText(desk.words('settings.import.secretLine'));
  expect(await page.evaluate(() => localStorage.getItem('allodesk.settings') ?? '')).not.toContain(
    kamailio.server,
  );
  await changes.getByRole('button', { name: desk.words('settings.import.take') }).click();
  await desk.lineIs('ready');
});

test('between the practice line and the PBX, in the settings', async ({ atWork }) => {
  test.setTimeout(120_000);
  const { page, desk } = await atWork(
    (settings) => {
      settings.ui = { ...settings.ui, language: 'fr' };
    },
    { language: 'fr' },
  );
  await desk.openSettings();
  await desk.settingsSection('data');
  const toPractice = { name: desk.words('settings.line.toPractice') };
  await desk.customer.getByRole('button', toPractice).click();
  await expect(desk.stage.getByRole('button', { name: desk.words('practice.fault') })).toBeVisible({
    timeout: 20_000,
  });
  await desk.customer.getByRole('button', { name: desk.words('settings.data.toPbx') }).click();
  await desk.lineIs('ready');

  await desk.settingsSection('line');
  await desk.customer.getByRole('button', toPractice).click();
  await fieldOf(page, desk, 'secret').waitFor();
  // What was filled in once is still there; the secret is kept for as long as the page lives.
  await expect(fieldOf(page, desk, 'user')).toHaveValue(agent.user);
  const connect = { name: desk.words('settings.connect.do'), exact: true };
  // The form stays until its line is ready: what is wrong is said where it is mended.
  const tryNow = { name: desk.words('settings.line.try') };
  await fieldOf(page, desk, 'secret').fill('not-the-secret');
  await desk.customer.getByRole('button', connect).click();
  const refused = desk.words('line.trouble.wrongSecret', { user: agent.user });
  await expect(desk.customer.getByText(refused)).toBeVisible({ timeout: 20_000 });
  await expect(fieldOf(page, desk, 'secret')).toBeFocused();
  await expect(desk.customer.getByRole('button', tryNow)).toHaveCount(0);
  await fieldOf(page, desk, 'secret').fill(agent.secret);
  await page.keyboard.press('Enter');
  await desk.lineIs('ready');
  await expect(desk.customer.getByRole('button', tryNow)).toBeVisible();

  // What IT is sent of it says that there is an account, not whose.
  await desk.settingsSection('about');
  const saving = page.waitForEvent('download');
  await desk.customer.getByRole('button', { name: desk.words('diagnostics.save') }).click();
  const saved = readFileSync(await (await saving).path(), 'utf8');
  expect(JSON.parse(saved)).toMatchObject({
    settings: { 'line.user': { value: 'set' }, 'line.digits': { value: 'rfc4733' } },
    line: { now: 'ready' },
  });
  expect(saved).not.toContain(agent.secret);
  // And the desk says itself how it is.
  await desk.customer.getByRole('button', { name: desk.words('health.open') }).click();
  const line = desk.customer
    .getByRole('list', { name: desk.words('health.title') })
    .getByRole('listitem')
    .filter({ hasText: desk.words('health.name.line') });
  await expect(line).toContainText(desk.words('health.says.lineReady', { server: 'ws' }));
});

test('a settings file that was refused at the start is said once, calmly', async ({ open }) => {
  const { page, desk, bugs } = await open({
    settings: { ...settingsFor('ws://127.0.0.1:9'), ui: { language: 'klingon' } },
  });
  const notice = page.getByRole('region', { name: desk.words('settings.about.noticeTitle') });
  await expect(notice).toContainText(desk.words('settings.about.refused'));
  // The terminal was told as well; that is what the fixture has heard.
  expect(bugs.splice(0)).toEqual([expect.stringContaining('ui.language')]);
  await notice.getByText(desk.words('app.details')).click();
  await expect(notice).toContainText('ui.language');
  await notice.getByRole('button', { name: desk.words('settings.about.noticeRead') }).click();
  await expect(notice).toHaveCount(0);
});
