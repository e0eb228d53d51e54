import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, needs, test } from '../fixtures/desk';
import { bookThatMayFail, contactsInBook } from '../fixtures/failing-book';
import { agent, customer } from '../lab/people';

needs('browser', 'sip-lab');

test('a call made while the book fails: closing asks, and it comes back with its caller when the book works', async ({
  onDesktop,
  baresip,
}) => {
  test.setTimeout(120_000);
  const phone = await baresip({ ...customer, tone: 1755 });
  const { desktop, desk } = await onDesktop();
  const { page } = desktop;
  const journal = join(desktop.dataFolder, 'journal');
  const inJournal = () =>
    readdirSync(journal)
      .map((name) => readFileSync(join(journal, name), 'utf8'))
      .join('');
  const book = await bookThatMayFail(page);
  const trouble = desk.calls.getByText(desk.words('calls.trouble.bookFailed'));

  // Neither the book nor the journal can be written.
  await book.fails();
  writeFileSync(journal, '');
  await phone.dial(agent.user);
  await desk.ringsWith();
  await desk.answer();
  await desk.writeNote('The drum stands still');
  await expect(desk.calls.getByText(desk.words('calls.saveFailed'))).toBeVisible();
  await expect(trouble).toBeVisible();
  await phone.hangUp();
  await desk.endsWith('calls.end.hungUpByCaller');
  await desktop.closeWindow();
  await expect.poll(async () => (await desktop.look()).asked).toHaveLength(1);

  rmSync(journal);
  await desk.noteIsSaved();
  await expect.poll(inJournal, { timeout: 20_000 }).toContain('hungUp');
  await expect(trouble).toBeVisible();

  await desktop.restart('killed');
  await desk.lineIs('ready');
  await page.reload();
  await desk.lineIs('ready');
  // Replayed twice in vain.
  expect(inJournal()).toContain('The drum stands still');
  await book.works();
  await page.reload();
  await desk.lineIs('ready');
  await desk.logSays(customer.name);
  const kept = await contactsInBook(page);
  for (const text of ['The drum stands still', '"direction":"in"', '"endReason":"hungUp"'])
    expect(kept).toContain(text);
  await expect.poll(() => readdirSync(journal)).toEqual([]);
});
