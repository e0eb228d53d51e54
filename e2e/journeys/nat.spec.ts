import { hearsTone } from '../fixtures/hearing';
import { expect, needs, test } from '../fixtures/nat';
import { gapsOf, measureGaps } from '../lab/gap';
import { agent, browserCustomer } from '../lab/people';

needs('browser', 'sip-lab', 'netns');

test('behind a NAT a call is heard both ways without a gap', async ({ network }) => {
  const { desk, hear, page } = await network.atHome(undefined, { tone: 440 });
  const caller = await network.farEnd({ ...browserCustomer, tone: 880, answer: 'auto' });
  await caller.dial(agent.user);
  await desk.ringsWith(browserCustomer.national);
  await desk.answer();
  await hearsTone('the desk', hear, 880);
  await hearsTone('the caller', caller.listen, 440);
  await measureGaps(page, 880);
  await measureGaps(caller.page, 440);
  await page.waitForTimeout(3000);
  const [here, there] = [await gapsOf(page), await gapsOf(caller.page)];
  console.log(JSON.stringify({ here, there }));
  expect(here.gapMs).toBeLessThan(1000);
  expect(there.gapMs).toBeLessThan(1000);
  await desk.press('hangUp');
  await caller.reaches('ended');
});
