import { hearsTone } from '../fixtures/hearing';
import { watchLeaving } from '../fixtures/leaving';
import { expect, needs, test } from '../fixtures/nat';
import { voice } from '../fixtures/recovery';
import { startCredentialsServer } from '../lab/credentials-server';
import { agent, customer } from '../lab/people';

needs('browser', 'sip-lab', 'netns');

const candidates = (descriptions: readonly string[]): string[] =>
  descriptions.flatMap((one) => one.match(/^a=candidate:.*$/gm) ?? []);

test('through the relay alone, with credentials that end in mid-call', async ({
  network,
  ports,
}) => {
  const lastSeconds = 25;
  const port = await ports.take();
  await network.home.mirror(port);
  const server = await startCredentialsServer(port, () => ({
    ...network.coturn.credentials(lastSeconds),
    uris: [network.coturn.url('turn')],
    ttl: lastSeconds,
  }));
  const { desk, page, hear } = await network.atHome(
    (settings) => {
      settings.line['relayOnly'] = true;
      settings.line['turnCredentialsUrl'] = server.url;
    },
    { tone: voice.agent },
  );
  const leaving = await watchLeaving(page);
  const caller = await network.phone({ ...customer, tone: 1755 });
  await expect.poll(() => server.asked.length).toBeGreaterThan(0);
  expect(server.asked[0]).toContain(`service=turn&username=${agent.user}`);

  await caller.dial(agent.user);
  await desk.ringsWith(customer.national);
  await desk.answer();
  await hearsTone('the caller', caller.listen, voice.agent);
  await hearsTone('the desk', hear, 1755);
  const described = (await leaving.descriptions()).length;
  const askedAt = server.asked.length;
  // Renewed, and found a new way with what was given, before the first ones end and again after.
  await expect
    .poll(() => server.asked.length, { timeout: 60_000 })
    .toBeGreaterThanOrEqual(askedAt + 2);
  await expect
    .poll(async () => (await leaving.descriptions()).length, { timeout: 20_000 })
    .toBeGreaterThan(described);
  await page.waitForTimeout(lastSeconds * 1000);
  await hearsTone('the caller', caller.listen, voice.agent);
  await hearsTone('the desk', hear, 1755);
  await caller.hangUp();
  await desk.endsWith('calls.end.hungUpByCaller');
  const sent = candidates(await leaving.descriptions());
  expect(sent.length).toBeGreaterThan(1);
  for (const one of sent) expect(one).toMatch(/ typ relay raddr 0\.0\.0\.0 rport 0/);
  await server.stop();
});
