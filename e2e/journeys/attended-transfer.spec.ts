import { expect, needs, test } from '../fixtures/desk';
import { hearsNothing, hearsTone } from '../fixtures/hearing';
import { agent, browserCustomer, colleague, oddNumbers } from '../lab/people';
import { Parties } from '../pages/parties';

needs('browser', 'sip-lab');

test.describe('a colleague is asked before the transfer', () => {
  test('asked, swapped, and the customer handed over: the two hear each other', async ({
    atWork,
    farEnd,
  }) => {
    const { desk, hear } = await atWork(undefined, { tone: 440 });
    const parties = new Parties(desk);
    const caller = await farEnd({ ...browserCustomer, tone: 880, answer: 'auto' });
    const other = await farEnd({ ...colleague, tone: 660, answer: 'auto' });
    await caller.dial(agent.user);
    await desk.ringsWith();
    await desk.answer();
    await hearsTone('the desk', hear, 880);
    await desk.nameCaller('Claire', 'Lefèvre');
    await desk.writeNote('Washing machine, code E21');
    await desk.noteIsSaved();

    await parties.consult(colleague.user);
    await expect(desk.stage).toContainText(desk.words('calls.consultation'), { timeout: 15_000 });
    await hearsTone('the colleague', other.listen, 440);
    await hearsTone('the desk', hear, 660);
    await hearsNothing('the customer, who is held,', caller.listen);
    await expect(desk.stage).toContainText(desk.words('calls.noteDelivered'));
    const [message = ''] = (await other.state()).messages;
    expect(message).toContain('Washing machine, code E21');
    // One interaction: the note under the consultation is the customer's.
    await expect(desk.note).toHaveValue('Washing machine, code E21');

    await parties.act('swap');
    await hearsTone('the customer', caller.listen, 440);
    await hearsNothing('the colleague, who is held,', other.listen);
    await parties.act('swap');
    await hearsTone('the colleague', other.listen, 440);

    await parties.completeByKey();
    await desk.endsWith('calls.end.transferred');
    await hearsTone('the colleague', other.listen, 880);
    await hearsTone('the customer', caller.listen, 660);
    await expect(desk.otherCalls).toHaveCount(0);
    // The customer's history says who was asked and who has the customer now.
    const who = { name: colleague.user };
    await desk.newestContactSays(
      desk.words('customers.event.other.consulted', who),
      desk.words('customers.event.other.transferredTo', who),
    );
    await desk.finish();
    await desk.logSays(desk.words('calls.end.transferred'));
    await expect(desk.log.getByRole('listitem')).toHaveCount(1);
    await other.hangUp();
    await caller.reaches('ended');
  });

  test('taken back, refused, and handed over while it still rings', async ({
    atWork,
    farEnd,
    odd,
  }) => {
    // Three stories in one call.
    test.slow();
    await odd('busy');
    const { desk } = await atWork(undefined, { tone: 440 });
    const parties = new Parties(desk);
    const caller = await farEnd({ ...browserCustomer, tone: 880, answer: 'auto' });
    const other = await farEnd({ ...colleague, tone: 660, answer: 'manual' });
    await caller.dial(agent.user);
    await desk.ringsWith();
    await desk.answer();

    await parties.consult(colleague.user);
    await other.reaches('ringing');
    await hearsNothing('the customer, who is held,', caller.listen);
    await desk.otherCalls
      .getByRole('button', {
        name: new RegExp(`^${desk.words('calls.backToCustomer', { name: '' })}`),
      })
      .click();
    await other.reaches('ended');
    await hearsTone('the customer', caller.listen, 440);

    await parties.consult(oddNumbers.busy);
    const refused = desk.words('calls.transferFailed', { target: oddNumbers.busy });
    await expect(desk.stage).toContainText(refused, { timeout: 20_000 });
    await desk.press('resume');
    await hearsTone('the customer', caller.listen, 440);

    await parties.consult(colleague.user);
    await other.reaches('ringing');
    await parties.completeByKey();
    await expect
      .poll(async () => (await other.state()).caller, { timeout: 20_000 })
      .toContain(browserCustomer.name);
    await other.reaches('ringing');
    await other.answer();
    await desk.endsWith('calls.end.transferred');
    await hearsTone('the colleague', other.listen, 880);
    await hearsTone('the customer', caller.listen, 660);
    await other.hangUp();
  });
});
