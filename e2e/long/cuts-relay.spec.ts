import { gapWhile } from '../fixtures/gaps';
import { watchLeaving } from '../fixtures/leaving';
import { expect, needs, test } from '../fixtures/nat';
import { cutFor, inCall, voice } from '../fixtures/recovery';
import { startCredentialsServer } from '../lab/credentials-server';

needs('browser', 'sip-lab', 'netns');

// A trace of hours is larger than what it tells.
test.use({ trace: 'off' });

/** How long credentials last; they are renewed at four fifths of it. */
const lifeSeconds = 30;
const lives = (count: number) => count * lifeSeconds * 1000;
/** A call that goes over to new credentials does not pause. */
const renewedMs = 1500;

test('the relay alone, its credentials ending again and again in one call, as long as there is time', async ({
  network,
  ports,
}, info) => {
  const end = performance.now() + Number(process.env['ALLODESK_MINUTES'] ?? 30) * 60_000;
  const port = await ports.take();
  await network.home.mirror(port);
  const server = await startCredentialsServer(port, () => ({
    ...network.coturn.credentials(lifeSeconds),
    uris: [network.coturn.url('turn')],
    ttl: lifeSeconds,
  }));
  const { desk, page } = await network.atHome(
    (settings) => {
      settings.line['relayOnly'] = true;
      settings.line['turnCredentialsUrl'] = server.url;
    },
    { tone: voice.agent },
  );
  const leaving = await watchLeaving(page);
  await expect.poll(() => server.asked.length).toBeGreaterThan(0);
  const { caller, sides } = await inCall(network, desk);
  const kinds = [
    {
      what: 'four lives of the credentials',
      promisedMs: renewedMs,
      asksAtLeast: 4,
      happens: () => page.waitForTimeout(lives(4)),
    },
    {
      what: 'every packet lost for 45 s, over the end of the credentials',
      promisedMs: 45_000 + 3500,
      asksAtLeast: 1,
      happens: () => cutFor(network, desk, 'silent', 45_000),
    },
    {
      what: 'no new credentials for two lives',
      promisedMs: renewedMs,
      asksAtLeast: 2,
      happens: async () => {
        server.answerWith(503);
        await page.waitForTimeout(lives(2));
        server.answerWith(200);
        // Tries that were in vain have become rare: at most a minute apart.
        const asked = server.asked.length;
        await expect.poll(() => server.asked.length, { timeout: 70_000 }).toBeGreaterThan(asked);
      },
    },
  ];
  let done = 0;
  while (done < kinds.length || performance.now() < end) {
    const kind = kinds[done % kinds.length];
    if (!kind) break;
    const before = server.asked.length;
    await gapWhile({ sides, patienceMs: kind.promisedMs + 60_000, ...kind });
    expect(server.asked.length - before, kind.what).toBeGreaterThanOrEqual(kind.asksAtLeast);
    await desk.lineIs('ready');
    // A far end that answers a new path before it has found its own does not hold us.
    await expect(desk.stage).not.toContainText(desk.words('calls.heldByRemote'));
    done += 1;
  }
  const sent = (await leaving.descriptions()).flatMap(
    (one) => one.match(/^a=candidate:.*$/gm) ?? [],
  );
  info.annotations.push({ type: 'asked', description: String(server.asked.length) });
  console.log(
    `${done} trials in one call, credentials asked for ${server.asked.length} times, ${sent.length} candidates sent`,
  );
  expect(sent.length).toBeGreaterThan(done);
  for (const one of sent) expect(one).toMatch(/ typ relay /);
  await desk.press('hangUp');
  await caller.reaches('ended');
  await server.stop();
});
