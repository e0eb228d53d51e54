import { watchLeaving } from '../fixtures/leaving';
import { expect, needs, test } from '../fixtures/nat';
import { voice } from '../fixtures/recovery';
import { wholeCall } from '../fixtures/whole-call';
import { browserCustomer } from '../lab/people';

needs('browser', 'sip-lab', 'netns');

const promisedMs = 500;
const interfaces = 4;
/** The first call finds out that the server is silent; the desk remembers it for the next ones. */
const calls = 3;

test('a machine with many addresses and a STUN server that never answers calls at once', async ({
  network,
}) => {
  network.manyInterfaces(interfaces);
  network.silence(network.coturn.port);
  const opened = await network.atHome(
    (settings) => {
      settings.line['iceServers'] = [{ urls: network.coturn.url('stun') }];
    },
    { tone: voice.agent },
  );
  const leaving = await watchLeaving(opened.page);
  const callee = await network.farEnd({ ...browserCustomer, tone: voice.customer, answer: 'auto' });
  for (let call = 1; call <= calls; call++) await wholeCall(opened, callee, voice);
  const took = (await leaving.untilInvite()).map(Math.round);
  const [offer = ''] = await leaving.descriptions();
  const addresses = new Set(offer.match(/ 172\.16\.\d+\.\d+ /g));
  console.log(
    `INVITE ${took.join(', ')} ms after the click, with ${addresses.size} addresses more (promised ${promisedMs} ms)`,
  );
  expect(addresses.size).toBe(interfaces * 3);
  expect(took).toHaveLength(calls);
  for (const ms of took) expect(ms).toBeLessThanOrEqual(3 * promisedMs);
});
