import { expect, needs, test } from '../fixtures/desk';
import { hearsNothing, hearsTone } from '../fixtures/hearing';
import { agent, browserCustomer } from '../lab/people';

needs('browser', 'sip-lab');

const hour = 3_600_000;

test('the machine’s clock is put right by hours in a call: its time goes on, and so does the line', async ({
  atWork,
  farEnd,
}) => {
  const { desk, page, hear } = await atWork();
  const caller = await farEnd({ ...browserCustomer, tone: 1200, answer: 'auto' });
  await caller.dial(agent.user);
  await desk.ringsWith();
  await desk.answer();
  const timer = desk.stage.getByRole('timer').first();
  for (const by of [3 * hour, -2 * hour]) {
    await page.evaluate((ms) => {
      const now = Date.now.bind(Date);
      Date.now = () => now() + ms;
    }, by);
    await page.waitForTimeout(2500);
    expect(await timer.innerText()).toMatch(/^0?0:\d\d$/);
    await desk.lineIs('ready');
    await hearsTone('the desk', hear, 1200);
  }
  await desk.writeNote('The clock jumped');
  await desk.noteIsSaved();
  await caller.hangUp();
  await desk.endsWith('calls.end.hungUpByCaller');
  await desk.finish();
  await caller.dial(agent.user);
  await desk.ringsWith();
  await desk.answer();
  await caller.hangUp();
});

test('another program holds the microphone: it is said, the caller is heard, and it is taken when it is free', async ({
  atWork,
  farEnd,
}) => {
  const { desk, page, hear } = await atWork();
  await page.evaluate(() => {
    const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = (wanted) =>
      'microphoneFree' in window
        ? open(wanted)
        : Promise.reject(new DOMException('Could not start audio source', 'NotReadableError'));
  });
  const caller = await farEnd({ ...browserCustomer, tone: 1200, answer: 'auto' });
  await caller.dial(agent.user);
  await desk.ringsWith();
  await desk.answer();
  await expect(desk.calls.getByText(desk.words('audio.busyCall'))).toBeVisible({
    timeout: 15_000,
  });
  await hearsTone('the desk', hear, 1200);
  await hearsNothing('the caller', caller.listen);
  await page.evaluate(() => Object.assign(window, { microphoneFree: true }));
  await expect.poll(async () => (await caller.listen([])).level).toBeGreaterThan(0.003);
  await caller.hangUp();
  await desk.endsWith('calls.end.hungUpByCaller');
});
