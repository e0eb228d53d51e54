import { expect, needs, test } from '../fixtures/desk';
import { hearsTone } from '../fixtures/hearing';
import { agent, browserCustomer, colleague, customer } from '../lab/people';

needs('browser', 'sip-lab');

test.describe('calls are sent on', () => {
  test('when the agent talks or is not to be disturbed, and at no other time', async ({
    atWork,
    farEnd,
  }) => {
    const { desk } = await atWork((settings) => {
      settings.team = { forwardTo: colleague.user, forwardWhen: 'busy' };
    });
    const first = await farEnd({ ...browserCustomer, tone: 880, answer: 'auto' });
    const second = await farEnd({ ...customer, tone: 660, answer: 'auto' });
    await first.dial(agent.user);
    await desk.ringsWith(browserCustomer.national);
    await desk.answer();
    await second.dial(agent.user);
    await second.reaches('ended');
    expect((await second.state()).refused).toBe(302);
    await expect(desk.otherCalls).toHaveCount(0);
    await hearsTone('the first caller', first.listen, 440);
    await desk.press('hangUp');
    await desk.putEverythingAway();
    await desk.logSays(customer.name, desk.words('calls.end.forwarded'));

    await desk.choose('dnd');
    await second.dial(agent.user);
    await second.reaches('ended');
    expect((await second.state()).refused).toBe(302);
    await desk.choose('available');
    await second.dial(agent.user);
    await desk.ringsWith(customer.national);
    await second.hangUp();
  });

  test('after some seconds of ringing, unless somebody answers', async ({ atWork, farEnd }) => {
    const afterSeconds = 5;
    const { desk } = await atWork((settings) => {
      settings.team = {
        forwardTo: colleague.user,
        forwardWhen: 'noAnswer',
        forwardAfter: afterSeconds,
      };
    });
    const caller = await farEnd({ ...browserCustomer, tone: 880, answer: 'auto' });
    const since = performance.now();
    await caller.dial(agent.user);
    await desk.ringsWith(browserCustomer.national);
    await caller.reaches('ended');
    const seconds = (performance.now() - since) / 1000;
    console.log(`sent on after ${seconds.toFixed(1)} s of ${afterSeconds}`);
    expect(seconds).toBeGreaterThanOrEqual(afterSeconds);
    expect((await caller.state()).refused).toBe(302);
    await desk.putEverythingAway();
    await desk.logSays(browserCustomer.name, desk.words('calls.end.forwarded'));

    await caller.dial(agent.user);
    await desk.ringsWith();
    await desk.answer();
    await desk.page.waitForTimeout((afterSeconds + 1) * 1000);
    await hearsTone('the caller', caller.listen, 440);
    await desk.press('hangUp');
    await caller.reaches('ended');
  });

  test('by the PBX, where it has codes for it', async ({ atWork, farEnd }) => {
    const { desk } = await atWork((settings) => {
      settings.line['forwardOnCode'] = '*21*{target}#';
      settings.line['forwardOffCode'] = '#21#';
    });
    const announcement = await farEnd({ ...colleague, tone: 660, answer: 'auto' });
    const caller = await farEnd({ ...browserCustomer, tone: 880, answer: 'auto' });
    await desk.forwardAll(colleague.user);
    await announcement.reaches('talking');
    await announcement.hangUp();
    await desk.putEverythingAway();
    await expect(desk.stage).toContainText(
      desk.words('team.forwarded.always', { number: colleague.user }),
    );

    const before = (await announcement.state()).answered;
    await caller.dial(agent.user);
    await hearsTone('the caller', caller.listen, 660);
    expect((await announcement.state()).answered).toBe(before + 1);
    // The PBX sent it on: the desk has seen nothing of it.
    await expect(desk.log.getByText(browserCustomer.name)).toHaveCount(0);
    await caller.hangUp();
    await announcement.reaches('ended');

    await desk.calls.getByRole('button', { name: desk.words('team.forwardOff') }).click();
    await announcement.reaches('talking');
    await announcement.hangUp();
    await desk.putEverythingAway();
    await caller.dial(agent.user);
    await desk.ringsWith(browserCustomer.national);
    await caller.hangUp();
  });
});
