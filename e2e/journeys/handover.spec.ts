import { expect, needs, test } from '../fixtures/desk';
import { hearsTone } from '../fixtures/hearing';
import { agent, browserCustomer, colleague } from '../lab/people';
import { settingsFor } from '../lab/settings';
import { Parties } from '../pages/parties';

needs('browser', 'sip-lab');

test('a call handed to a colleague’s desk comes with its note, and only as text', async ({
  atWork,
  open,
  lab,
  farEnd,
}) => {
  const theirs = settingsFor(lab.kamailio.server, colleague);
  const second = await open({ settings: theirs, tone: 660 });
  await second.desk.lineIs('ready');
  const { desk } = await atWork(undefined, { tone: 440 });
  const caller = await farEnd({ ...browserCustomer, tone: 880, answer: 'auto' });
  await caller.dial(agent.user);
  await desk.ringsWith();
  await desk.answer();
  await desk.writeNote('Promised a call <b>before</b> five\nWashing machine E21');
  await desk.noteIsSaved();
  await desk.blindTransfer(colleague.user);

  await second.desk.ringsWith();
  const { handover } = new Parties(second.desk);
  await expect(handover).toContainText(second.desk.words('calls.handoverOf', { who: agent.name }));
  await expect(handover).toContainText('Promised a call <b>before</b> five');
  await expect(handover.locator('b', { hasText: 'before' })).toHaveCount(0);
  await second.desk.answer();
  await desk.endsWith('calls.end.transferred');
  await expect(handover).toContainText('Washing machine E21');
  await hearsTone('the customer', caller.listen, 660);
  await second.desk.press('hangUp');
  await caller.reaches('ended');
});
