import type { Page } from '@playwright/test';
import { hearsTone } from '../fixtures/hearing';
import { expect, needs, test } from '../fixtures/desk';
import { startKamailio } from '../lab/kamailio';
import { agent, browserCustomer } from '../lab/people';
import { thisMachine } from '../lab/place';
import { runFolder } from '../lab/run-folder';
import { settingsFor } from '../lab/settings';

needs('browser', 'sip-lab');

/** What the desk says and hears on its connections, line ends alone. */
const keepAlives = (page: Page) => {
  const counts = { asked: 0, answered: 0, options: 0 };
  page.on('websocket', (socket) => {
    socket.on('framesent', ({ payload }) => {
      if (payload === '\r\n\r\n') counts.asked++;
      if (String(payload).startsWith('OPTIONS')) counts.options++;
    });
    socket.on('framereceived', ({ payload }) => {
      if (payload === '\r\n') counts.answered++;
    });
  });
  return counts;
};

test('a stock Kamailio: digest without qop, bindings of seconds, anti-flood, a user database that fails in a call', async ({
  open,
  farEnds,
  ports,
}, info) => {
  const folder = runFolder(info.parallelIndex, `stock-${info.workerIndex}`);
  const manner = { withoutQop: true, grants: 6, antiFlood: true };
  const kamailio = await startKamailio(ports, folder, null, thisMachine, manner);
  const settings = settingsFor(kamailio.server);
  settings.line['keepAlive'] = 5;
  const { desk, page } = await open({ settings });
  const counts = keepAlives(page);
  await desk.lineIs('ready');
  const customer = await farEnds.open(
    { ...browserCustomer, tone: 880, answer: 'auto' },
    kamailio.server,
  );
  await desk.dial(browserCustomer.user);
  await desk.isTalking();
  await hearsTone('the customer', customer.listen, 440);

  kamailio.forget(agent);
  await desk.lineIs('refused');
  await desk.isTalking();
  await desk.press('hangUp');
  await customer.reaches('ended');
  await desk.finish();
  const note = desk.stage.getByRole('region', { name: desk.words('line.refusedAgainTitle') });
  await expect(note).toContainText(desk.words('line.trouble.wrongSecret', { user: agent.user }));

  kamailio.recall(agent);
  await note.getByRole('button', { name: desk.words('line.tryNow') }).click();
  await desk.lineIs('ready');
  // Line ends, which the anti-flood does not count, once this server is known to answer them: one each five seconds.
  await expect.poll(() => counts.answered, { timeout: 25_000 }).toBeGreaterThan(2);
  expect(counts.answered).toBe(counts.asked);
  expect(counts.options).toBeLessThan(3);
  expect(kamailio.logText()).not.toContain('WebSocket closed');
  expect(kamailio.logText()).not.toContain('pike blocks');
  await customer.stop();
  await kamailio.stop();
});
