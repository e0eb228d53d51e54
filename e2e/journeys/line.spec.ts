import { expect, needs, test } from '../fixtures/desk';
import { agent, browserCustomer } from '../lab/people';
import { settingsFor } from '../lab/settings';

needs('browser', 'sip-lab');

test.describe('the line', () => {
  test('registers with digest, and calls reach it', async ({ atWork, farEnd, lab }) => {
    const { desk } = await atWork();
    const caller = await farEnd({ ...browserCustomer, tone: 880, answer: 'auto' });
    await caller.dial(agent.user);
    await desk.ringsWith();
    await desk.press('decline');
    await caller.reaches('ended');
    expect((await caller.state()).refused).toBe(603);
    expect(lab.kamailio.logText()).not.toContain(agent.secret);
  });

  test('a wrong secret is explained', async ({ open, lab }) => {
    const settings = settingsFor(lab.kamailio.server);
    settings.line['secret'] = 'not-the-secret';
    const { desk } = await open({ settings });
    await desk.lineIs('refused');
    await expect(desk.stage).toContainText(
      desk.words('line.trouble.wrongSecret', { user: agent.user }),
    );
  });

  test('a PBX that is restarted is found again without a hand', async ({ atWork, farEnd, lab }) => {
    const { desk } = await atWork();
    await lab.kamailio.stop();
    await desk.lineIs('waiting');
    await lab.kamailio.startAgain();
    await desk.lineIs('ready');
    const caller = await farEnd({ ...browserCustomer, tone: 880, answer: 'auto' });
    await caller.dial(agent.user);
    await desk.ringsWith(browserCustomer.national);
    await caller.hangUp();
    await desk.endsWith('calls.missed');
  });
});
