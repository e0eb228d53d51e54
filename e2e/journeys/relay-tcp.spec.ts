import { hearsTone } from '../fixtures/hearing';
import { watchLeaving } from '../fixtures/leaving';
import { expect, needs, test } from '../fixtures/nat';
import { voice } from '../fixtures/recovery';
import { startCredentialsServer } from '../lab/credentials-server';
import { agent, browserCustomer } from '../lab/people';

needs('browser', 'sip-lab', 'netns');

const lastSeconds = 120;

for (const [name, kind, transport] of [
  ['TCP', 'turn', 'tcp'],
  ['TLS', 'turns', 'tcp'],
] as const)
  test(`where no UDP passes, through the relay over ${name}`, async ({ network, ports }) => {
    const everyPacket = 100;
    network.lose(everyPacket);
    const port = await ports.take();
    await network.home.mirror(port);
    const server = await startCredentialsServer(port, () => ({
      ...network.coturn.credentials(lastSeconds),
      uris: [network.coturn.url(kind, transport)],
      ttl: lastSeconds,
    }));
    const { desk, page, hear } = await network.atHome(
      (settings) => {
        settings.line['relayOnly'] = true;
        settings.line['turnCredentialsUrl'] = server.url;
      },
      { tone: voice.agent, trustedKeys: [network.coturn.keyHash] },
    );
    const leaving = await watchLeaving(page);
    const caller = await network.farEnd({
      ...browserCustomer,
      tone: voice.customer,
      answer: 'auto',
    });
    await expect.poll(() => server.asked.length).toBeGreaterThan(0);
    await caller.dial(agent.user);
    await desk.ringsWith(browserCustomer.national);
    await desk.answer();
    await hearsTone('the caller', caller.listen, voice.agent);
    await hearsTone('the desk', hear, voice.customer);
    await desk.press('hangUp');
    await caller.reaches('ended');

    await desk.putEverythingAway();
    await desk.dial(browserCustomer.national);
    await desk.isTalking();
    await hearsTone('the caller', caller.listen, voice.agent);
    await hearsTone('the desk', hear, voice.customer);
    await desk.press('hangUp');
    await caller.reaches('ended');

    const sent = (await leaving.descriptions()).flatMap(
      (one) => one.match(/^a=candidate:.*$/gm) ?? [],
    );
    expect(sent.length).toBeGreaterThan(1);
    for (const one of sent) expect(one).toMatch(/ typ relay raddr 0\.0\.0\.0 rport 0/);
    await server.stop();
  });
