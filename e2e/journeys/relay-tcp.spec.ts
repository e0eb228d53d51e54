import { hearsTone } from '../fixtures/hearing';
import { watchLeaving } from '../fixtures/leaving';
import { expect, type Network, needs, test } from '../fixtures/nat';
import { voice } from '../fixtures/recovery';
import { startCredentialsServer } from '../lab/credentials-server';
import type { FarEnd } from '../lab/far-end';
import { agent, browserCustomer } from '../lab/people';
import type { Ports } from '../lab/ports';

needs('browser', 'sip-lab', 'netns');

const lastSeconds = 120;

const calledAndCalling = async (
  network: Network,
  ports: Ports,
  caller: FarEnd,
  kind: 'turn' | 'turns',
): Promise<void> => {
  const port = await ports.take();
  await network.home.mirror(port);
  const server = await startCredentialsServer(port, () => ({
    ...network.coturn.credentials(lastSeconds),
    uris: [network.coturn.url(kind, 'tcp')],
    ttl: lastSeconds,
  }));
  const opened = await network.atHome(
    (settings) => {
      settings.line['relayOnly'] = true;
      settings.line['turnCredentialsUrl'] = server.url;
    },
    { tone: voice.agent, trustedKeys: [network.coturn.keyHash] },
  );
  const { desk, page, hear } = opened;
  const leaving = await watchLeaving(page);
  await expect.poll(() => server.asked.length).toBeGreaterThan(0);
  const hearEachOther = async () => {
    await hearsTone('the caller', caller.listen, voice.agent);
    await hearsTone('the desk', hear, voice.customer);
    await desk.press('hangUp');
    await caller.reaches('ended');
  };
  await caller.dial(agent.user);
  await desk.ringsWith(browserCustomer.national);
  await desk.answer();
  await hearEachOther();

  await desk.putEverythingAway();
  await desk.dial(browserCustomer.national);
  await desk.isTalking();
  await hearEachOther();

  const sent = (await leaving.descriptions()).flatMap(
    (one) => one.match(/^a=candidate:.*$/gm) ?? [],
  );
  expect(sent.length).toBeGreaterThan(1);
  for (const one of sent) expect(one).toMatch(/ typ relay raddr 0\.0\.0\.0 rport 0/);
  await opened.close();
  await server.stop();
};

test('where no UDP passes, through the relay over TCP, and over TLS', async ({
  network,
  ports,
}) => {
  const everyPacket = 100;
  network.lose(everyPacket);
  const caller = await network.farEnd({
    ...browserCustomer,
    tone: voice.customer,
    answer: 'auto',
  });
  await test.step('TCP', () => calledAndCalling(network, ports, caller, 'turn'));
  await test.step('TLS', () => calledAndCalling(network, ports, caller, 'turns'));
});
