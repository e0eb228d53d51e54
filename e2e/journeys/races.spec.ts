import { expect, needs, test } from '../fixtures/desk';
import { hearsTone } from '../fixtures/hearing';
import { oddNumbers } from '../lab/people';
import { sippTone } from '../lab/sipp';

needs('browser', 'sip-lab');

/** How often this line stands in what the peer received and sent. */
const times = (messages: string, line: RegExp) => messages.match(line)?.length ?? 0;

test.describe('signals cross', () => {
  test('an answer that crosses the agent’s hang-up is hung up as well', async ({ atWork, odd }) => {
    const peer = await odd('lateAnswer');
    const { desk } = await atWork();
    await desk.dial(oddNumbers.lateAnswer);
    await expect(desk.stage).toContainText(desk.words('calls.ringingThere'));
    await desk.press('hangUp');
    await desk.endsWith('calls.end.cancelledByAgent');
    await expect.poll(() => times(peer.messages(), /^BYE sip:/gm)).toBe(1);
    await expect.poll(() => times(peer.messages(), /^ACK sip:/gm)).toBe(1);
    await desk.finish();
  });

  test('of two answers one is talked to, and the other is hung up', async ({ atWork, odd }) => {
    const peer = await odd('twoAnswers');
    const { desk, hear } = await atWork();
    await desk.dial(oddNumbers.twoAnswers);
    await desk.isTalking();
    await expect.poll(() => times(peer.messages(), /^BYE sip:/gm)).toBe(1);
    expect(peer.messages()).toMatch(/^BYE sip:(?:.+\r?\n)*To: .*tag=another/m);
    await hearsTone('the desk', hear, sippTone);
    await desk.press('hangUp');
    await expect.poll(() => times(peer.messages(), /^BYE sip:/gm)).toBe(2);
    await desk.endsWith('calls.end.hungUpByAgent');
  });

  test('a hold that crosses a change of the other side is asked again', async ({ atWork, odd }) => {
    const peer = await odd('glare');
    const { desk, hear } = await atWork();
    await desk.dial(oddNumbers.glare);
    await desk.isTalking();
    await hearsTone('the desk', hear, sippTone);
    await desk.press('hold');
    // RFC 3261 section 14.1: whoever made the call waits 2.1 to 4 s.
    await expect(desk.stage).toHaveAttribute('data-state', 'held', { timeout: 15_000 });
    expect(times(peer.messages(), /^SIP\/2\.0 491 /gm)).toBe(1);
    await expect.poll(() => times(peer.messages(), /^INVITE sip:/gm)).toBe(3);
    await desk.press('hangUp');
    await desk.endsWith('calls.end.hungUpByAgent');
  });

  test('a call that the other side has forgotten is over', async ({ atWork, odd }) => {
    await odd('forgotten');
    const { desk, hear } = await atWork();
    await desk.dial(oddNumbers.forgotten);
    await desk.isTalking();
    await hearsTone('the desk', hear, sippTone);
    await desk.press('hold');
    await desk.endsWith('calls.end.lineLost');
    await expect(desk.button('hangUp')).toHaveCount(0);
    await desk.finish();
  });

  test('a call whose other side gives no answer and no sound is over', async ({ atWork, odd }) => {
    const peer = await odd('gone');
    const { desk } = await atWork();
    await desk.dial(oddNumbers.gone);
    await desk.isTalking();
    await desk.press('hold');
    // RFC 3261 section 12.2.1.2: 408 in a call ends it, as 481 does.
    await desk.endsWith('calls.end.lineLost');
    await expect(desk.button('hangUp')).toHaveCount(0);
    await expect.poll(() => times(peer.messages(), /^BYE sip:/gm)).toBe(1);
    await desk.finish();
  });

  test('a call whose sound goes on outlives a change that gets no answer', async ({
    atWork,
    odd,
  }) => {
    const peer = await odd('unreached');
    const { desk, hear } = await atWork();
    await desk.dial(oddNumbers.unreached);
    await desk.isTalking();
    await hearsTone('the desk', hear, sippTone);
    await desk.press('hold');
    await expect(desk.stage).toContainText(desk.words('calls.holdRefused'));
    // The media relay has already stopped what was to be held: the desk says to it that nothing has changed.
    await expect.poll(() => times(peer.messages(), /^INVITE sip:/gm)).toBe(3);
    await hearsTone('the desk', hear, sippTone);
    expect(times(peer.messages(), /^BYE sip:/gm)).toBe(0);
    await desk.press('hangUp');
    await desk.endsWith('calls.end.hungUpByAgent');
    await expect.poll(() => times(peer.messages(), /^BYE sip:/gm)).toBe(1);
    await desk.finish();
  });

  test('asked for an offer in mid-call and refreshed, it goes on', async ({ atWork, odd }) => {
    const peer = await odd('lateOffer');
    const { desk, hear } = await atWork();
    await desk.dial(oddNumbers.lateOffer);
    await desk.isTalking();
    await expect
      .poll(() => times(peer.messages(), /^CSeq: 2 UPDATE/gm), { timeout: 20_000 })
      .toBeGreaterThanOrEqual(2);
    await hearsTone('the desk', hear, sippTone);
    await desk.press('hangUp');
    await desk.endsWith('calls.end.hungUpByAgent');
  });
});
