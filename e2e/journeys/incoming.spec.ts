import { expect, needs, test } from '../fixtures/desk';
import { hearsNothing, hearsTone } from '../fixtures/hearing';
import { agent, browserCustomer, customer, queue } from '../lab/people';

needs('browser', 'sip-lab');

const voice = { agent: 440, caller: 1755 } as const;

test.describe('a customer calls', () => {
  test('is named, heard, noted, and recognised with the history the next time', async ({
    atWork,
    baresip,
  }) => {
    const { desk, hear } = await atWork(undefined, { tone: voice.agent });
    const phone = await baresip({ ...customer, tone: voice.caller });

    await phone.dial(queue.number);
    await desk.ringsWith(queue.name, customer.national);
    await desk.answer();
    await hearsTone('the desk', hear, voice.caller);
    await hearsTone('the customer', phone.listen, voice.agent);
    await desk.nameCaller('Claire', 'Lefèvre');
    await desk.writeNote('The part is on order; calls back on Tuesday.');
    await desk.noteIsSaved();
    await desk.addTag('Warranty');
    await phone.hangUp();
    await desk.endsWith('calls.end.hungUpByCaller');
    await desk.addTag('Part on order');
    await desk.newestContactSays('The part is on order; calls back on Tuesday.', 'Warranty');
    await desk.finish();

    await phone.dial(queue.number);
    await desk.ringsWith('Claire Lefèvre', queue.name);
    await expect(desk.customer.getByRole('heading', { name: 'Claire Lefèvre' })).toBeVisible();
    await desk.newestContactSays('The part is on order; calls back on Tuesday.');
    await desk.answer();
    await hearsTone('the desk', hear, voice.caller);
    await hearsTone('the customer', phone.listen, voice.agent);
    await desk.writeNote('The part has come.');
    await phone.hangUp();
    await desk.endsWith('calls.end.hungUpByCaller');
    await desk.finish();
    await desk.newestContactSays('The part has come.', 'The part is on order');
    const tags = desk.customer.getByRole('group', { name: desk.words('tags.filter'), exact: true });
    await tags.getByRole('button', { name: 'Warranty 1', exact: true }).click();
    await expect(desk.timeline).toHaveCount(1);
    await expect(desk.timeline).toContainText('Part on order');
    await desk.page.keyboard.press('Escape');
    await expect(desk.timeline).toHaveCount(2);
  });

  test('hold and mute silence the microphone, and sound comes back, also for a web widget with a camera', async ({
    atWork,
    farEnd,
  }) => {
    const { desk, hear } = await atWork(undefined, { tone: voice.agent });
    const caller = await farEnd({
      ...browserCustomer,
      tone: voice.caller,
      answer: 'auto',
      camera: true,
    });
    await caller.dial(agent.user);
    await desk.ringsWith(browserCustomer.national);
    await desk.answer();
    await hearsTone('the caller', caller.listen, voice.agent);
    await hearsTone('the desk', hear, voice.caller);

    await desk.press('hold');
    await expect(desk.button('resume')).toBeVisible();
    await hearsNothing('the held caller', caller.listen);
    await expect.poll(async () => (await caller.state()).held).toBe(true);
    await desk.press('resume');
    await hearsTone('the caller', caller.listen, voice.agent);
    await hearsTone('the desk', hear, voice.caller);

    await desk.press('mute');
    await expect(desk.stage).toContainText(desk.words('calls.muted'));
    await hearsNothing('the caller of a muted desk', caller.listen);
    await hearsTone('the muted desk', hear, voice.caller);
    await desk.press('unmute');
    await hearsTone('the caller', caller.listen, voice.agent);

    await desk.press('hangUp');
    await caller.reaches('ended');
    await desk.endsWith('calls.end.hungUpByAgent');
  });

  test('mute lasts through hold and resume', async ({ atWork, farEnd }) => {
    const { desk } = await atWork(undefined, { tone: voice.agent });
    const caller = await farEnd({ ...browserCustomer, tone: voice.caller, answer: 'auto' });
    await caller.dial(agent.user);
    await desk.ringsWith();
    await desk.answer();
    await hearsTone('the caller', caller.listen, voice.agent);
    await desk.press('mute');
    await desk.press('hold');
    await desk.press('resume');
    await expect(desk.button('hold')).toBeVisible();
    await hearsNothing('the caller', caller.listen);
    await desk.press('unmute');
    await hearsTone('the caller', caller.listen, voice.agent);
    await caller.hangUp();
  });

  test('who hangs up before the answer is in the log as missed', async ({ atWork, farEnd }) => {
    const { desk } = await atWork();
    const caller = await farEnd({ ...browserCustomer, tone: voice.caller, answer: 'auto' });
    await caller.dial(queue.number);
    await desk.ringsWith(queue.name);
    await caller.hangUp();
    await caller.reaches('ended');
    await desk.endsWith('calls.missed');
    await expect(desk.tabs).toHaveCount(2);
    await desk.finish();
    await expect(desk.calls.getByText(desk.words('calls.missed')).first()).toBeVisible();
    // The caller's tab left with the call; from the log, the caller can still be given a name.
    await expect(desk.tabs).toHaveCount(1);
    await desk.log.getByRole('listitem').first().getByRole('button').first().click();
    await desk.nameCaller('Anaïs', 'Roche');
    await desk.logSays('Anaïs Roche');
  });

  test('do not disturb turns calls away', async ({ atWork, farEnd }) => {
    const { desk } = await atWork();
    await desk.choose('dnd');
    const caller = await farEnd({ ...browserCustomer, tone: voice.caller, answer: 'auto' });
    await caller.dial(queue.number);
    await caller.reaches('ended');
    expect((await caller.state()).refused).toBe(486);
    await expect(desk.calls.getByText(desk.words('calls.end.doNotDisturbIn'))).toBeVisible();
    await desk.choose('available');
    await caller.dial(queue.number);
    await desk.ringsWith();
    await caller.hangUp();
  });
});
