import { gapWhile } from '../fixtures/gaps';
import { hearsTone } from '../fixtures/hearing';
import { expect, needs, test } from '../fixtures/nat';
import { cutFor, inCall, voice } from '../fixtures/recovery';
import { agent, customer } from '../lab/people';

needs('browser', 'sip-lab', 'netns');

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

test('a strict router, a relay, a proxy that closes what is idle, a PBX that is killed', async ({
  network,
  ports,
}) => {
  network.symmetric();
  const proxyPort = await ports.take();
  const proxy = await network.proxy(proxyPort, network.kamailio.wsPort, 30_000);
  const { desk, page, hear } = await network.atHome(
    (settings) => {
      settings.line['server'] = `ws://${network.outside.address}:${proxyPort}`;
      settings.line['iceServers'] = [
        { urls: network.coturn.url('turn'), ...network.coturn.credentials(600) },
      ];
    },
    { tone: voice.agent },
  );
  const caller = await network.phone({ ...customer, tone: 1755 });
  await page.waitForTimeout(35_000);
  await desk.lineIs('ready');
  expect(proxy.logText()).not.toContain('closed an idle connection');
  await caller.dial(agent.user);
  await desk.ringsWith(customer.national);
  await desk.answer();
  await hearsTone('the caller', caller.listen, voice.agent);
  await hearsTone('the desk', hear, 1755);
  await gapWhile({
    sides: [{ who: 'the agent', page, hertz: 1755 }],
    what: 'the PBX killed and started again',
    promisedMs: 1500,
    happens: async () => {
      await network.kamailio.kill();
      await desk.lineIs('waiting');
      await network.kamailio.startAgain();
      await desk.lineIs('ready');
    },
  });
  await caller.hangUp();
  await desk.endsWith('calls.end.hungUpByCaller');
});
