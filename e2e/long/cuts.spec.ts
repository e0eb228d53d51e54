import { gapWhile } from '../fixtures/gaps';
import { hearsTone } from '../fixtures/hearing';
import { expect, needs, test } from '../fixtures/nat';
import { cutFor, inCall, voice } from '../fixtures/recovery';
import { seeded, seedOfRun } from '../fixtures/seeded';

needs('browser', 'sip-lab', 'netns');

// A trace of hours is larger than what it tells.
test.use({ trace: 'off' });

test('cuts of all kinds, as long as there is time: the call comes back from each', async ({
  network,
}, info) => {
  const end = performance.now() + Number(process.env['ALLODESK_MINUTES'] ?? 30) * 60_000;
  const random = seeded(seedOfRun());
  const { desk } = await network.atHome(undefined, { tone: voice.agent });
  const { caller, sides } = await inCall(network, desk);
  const cut = (kind: 'cable' | 'silent', seconds: number) => ({
    what: `${kind === 'cable' ? 'the cable out' : 'every packet lost'} for ${seconds} s`,
    promisedMs: seconds * 1000 + 3500,
    happens: () => cutFor(network, desk, kind, seconds * 1000),
  });
  const kinds = [
    cut('cable', 3),
    cut('silent', 3),
    cut('cable', 15),
    cut('silent', 15),
    cut('cable', 45),
    cut('silent', 45),
    { what: 'another address', promisedMs: 3500, happens: () => network.moveAgent() },
    { what: 'another address outside', promisedMs: 3500, happens: () => network.moveOutside() },
  ];
  let done = 0;
  // Each once in the order above, then as chance wants it.
  while (done === 0 || performance.now() < end) {
    const kind = kinds[done < kinds.length ? done : Math.floor(random() * kinds.length)];
    if (!kind) break;
    await gapWhile({ sides, patienceMs: kind.promisedMs + 60_000, ...kind });
    await desk.lineIs('ready');
    done += 1;
  }
  info.annotations.push({ type: 'cuts', description: String(done) });
  console.log(`${done} cuts in one call`);
  await desk.press('hangUp');
  await caller.reaches('ended');
});

test('after a minute without sound the call is lost, and one press calls back, once', async ({
  network,
}) => {
  const { desk, page } = await network.atHome(undefined, { tone: voice.agent });
  const { caller } = await inCall(network, desk);
  network.cut('silent');
  const since = performance.now();
  await expect(desk.button('hangUp')).toHaveCount(0, { timeout: 120_000 });
  const seconds = Math.round((performance.now() - since) / 1000);
  console.log(`the call was given up after ${seconds} s`);
  expect(seconds).toBeGreaterThanOrEqual(58);
  expect(seconds).toBeLessThanOrEqual(90);
  network.mend();
  await desk.lineIs('ready');
  // What the customer's phone still has of the lost call is ended by the desk's own BYE.
  await caller.reaches('ended', 60_000);
  const before = (await caller.state()).answered;
  await desk.pressThis(
    desk.stage.getByRole('button', { name: new RegExp(desk.words('calls.callBack')) }),
  );
  await desk.isTalking();
  await hearsTone('the customer', caller.listen, voice.agent);
  await page.waitForTimeout(3000);
  expect((await caller.state()).answered).toBe(before + 1);
  await desk.press('hangUp');
  await caller.reaches('ended');
});

test('asleep for 40 s in mid-call', async ({ network }) => {
  const { desk, sleep } = await network.desktopAtHome({ tone: voice.agent });
  const { caller, sides } = await inCall(network, desk);
  await gapWhile({
    sides,
    what: 'asleep for 40 s',
    promisedMs: 40_000 + 3500,
    happens: () => sleep(40_000),
  });
  await desk.lineIs('ready');
  await desk.press('hangUp');
  await caller.reaches('ended');
});
