import { gapWhile } from '../fixtures/gaps';
import { hearsTone } from '../fixtures/hearing';
import { watchLeaving } from '../fixtures/leaving';
import { expect, type Network, needs, test } from '../fixtures/nat';
import type { OpenDesk } from '../fixtures/open-desk';
import { voice } from '../fixtures/recovery';
import type { Baresip } from '../lab/baresip';
import { type CredentialsServer, startCredentialsServer } from '../lab/credentials-server';
import { agent, colleague, customer, type Person } from '../lab/people';
import type { SettingsFile } from '../lab/settings';

needs('browser', 'sip-lab', 'netns');

/** How long the relay's credentials are good, and how long the proxy bears silence. */
const lastSeconds = 15;
const idleMs = 30_000;
const callerTone = 1755;

const candidates = (descriptions: readonly string[]): string[] =>
  descriptions.flatMap((one) => one.match(/^a=candidate:.*$/gm) ?? []);

/** The customer calls this desk, and both hear each other. */
const talk = async ({ desk, hear }: OpenDesk, person: Person, caller: Baresip): Promise<void> => {
  await caller.dial(person.user);
  await desk.ringsWith(customer.national);
  await desk.answer();
  await hearEachOther(hear, caller);
};
const hearEachOther = async (hear: OpenDesk['hear'], caller: Baresip): Promise<void> => {
  await hearsTone('the caller', caller.listen, voice.agent);
  await hearsTone('the desk', hear, callerTone);
};

const throughTheRelayAlone = async (
  opened: OpenDesk,
  server: CredentialsServer,
  caller: Baresip,
): Promise<void> => {
  const { desk, page, hear } = opened;
  const leaving = await watchLeaving(page);
  await expect.poll(() => server.asked.length).toBeGreaterThan(0);
  expect(server.asked[0]).toContain(`service=turn&username=${colleague.user}`);
  await talk(opened, colleague, caller);
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
  await hearEachOther(hear, caller);
  await caller.hangUp();
  await desk.endsWith('calls.end.hungUpByCaller');
  const sent = candidates(await leaving.descriptions());
  expect(sent.length).toBeGreaterThan(1);
  for (const one of sent) expect(one).toMatch(/ typ relay raddr 0\.0\.0\.0 rport 0/);
};

const pbxIsKilled = async (network: Network, opened: OpenDesk, caller: Baresip): Promise<void> => {
  const { desk, page } = opened;
  await talk(opened, agent, caller);
  await gapWhile({
    sides: [{ who: 'the agent', page, hertz: callerTone }],
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
};

const as = (settings: SettingsFile, { user, secret, name }: Person) => {
  Object.assign(settings.line, { user, secret, displayName: name });
  settings.desk['agentName'] = name;
};

// Two desks behind one router: while one waits in silence, the other talks.
test('a strict router: through the relay alone with credentials that end in mid-call, beside a proxy that closes what is idle; then the PBX is killed', async ({
  network,
  ports,
}) => {
  test.setTimeout(180_000);
  network.symmetric();
  const proxyPort = await ports.take();
  const proxy = await network.proxy(proxyPort, network.kamailio.wsPort, idleMs);
  const silent = await network.atHome(
    (settings) => {
      settings.line['server'] = `ws://${network.outside.address}:${proxyPort}`;
      settings.line['iceServers'] = [
        { urls: network.coturn.url('turn'), ...network.coturn.credentials(600) },
      ];
    },
    { tone: voice.agent },
  );
  const silentSince = performance.now();

  const port = await ports.take();
  await network.home.mirror(port);
  const server = await startCredentialsServer(port, () => ({
    ...network.coturn.credentials(lastSeconds),
    uris: [network.coturn.url('turn')],
    ttl: lastSeconds,
  }));
  const relayed = await network.atHome(
    (settings) => {
      as(settings, colleague);
      settings.line['relayOnly'] = true;
      settings.line['turnCredentialsUrl'] = server.url;
    },
    { tone: voice.agent },
  );
  const caller = await network.phone({ ...customer, tone: callerTone });
  await test.step('through the relay alone', () => throughTheRelayAlone(relayed, server, caller));
  await relayed.close();
  await server.stop();

  expect(performance.now() - silentSince, 'silence on the line').toBeGreaterThan(idleMs + 5000);
  await silent.desk.lineIs('ready');
  expect(proxy.logText()).not.toContain('closed an idle connection');
  await test.step('the PBX is killed', () => pbxIsKilled(network, silent, caller));
});
