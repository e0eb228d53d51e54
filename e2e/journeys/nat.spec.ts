import { hearsTone } from '../fixtures/hearing';
import { expect, needs, test } from '../fixtures/nat';
import { voice } from '../fixtures/recovery';
import { agent, customer } from '../lab/people';

needs('browser', 'sip-lab', 'netns');

test('a strict router, a relay, a proxy that closes what is idle', async ({ network, ports }) => {
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
  await caller.hangUp();
  await desk.endsWith('calls.end.hungUpByCaller');
});
