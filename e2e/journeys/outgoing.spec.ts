import { expect, needs, test } from '../fixtures/desk';
import { hearsTone } from '../fixtures/hearing';
import { browserCustomer, oddNumbers } from '../lab/people';
import { sippTone } from '../lab/sipp';

needs('browser', 'sip-lab');

test.describe('the desk calls', () => {
  test('rings there, is answered, is heard both ways', async ({ atWork, farEnd }) => {
    const { desk, hear } = await atWork(undefined, { tone: 440 });
    const callee = await farEnd({ ...browserCustomer, tone: 880, answer: 'manual' });
    await desk.dial(browserCustomer.national);
    await callee.reaches('ringing');
    await expect(desk.stage).toContainText(desk.words('calls.ringingThere'));
    await callee.answer();
    await desk.isTalking();
    await hearsTone('the desk', hear, 880);
    await hearsTone('the callee', callee.listen, 440);
    await callee.hangUp();
    await desk.endsWith('calls.end.hungUpByCallee');
    await desk.finish();
    await desk.logSays(browserCustomer.national, desk.words('calls.outgoing'));
  });

  test('who cannot be had: each in the right words and in the log', async ({ atWork, odd }) => {
    const { desk } = await atWork();
    for (const [manner, reason] of [
      ['busy', 'calls.end.busy'],
      ['declined', 'calls.end.declinedByRemote'],
      ['notFound', 'calls.end.notFound'],
      ['timedOut', 'calls.end.unavailable'],
      ['rangInVain', 'calls.end.noAnswer'],
    ] as const)
      await test.step(manner, async () => {
        const peer = await odd(manner);
        await desk.dial(oddNumbers[manner]);
        await desk.endsWith(reason);
        await desk.finish();
        await desk.logSays(oddNumbers[manner], desk.words(reason));
        // Five of them at once would take more ports than a worker has.
        await peer.stop();
      });
  });

  test('nobody answers: cancelled by the agent', async ({ atWork, odd }) => {
    const peer = await odd('noAnswer');
    const { desk } = await atWork();
    await desk.dial(oddNumbers.noAnswer);
    await expect(desk.stage).toContainText(desk.words('calls.ringingThere'));
    await desk.press('hangUp');
    await desk.endsWith('calls.end.cancelledByAgent');
    await expect.poll(() => peer.messages()).toContain('CANCEL sip:');
    await desk.finish();
    await desk.logSays(oddNumbers.noAnswer, desk.words('calls.end.cancelledByAgent'));
  });

  test('redirected: shown, not followed, redialled by one key', async ({ atWork, odd, farEnd }) => {
    await odd('redirect');
    const elsewhere = await farEnd({ ...browserCustomer, tone: 880, answer: 'auto' });
    const { desk, page, hear } = await atWork();
    await desk.dial(oddNumbers.redirect);
    await desk.endsWith('calls.end.redirected');
    await expect(desk.stage).toContainText(
      desk.words('calls.redirectedTo', { target: browserCustomer.national }),
    );
    await page.waitForTimeout(1500);
    expect((await elsewhere.state()).phase).toBe('idle');
    await desk.pressThis(
      desk.stage.getByRole('button', {
        name: desk.words('calls.callTarget', { target: browserCustomer.national }),
      }),
    );
    await desk.isTalking();
    await hearsTone('the desk', hear, 880);
    await elsewhere.hangUp();
    await desk.endsWith('calls.end.hungUpByCallee');
  });

  test('what the far side says before it answers is heard', async ({ atWork, odd }) => {
    await odd('earlyMedia');
    const { desk, hear } = await atWork();
    await desk.dial(oddNumbers.earlyMedia);
    await hearsTone('the desk', hear, sippTone);
    await expect(desk.stage).toContainText(desk.words('calls.ringingThereSound'));
    await desk.press('hangUp');
    await desk.endsWith('calls.end.cancelledByAgent');
  });

  test('what cannot be dialled is said, and nothing is sent', async ({ atWork, lab, odd }) => {
    await odd('busy');
    const { desk } = await atWork();
    await desk.dial(oddNumbers.busy);
    await desk.endsWith('calls.end.busy');
    await desk.finish();
    const invited = () => lab.kamailio.logText().split('INVITE sip:').length - 1;
    const before = invited();
    // What is sent is seen there.
    expect(before).toBeGreaterThan(0);
    await desk.dial('sip:someone@elsewhere.test;transport=tcp');
    await expect(desk.calls.getByRole('alert')).toContainText(
      desk.words('calls.dialFault.notDialable'),
    );
    expect(invited()).toBe(before);
  });
});
