import { hearsTone } from '../fixtures/hearing';
import { hide } from '../fixtures/hidden';
import { expect, needs, test } from '../fixtures/nat';
import { voice } from '../fixtures/recovery';
import { agent, customer } from '../lab/people';

needs('browser', 'sip-lab', 'netns');
test.use({ trace: 'off' });

const hiddenMs = 6 * 60_000;

test('hidden for six minutes behind a proxy that closes what is idle: the line stays, the phone rings', async ({
  network,
  ports,
}) => {
  const proxyPort = await ports.take();
  const proxy = await network.proxy(proxyPort, network.kamailio.wsPort, 30_000);
  const { desk, page, hear } = await network.atHome(
    (settings) => {
      settings.line['server'] = `ws://${network.outside.address}:${proxyPort}`;
    },
    { tone: voice.agent, throttled: true },
  );
  const caller = await network.phone({ ...customer, tone: 1755 });
  const hidden = await hide(page);
  await page.waitForTimeout(hiddenMs);
  await caller.dial(agent.user);
  await desk.ringsWith(customer.national);
  const slowest = await hidden.show();
  console.log(
    `hidden for ${hiddenMs / 1000} s: the page's own timer of 1 s took up to ${slowest} ms`,
  );
  // Otherwise nothing was proved: Chromium wakes a page that is long hidden once a minute.
  expect(slowest).toBeGreaterThan(20_000);
  expect(proxy.logText()).not.toContain('closed an idle connection');
  await desk.lineIs('ready');
  await desk.answer();
  await hearsTone('the caller', caller.listen, voice.agent);
  await hearsTone('the desk', hear, 1755);
  await caller.hangUp();
  await desk.endsWith('calls.end.hungUpByCaller');
});
