import { expect, needs, test } from '../fixtures/desk';
import { hearsTone } from '../fixtures/hearing';
import { agent, browserCustomer, colleague, customer } from '../lab/people';

needs('browser', 'sip-lab');

test.describe('in a call', () => {
  test('digits typed fast arrive at a PCMU peer, complete and in order', async ({
    atWork,
    baresip,
  }) => {
    const phone = await baresip({ ...customer, tone: 1755, codecs: 'PCMU/8000/1' });
    const { desk, page } = await atWork();
    await desk.dial(customer.national);
    await desk.isTalking();
    await desk.press('keypad');
    const typed = '0199448823#*01';
    await page.keyboard.type(typed, { delay: 15 });
    await expect.poll(() => phone.digits(), { timeout: 20_000 }).toBe(typed);
    await desk.pasteDigits('12,34;56');
    await expect.poll(() => phone.digits(), { timeout: 20_000 }).toBe(`${typed}1234`);
    await desk.calls.getByRole('button', { name: desk.words('calls.digitsGoOn') }).click();
    await expect.poll(() => phone.digits(), { timeout: 20_000 }).toBe(`${typed}123456`);
    await desk.pasteDigits('Press 1');
    await expect(desk.calls.getByRole('alert')).toHaveText(desk.words('calls.digitsRefused'));
    await desk.press('hangUp');
    await desk.endsWith('calls.end.hungUpByAgent');
  });

  test('digits behind a number are sent after the answer', async ({ atWork, baresip }) => {
    const phone = await baresip({ ...customer, tone: 1755, codecs: 'PCMU/8000/1' });
    const { desk } = await atWork();
    await desk.dial(`${customer.national},,4711#`);
    await desk.isTalking();
    await expect.poll(() => phone.digits(), { timeout: 20_000 }).toBe('4711#');
    await desk.press('hangUp');
    await desk.endsWith('calls.end.hungUpByAgent');
  });

  test('a blind transfer takes baresip to the colleague, with sound', async ({
    atWork,
    baresip,
    farEnd,
  }) => {
    const other = await farEnd({ ...colleague, tone: 660, answer: 'auto' });
    const phone = await baresip({ ...customer, tone: 1755 });
    const { desk, hear } = await atWork();
    await phone.dial(agent.user);
    await desk.ringsWith();
    await desk.answer();
    await hearsTone('the desk', hear, 1755);
    await desk.blindTransfer(colleague.user);
    await other.reaches('talking');
    await desk.endsWith('calls.end.transferred');
    await hearsTone('the colleague', other.listen, 1755);
    await hearsTone('the customer', phone.listen, 660);
    await other.hangUp();
  });

  test('a transfer that nobody takes leaves the call with the agent', async ({
    atWork,
    farEnd,
  }) => {
    const caller = await farEnd({ ...browserCustomer, tone: 880, answer: 'auto' });
    const { desk, hear } = await atWork();
    await caller.dial(agent.user);
    await desk.ringsWith();
    await desk.answer();
    await desk.blindTransfer('4999');
    await expect(desk.stage).toContainText(desk.words('calls.transferFailed', { target: '4999' }), {
      timeout: 20_000,
    });
    await hearsTone('the desk', hear, 880);
    await desk.press('hangUp');
    await desk.endsWith('calls.end.hungUpByAgent');
  });
});
