import { hearsTone } from '../fixtures/hearing';
import { expect, needs, test } from '../fixtures/desk';
import { startKamailio } from '../lab/kamailio';
import { agent, browserCustomer } from '../lab/people';
import { thisMachine } from '../lab/place';
import { runFolder } from '../lab/run-folder';
import { settingsFor } from '../lab/settings';

needs('browser', 'sip-lab');

test('a stock Kamailio: digest without qop, bindings of seconds, a user database that fails in a call', async ({
  open,
  farEnds,
  ports,
}, info) => {
  const folder = runFolder(info.parallelIndex, `stock-${info.workerIndex}`);
  const manner = { withoutQop: true, grants: 6, antiFlood: true };
  const kamailio = await startKamailio(ports, folder, null, thisMachine, manner);
  const { desk } = await open({ settings: settingsFor(kamailio.server) });
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
  expect(kamailio.logText()).not.toContain('WebSocket closed');
  expect(kamailio.logText()).not.toContain('pike blocks');
  await customer.stop();
  await kamailio.stop();
});
