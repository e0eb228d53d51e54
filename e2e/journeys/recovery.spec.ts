import { gapWhile } from '../fixtures/gaps';
import { expect, needs, test } from '../fixtures/nat';
import { cutFor, inCall, voice } from '../fixtures/recovery';

needs('browser', 'sip-lab', 'netns');

test('a cut of 45 s gives the call back; a hang-up that was lost in a cut arrives later', async ({
  network,
}) => {
  const { desk } = await network.atHome(undefined, { tone: voice.agent });
  const { caller, sides } = await inCall(network, desk);
  await gapWhile({
    sides,
    what: 'the cable out for 45 s',
    promisedMs: 45_000 + 3500,
    happens: () => cutFor(network, desk, 'cable', 45_000),
  });
  await desk.lineIs('ready');
  network.cut('silent');
  await desk.press('hangUp');
  await desk.page.waitForTimeout(2000);
  expect((await caller.state()).phase).toBe('talking');
  network.mend();
  await caller.reaches('ended', 30_000);
});
