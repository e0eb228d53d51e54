import { expect, needs, type OpenDesk, test } from '../fixtures/desk';
import { watchLeaving } from '../fixtures/leaving';
import { startCheck, startRelay } from '../fixtures/readiness';
import { wholeCall } from '../fixtures/whole-call';
import type { Coturn } from '../lab/coturn';
import { agent, browserCustomer } from '../lab/people';
import { runFolder } from '../lab/run-folder';
import type { SettingsFile } from '../lab/settings';

needs('browser', 'sip-lab', 'netns');

const promisedMs = 500;
const voice = { agent: 440, customer: 880 };

test.describe('a relay over TLS whose certificate nobody vouches for', () => {
  let coturn: Coturn;
  test.beforeEach(async ({ ports }, info) => {
    coturn = await startRelay(ports, runFolder(info.parallelIndex, 'relay-certificate'));
  });
  test.afterEach(() => coturn.stop());

  const throughIt = (settings: SettingsFile) => {
    settings.line['iceServers'] = [{ urls: coturn.url('turns'), ...coturn.credentials(600) }];
  };
  const callIsNamedBroken = ({ desk }: OpenDesk) => desk.endsWith('calls.end.noRelay');

  test('holds no call back, and the check before the shift names it', async ({
    atWork,
    farEnd,
  }) => {
    const opened = await atWork(throughIt, { tone: voice.agent });
    const { desk, page } = opened;
    const leaving = await watchLeaving(page);
    const callee = await farEnd({ ...browserCustomer, tone: voice.customer, answer: 'auto' });
    for (let call = 1; call <= 2; call++) await wholeCall(opened, callee, voice);
    const took = (await leaving.untilInvite()).map(Math.round);
    console.log(`INVITE ${took.join(', ')} ms after the click (promised ${promisedMs} ms)`);
    expect(took).toHaveLength(2);
    for (const ms of took) expect(ms).toBeLessThanOrEqual(3 * promisedMs);

    const row = await startCheck(desk);
    await expect(row('relay')).toContainText(
      desk.words('readiness.says.relaySilent', { url: coturn.url('turns') }),
      { timeout: 30_000 },
    );
    await expect(row('relay')).toContainText(desk.words('readiness.mend.relaySilent'));
  });

  test('where the relay alone may be used: each call says what is wrong, and soon', async ({
    atWork,
    farEnd,
  }) => {
    const opened = await atWork((settings) => {
      throughIt(settings);
      settings.line['relayOnly'] = true;
    });
    const { desk, page } = opened;
    const leaving = await watchLeaving(page);
    const caller = await farEnd({ ...browserCustomer, tone: voice.customer, answer: 'auto' });
    const since = performance.now();
    await desk.dial(browserCustomer.national);
    await callIsNamedBroken(opened);
    console.log(`said ${Math.round(performance.now() - since)} ms after the number was dialled`);
    await desk.finish();

    await caller.dial(agent.user);
    await desk.ringsWith(browserCustomer.national);
    await desk.press('answer');
    await callIsNamedBroken(opened);
    await caller.reaches('ended');
    expect(await leaving.descriptions()).toEqual([]);
  });
});
