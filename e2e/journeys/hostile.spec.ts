import { expect, needs, type OpenDesk, test as desk } from '../fixtures/desk';
import { type SipPeer, startSipPeer } from '../fixtures/sip-peer';
import { hostileFrames, hostileNames } from '../fixtures/sip-peer-messages';
import { agent, domain } from '../lab/people';
import { settingsFor } from '../lab/settings';

needs('browser');

const honest = { from: `"Anna Martin" <sip:0639980303@${domain}>` };

const test = desk.extend<{ hostile: SipPeer; target: OpenDesk }>({
  hostile: async ({ ports }, use) => {
    const account = { user: agent.user, secret: agent.secret };
    const peer = await startSipPeer({ port: await ports.take(), domain, account });
    await use(peer);
    await peer.close();
  },
  target: async ({ open, hostile }, use) => {
    const opened = await open({ settings: settingsFor(hostile.server) });
    await hostile.registered();
    await opened.desk.lineIs('ready');
    await use(opened);
    expect(await opened.page.evaluate(() => 'hacked' in window)).toBe(false);
  },
});

/** The proof after every attack: the desk takes a click, and the next honest call rings and is declined. */
const honestCallRings = async (opened: OpenDesk, peer: SipPeer): Promise<void> => {
  // A desk may have thought it wiser to connect anew.
  await peer.registered();
  await opened.desk.lineIs('ready');
  const call = peer.call(honest);
  await opened.desk.ringsWith('Anna Martin', '06 39 98 03 03');
  await opened.desk.press('decline');
  await call.answered(486);
  await opened.desk.finish();
};

test.describe('a hostile server or caller', () => {
  test('broken, huge and senseless messages leave the desk usable', async ({ target, hostile }) => {
    test.setTimeout(240_000);
    for (const { what, damage } of hostileFrames)
      await test.step(what, async () => {
        hostile.send(damage(hostile.invite()));
        // The screen answers within a second, whatever came in.
        const started = performance.now();
        await target.desk.field.fill('06');
        await target.desk.field.fill('');
        expect(performance.now() - started, `${what} blocks the screen`).toBeLessThan(2000);
      });
    // What was no INVITE after all may have rung: it is cancelled by declining.
    while (await target.desk.button('decline').first().isVisible()) {
      await target.desk.press('decline');
      await target.desk.finish();
    }
    // More than five INVITEs at once are throttled to one every two seconds.
    await target.page.waitForTimeout(3000);
    await honestCallRings(target, hostile);
  });

  test('names with markup and bidi characters are text, nothing more', async ({
    target,
    hostile,
  }) => {
    test.setTimeout(180_000);
    for (const { name, shown } of hostileNames)
      await test.step(name, async () => {
        const quoted = name.replaceAll('\\', '\\\\').replaceAll('"', '\\"');
        const call = hostile.call({ from: `"${quoted}" <sip:0639980303@${domain}>` });
        await target.desk.ringsWith(shown);
        await target.desk.press('decline');
        await call.answered(486);
        await target.desk.finish();
        await target.desk.logSays(shown);
      });
    expect(await target.page.locator('img[src="x"]').count()).toBe(0);
    await honestCallRings(target, hostile);
  });

  test('a flood of calls does not keep the next honest one away', async ({ target, hostile }) => {
    test.setTimeout(180_000);
    const calls = Array.from({ length: 200 }, (_, index) =>
      hostile.call({ from: `"Flood ${index}" <sip:06399804${index % 90}@${domain}>` }),
    );
    await target.desk.ringsWith();
    for (const call of calls) call.cancel();
    await expect(target.desk.button('answer')).toHaveCount(0, { timeout: 30_000 });
    await target.desk.putEverythingAway();
    // A flood is throttled for a while; then everything is as before.
    await target.page.waitForTimeout(10_000);
    await honestCallRings(target, hostile);
  });

  test('a REFER is not followed', async ({ target, hostile }) => {
    const call = hostile.call(honest);
    await target.desk.ringsWith('Anna Martin');
    await target.desk.press('answer');
    await call.answered(200);
    call.request('REFER', { headers: [`Refer-To: <sip:0899000000@${domain}>`] });
    await target.page.waitForTimeout(1500);
    const dialled = hostile.seen.filter((message) => message.method === 'INVITE');
    expect(dialled.map((message) => message.start)).toEqual([]);
    const refused = await hostile.waitFor(
      (message) => message.header('CSeq').endsWith('REFER') && (message.status ?? 0) >= 400,
      'the refusal of the REFER',
    );
    expect(refused.status).toBeGreaterThanOrEqual(400);
    call.bye();
    await target.desk.endsWith('calls.ended');
    await target.desk.finish();
    await honestCallRings(target, hostile);
  });
});

desk('a server of another realm gets no digest', async ({ open, ports }) => {
  const account = { user: agent.user, secret: agent.secret };
  const port = await ports.take();
  const peer = await startSipPeer({ port, domain, account, realm: 'elsewhere.test' });
  const opened = await open({ settings: settingsFor(peer.server) });
  await opened.desk.lineIs('refused');
  await expect(opened.desk.stage).toContainText(
    opened.desk.words('line.trouble.foreignRealm', { realm: 'elsewhere.test' }),
  );
  expect(peer.seen.some((message) => message.raw.includes('Authorization'))).toBe(false);
  await peer.close();
});
