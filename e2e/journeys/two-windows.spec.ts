import { expect, needs, test } from '../fixtures/desk';
import { agent, customer } from '../lab/people';
import { DeskPage } from '../pages/desk-page';

needs('browser', 'sip-lab');

test('a second window waits and touches nothing; it is the desk when the first is closed', async ({
  atWork,
  baresip,
}) => {
  const { desk, page } = await atWork();
  const phone = await baresip({ ...customer, tone: 1755 });
  await phone.dial(agent.user);
  await desk.ringsWith();
  await desk.answer();

  const second = await page.context().newPage();
  await second.goto(page.url());
  await expect(second.getByRole('status')).toContainText(desk.words('app.elsewhere.title'));
  await page.bringToFront();
  await desk.isTalking();

  await page.close();
  await new DeskPage(second, 'en').logSays(desk.words('calls.end.interrupted'));
});
