import type { OpenDesk } from '../fixtures/open-desk';
import { holdAnswersBack, watchMicrophone } from '../fixtures/microphone';
import { expect, honest, honestCallTalks, needs, test } from '../fixtures/scripted';
import type { PeerCall, SipPeer } from '../fixtures/sip-peer';

needs('browser');

/** What the desk has said to the call's INVITE with this status, a repetition counted again. */
const said = (peer: SipPeer, call: PeerCall, status: number): number =>
  peer.seen.filter(
    (one) =>
      one.header('Call-ID') === call.callId &&
      one.status === status &&
      one.header('CSeq') === '1 INVITE',
  ).length;
const answeredTo = (peer: SipPeer, call: PeerCall, method: string) =>
  peer.waitFor(
    (one) =>
      one.header('Call-ID') === call.callId &&
      one.status === 200 &&
      one.header('CSeq').endsWith(method),
    `200 to ${method}`,
  );

/** Answered, and the caller has not acknowledged it yet. */
const awaitingAck = async ({ desk }: OpenDesk, peer: SipPeer): Promise<PeerCall> => {
  const call = peer.call(honest);
  await desk.ringsWith('Anna Martin');
  await desk.press('answer');
  await call.answered(200, 'later');
  return call;
};

// One desk for all of them: each must leave it as it was for the next.
test('the caller’s hang-up crosses the agent’s answer, in four ways', async ({ target, peer }) => {
  const { desk, page } = target;
  const microphone = await watchMicrophone(page);
  const microphoneIsShut = () => expect.poll(() => microphone.hot(), { timeout: 15_000 }).toBe(0);

  for (const method of ['CANCEL', 'BYE'] as const)
    await test.step(`${method} before the answer has left: missed, and no answer leaves any more`, async () => {
      const answers = await holdAnswersBack(page);
      const before = await microphone.opened();
      const call = peer.call(honest);
      await desk.ringsWith('Anna Martin');
      await desk.press('answer');
      // Opened for the answer: that it is shut again is worth something.
      await expect.poll(() => microphone.opened()).toBeGreaterThan(before);
      if (method === 'CANCEL') call.cancel();
      else call.bye();
      await answeredTo(peer, call, method);
      await call.answered(487);
      await desk.endsWith('calls.missed');
      await expect(desk.button('hangUp')).toHaveCount(0);
      await answers.letGo();
      await microphoneIsShut();
      expect(said(peer, call, 200)).toBe(0);
      await desk.finish();
    });
  await honestCallTalks(target, peer);

  await test.step('BYE instead of the ACK: over at once, the answer is not repeated', async () => {
    const call = await awaitingAck(target, peer);
    call.bye();
    await answeredTo(peer, call, 'BYE');
    await desk.endsWith('calls.missed');
    await expect(desk.button('hangUp')).toHaveCount(0);
    const before = said(peer, call, 200);
    await microphoneIsShut();
    expect(said(peer, call, 200)).toBe(before);
    // Its ACK, late: there is nothing left that it could begin.
    call.request('ACK');
    await desk.finish();
  });

  await test.step('CANCEL meets the answer on the way: the caller acknowledges it and hangs up', async () => {
    const call = await awaitingAck(target, peer);
    // RFC 3261 section 9.2: it has no effect on a request that was answered finally.
    call.cancel();
    await answeredTo(peer, call, 'CANCEL');
    call.request('ACK');
    await desk.isTalking();
    expect(await microphone.hot()).toBeGreaterThan(0);
    call.bye();
    await answeredTo(peer, call, 'BYE');
    await desk.endsWith('calls.end.hungUpByCaller');
    await microphoneIsShut();
    expect(said(peer, call, 487)).toBe(0);
    await desk.finish();
  });
  await honestCallTalks(target, peer);
  await microphoneIsShut();
  expect(peer.seen.filter((one) => one.method === 'BYE')).toEqual([]);
});
