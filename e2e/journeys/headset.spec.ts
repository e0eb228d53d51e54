import { expect, needs, test } from '../fixtures/desk';
import { headsetOf, headsetScript } from '../fixtures/fake-headset';
import { hearsNothing, hearsTone } from '../fixtures/hearing';
import { agent, browserCustomer } from '../lab/people';

needs('browser', 'sip-lab');

/** Jabra Evolve Link: what its report of buttons says, and the bits of its lights. */
const said = { rest: [0, 0], lifted: [1, 0], liftedMute: [5, 0] } as const;
const lit = {
  none: [0, 0],
  offHook: [1, 0],
  muted: [3, 0],
  ringing: [4, 0],
  held: [9, 0],
} as const;

test('a headset answers, mutes, shows hold, is replugged in the call and hangs up', async ({
  atWork,
  farEnd,
}) => {
  const { desk, page } = await atWork(undefined, {
    tone: 440,
    script: headsetScript('0b0e-0307'),
  });
  const headset = headsetOf(page);
  const says = (report: keyof typeof said) => headset.report(2, ...said[report]);
  const shows = (lights: keyof typeof lit) =>
    expect.poll(() => headset.shows(2)).toEqual(lit[lights]);

  await desk.openSettings();
  await desk.settingsSection('headset');
  await page.getByRole('button', { name: desk.words('headset.choose') }).click();
  await expect(page.getByText(desk.words('headset.used'), { exact: true })).toBeVisible();
  await says('rest');
  await says('lifted');
  await expect(page.getByText(desk.words('headset.pressedNow'))).toBeVisible();
  await says('rest');
  await expect(desk.field).toBeVisible();

  const caller = await farEnd({ ...browserCustomer, tone: 1755, answer: 'auto' });
  await caller.dial(agent.user);
  await desk.ringsWith(browserCustomer.national);
  await shows('ringing');
  await says('lifted');
  await desk.isTalking();
  await shows('offHook');
  await hearsTone('the caller', caller.listen, 440);

  await says('liftedMute');
  await says('lifted');
  await shows('muted');
  await expect(desk.button('unmute')).toBeVisible();
  await hearsNothing('the caller', caller.listen);
  await desk.press('unmute');
  await shows('offHook');
  await hearsTone('the caller', caller.listen, 440);

  await desk.press('hold');
  await shows('held');
  await desk.press('resume');
  await shows('offHook');

  await headset.unplug();
  await headset.plug();
  await shows('offHook');
  await says('lifted');
  await desk.isTalking();
  await hearsTone('the caller', caller.listen, 440);

  await says('rest');
  await expect.poll(async () => (await caller.state()).phase).not.toBe('talking');
  await shows('none');
  await desk.finish();
});
