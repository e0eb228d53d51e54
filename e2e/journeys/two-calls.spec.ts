import { expect, needs, test } from '../fixtures/desk';
import { hearsNothing, hearsTone } from '../fixtures/hearing';
import { agent, browserCustomer, customer } from '../lab/people';

needs('browser', 'sip-lab');

test.describe('a second call while talking', () => {
  test('waits, is taken, swapped, and both end properly', async ({ atWork, farEnd, baresip }) => {
    const { desk, hear } = await atWork(undefined, { tone: 440 });
    const first = await farEnd({ ...browserCustomer, tone: 880, answer: 'auto' });
    const second = await baresip({ ...customer, tone: 1755 });
    await first.dial(agent.user);
    await desk.ringsWith();
    await desk.answer();
    await hearsTone('the first caller', first.listen, 440);

    await second.dial(agent.user);
    const waiting = desk.otherCalls.first();
    await expect(waiting).toContainText(customer.national);
    await hearsTone('the first caller, who is not disturbed,', first.listen, 440);
    await waiting.getByRole('button', { name: desk.words('calls.holdAndAnswer') }).click();
    await expect(desk.stage).toContainText(customer.national);
    await hearsTone('the second caller', second.listen, 440);
    await hearsNothing('the first caller', first.listen);

    await desk.otherCalls.getByRole('button', { name: desk.words('calls.swap') }).click();
    await expect(desk.stage).toContainText(browserCustomer.national);
    await hearsTone('the first caller', first.listen, 440);
    await hearsTone('the desk', hear, 880);

    await desk.press('hangUp');
    await first.reaches('ended');
    await expect(desk.calls).toContainText(customer.national);
    await desk.calls
      .getByRole('button', { name: desk.words('calls.resume') })
      .first()
      .click();
    await hearsTone('the desk', hear, 1755);
    await second.hangUp();
    await desk.endsWith('calls.end.hungUpByCaller');
  });

  test('a second call that is declined does not touch the first', async ({ atWork, farEnd }) => {
    const { desk } = await atWork(undefined, { tone: 440 });
    const first = await farEnd({ ...browserCustomer, tone: 880, answer: 'auto' });
    const second = await farEnd({ ...customer, tone: 660, answer: 'auto' });
    await first.dial(agent.user);
    await desk.ringsWith();
    await desk.answer();
    await second.dial(agent.user);
    await desk.otherCalls.getByRole('button', { name: desk.name('decline') }).click();
    await second.reaches('ended');
    expect((await second.state()).refused).toBe(603);
    await expect(desk.otherCalls).toHaveCount(0);
    await hearsTone('the first caller', first.listen, 440);
    await desk.press('hangUp');
    await first.reaches('ended');
  });
});
