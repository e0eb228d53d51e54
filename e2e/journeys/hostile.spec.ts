import { expect, needs, test as desk } from '../fixtures/desk';
import { honest, honestCallRings, test as scripted } from '../fixtures/scripted';
import { startSipPeer } from '../fixtures/sip-peer';
import { hostileFrames, hostileNames } from '../fixtures/sip-peer-messages';
import { agent, domain } from '../lab/people';
import { settingsFor } from '../lab/settings';

needs('browser');

const test = scripted.extend({
  target: async ({ target }, use) => {
    await use(target);
    expect(await target.page.evaluate(() => 'hacked' in window)).toBe(false);
  },
});

test.describe('a hostile server or caller', () => {
  test('broken, huge and senseless messages leave the desk usable', async ({ target, peer }) => {
    test.setTimeout(240_000);
    for (const { what, damage } of hostileFrames)
      await test.step(what, async () => {
        peer.send(damage(peer.invite()));
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
    await honestCallRings(target, peer);
  });

  test('names with markup and bidi characters are text, nothing more', async ({ target, peer }) => {
    test.setTimeout(180_000);
    for (const { name, shown } of hostileNames)
      await test.step(name, async () => {
        const quoted = name.replaceAll('\\', '\\\\').replaceAll('"', '\\"');
        const call = peer.call({ from: `"${quoted}" <sip:0639980303@${domain}>` });
        await target.desk.ringsWith(shown);
        await target.desk.press('decline');
        await call.answered(603);
        await target.desk.finish();
        await target.desk.logSays(shown);
      });
    expect(await target.page.locator('img[src="x"]').count()).toBe(0);
    await honestCallRings(target, peer);
  });

  test('a flood of calls does not keep the next honest one away', async ({ target, peer }) => {
    test.setTimeout(180_000);
    const calls = Array.from({ length: 200 }, (_, index) =>
      peer.call({ from: `"Flood ${index}" <sip:06399804${index % 90}@${domain}>` }),
    );
    await target.desk.ringsWith();
    for (const call of calls) call.cancel();
    await expect(target.desk.button('answer')).toHaveCount(0, { timeout: 30_000 });
    await target.desk.putEverythingAway();
    // A flood is throttled for a moment; then everything is as before.
    await target.page.waitForTimeout(1000);
    await honestCallRings(target, peer);
  });

  test('a REFER is not followed', async ({ target, peer }) => {
    const call = peer.call(honest);
    await target.desk.ringsWith('Anna Martin');
    await target.desk.press('answer');
    await call.answered(200);
    call.request('REFER', { headers: [`Refer-To: <sip:0899000000@${domain}>`] });
    await target.page.waitForTimeout(1500);
    const dialled = peer.seen.filter((message) => message.method === 'INVITE');
    expect(dialled.map((message) => message.start)).toEqual([]);
    const refused = await peer.waitFor(
      (message) => message.header('CSeq').endsWith('REFER') && (message.status ?? 0) >= 400,
      'the refusal of the REFER',
    );
    expect(refused.status).toBeGreaterThanOrEqual(400);
    call.bye();
    await target.desk.endsWith('calls.ended');
    await target.desk.finish();
    await honestCallRings(target, peer);
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
