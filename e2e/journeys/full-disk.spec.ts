import { expect, needs, test } from '../fixtures/desk';
import { hearsTone } from '../fixtures/hearing';
import { agent, browserCustomer } from '../lab/people';

needs('browser', 'sip-lab', 'netns');

test('a full disk: kept room takes what is typed; without any it is said, the call goes on, and nothing is lost', async ({
  atWork,
  farEnd,
}) => {
  test.setTimeout(180_000);
  const opened = await atWork(undefined, { diskMegabytes: 240 });
  const { desk, disk } = opened;
  if (!disk) throw new Error('no small disk');
  const caller = await farEnd({ ...browserCustomer, tone: 1200, answer: 'auto' });
  await caller.dial(agent.user);
  await desk.ringsWith();
  await desk.answer();
  await desk.nameCaller('Denise', 'Petit');
  await desk.writeNote('The drum');
  await desk.noteIsSaved();
  // The desk keeps its room some seconds after its start.
  await expect.poll(() => disk.usedMegabytes(), { timeout: 30_000 }).toBeGreaterThan(32);

  const low = desk.calls.getByText(desk.words('calls.trouble.diskLow'));
  disk.fill();
  await desk.note.pressSequentially(' stands still', { delay: 20 });
  await expect(low).toBeVisible({ timeout: 20_000 });
  await desk.noteIsSaved();

  disk.fill();
  await desk.note.pressSequentially(' after the second rinse', { delay: 20 });
  const full = desk.calls.getByText(desk.words('calls.saveFailed'));
  await expect(full).toBeVisible({ timeout: 20_000 });
  await hearsTone('the desk', opened.hear, 1200);
  await caller.hangUp();
  await expect(desk.calls.getByText(desk.words('calls.trouble.diskFull'))).toBeVisible();
  // Closing would lose what is on no disk: the browser asks first.
  const asked = opened.page.waitForEvent('dialog');
  await opened.page.close({ runBeforeUnload: true });
  const question = await asked;
  expect(question.type()).toBe('beforeunload');
  await question.dismiss();

  disk.free();
  await desk.noteIsSaved();
  await expect(desk.calls.getByText(desk.words('calls.trouble.diskFull'))).toBeHidden({
    timeout: 30_000,
  });

  // Twice: a store that was torn is read at the first start and thrown away at the second.
  for (const start of ['first', 'second']) {
    await opened.kill();
    await opened.startAgain();
    await opened.desk.lineIs('ready');
    await opened.desk.openCustomer('Denise Petit');
    expect(await opened.desk.noteInTimeline('The drum'), `after the ${start} start`).toBe(
      'The drum stands still after the second rinse',
    );
  }
});
