import { expect, needs, test } from '../fixtures/desk';
import { hearsTone } from '../fixtures/hearing';
import { agent, browserCustomer, colleague, customer } from '../lab/people';
import { dialogInfo, publishState } from '../lab/publish';

needs('browser', 'sip-lab');

test('parked by digits inside the call, and taken back by a call', async ({
  atWork,
  baresip,
  farEnd,
}) => {
  const { desk, hear } = await atWork((settings) => {
    settings.line['parkCode'] = 'dtmf:#70';
    settings.line['pickupCode'] = '*68';
  });
  // The digits reach the PBX in the call: here this phone is both, and takes the customer away.
  const pbx = await baresip({ ...customer, tone: 1755, codecs: 'PCMU/8000/1' });
  const place = await farEnd({ ...colleague, tone: 660, answer: 'auto' });
  await pbx.dial(agent.user);
  await desk.ringsWith(customer.national);
  await desk.answer();
  await hearsTone('the desk', hear, 1755);
  await desk.press('transfer');
  await desk.calls.getByRole('button', { name: desk.words('team.park'), exact: true }).click();
  await expect.poll(() => pbx.digits(), { timeout: 20_000 }).toBe('#70');
  await pbx.hangUp();
  await desk.putEverythingAway();
  const parked = desk.calls.getByRole('list', { name: desk.words('team.parked') });
  await expect(parked.getByRole('listitem')).toContainText(customer.name);
  await parked.getByRole('button', { name: desk.words('team.retrieve') }).click();
  await desk.isTalking();
  await hearsTone('the desk', hear, 660);
  await expect(parked).toHaveCount(0);
  await place.hangUp();
});

test('a call that rings at a colleague’s is picked up by code', async ({
  atWork,
  farEnd,
  lab: { kamailio },
}) => {
  const { desk, hear } = await atWork((settings) => {
    settings.line['groupPickupCode'] = '**{number}';
    settings.team = { speedDials: [{ name: colleague.name, number: colleague.user, note: '' }] };
  });
  const caller = await farEnd({ ...browserCustomer, tone: 880, answer: 'auto' });
  await desk.openColleagues();
  const pickUp = desk
    .colleague(colleague.name)
    .getByRole('button', { name: desk.words('team.pickUpFor', { name: colleague.name }) });
  await expect(pickUp).toHaveCount(0);
  const tell = (state: 'early' | 'terminated') =>
    publishState(kamailio.sipPort, colleague.user, 'dialog', dialogInfo(colleague.user, state));
  await tell('early');
  await pickUp.click();
  await desk.isTalking();
  await hearsTone('the desk', hear, 880);
  await hearsTone('the caller', caller.listen, 440);
  expect(kamailio.logText()).toContain(`INVITE sip:**${colleague.user}@`);
  await desk.press('hangUp');
  await caller.reaches('ended');
});
