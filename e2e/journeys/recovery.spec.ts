import { gapWhile } from '../fixtures/gaps';
import { hearsTone } from '../fixtures/hearing';
import { expect, needs, test } from '../fixtures/nat';
import { cutFor, inCall, voice } from '../fixtures/recovery';

needs('browser', 'sip-lab', 'netns');
// The longest of all files: each story goes to whoever is free.
test.describe.configure({ mode: 'parallel' });

test('another address, another way out, sleep: the main process tells, the sound is back', async ({
  network,
}) => {
  const { desk, sleep } = await network.desktopAtHome({ tone: voice.agent });
  const { caller, sides } = await inCall(network, desk);
  await gapWhile({
    sides,
    what: 'another address, seen by the main process',
    promisedMs: 1500,
    happens: () => network.moveAgent(),
  });
  await desk.lineIs('ready');
  await gapWhile({
    sides,
    what: 'another way out beside the first',
    promisedMs: 1500,
    happens: () => network.secondUplink(),
  });
  await gapWhile({
    sides,
    what: 'asleep for 10 s',
    promisedMs: 10_000 + 3500,
    happens: () => sleep(10_000),
  });
  await desk.lineIs('ready');
  await desk.press('hangUp');
  await caller.reaches('ended');
});

test('another address that only the packets tell, a short cut, a held customer', async ({
  network,
}) => {
  const { desk } = await network.atHome(undefined, { tone: voice.agent });
  const { caller, sides } = await inCall(network, desk);
  await gapWhile({
    sides,
    what: 'another address, told by packets only',
    promisedMs: 3500,
    happens: () => network.moveAgent(),
  });
  await gapWhile({
    sides,
    what: 'another outside address of the router',
    promisedMs: 3500,
    happens: () => network.moveOutside(),
  });
  await gapWhile({
    sides,
    what: 'every packet lost for 3 s',
    promisedMs: 3000 + 3500,
    happens: () => cutFor(network, desk, 'silent', 3000),
  });
  await desk.press('hold');
  await expect.poll(async () => (await caller.state()).held).toBe(true);
  await cutFor(network, desk, 'cable', 3000);
  await desk.lineIs('ready');
  expect((await caller.state()).phase).toBe('talking');
  await desk.press('resume');
  await hearsTone('the caller', caller.listen, voice.agent);
  await caller.hangUp();
  await desk.endsWith('calls.end.hungUpByCaller');
});

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
