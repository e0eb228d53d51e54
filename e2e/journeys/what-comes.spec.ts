import { linearOffer, widgetOffer } from '../fixtures/offers';
import { expect, honest, needs, test } from '../fixtures/scripted';
import type { PeerCall, SipPeer } from '../fixtures/sip-peer';
import { webRtcOffer } from '../fixtures/sip-peer-messages';
import { domain } from '../lab/people';

needs('browser');

const statusesOf = (peer: SipPeer, { callId }: PeerCall): (number | null)[] =>
  peer.seen
    .filter((one) => one.header('Call-ID') === callId && one.header('CSeq') === '1 INVITE')
    .map(({ status }) => status);

const mediaOf = (sdp: string): string[] =>
  [...sdp.matchAll(/^m=(\w+) (\d+)/gm)].map(
    ([, kind = '', port]) => `${kind} ${port === '0' ? 'refused' : 'taken'}`,
  );

test('what does not fit never rings, of pictures the voice is taken, a burst fills every place, and whoever was turned away stands in the log', async ({
  target,
  peer,
}) => {
  const { desk } = target;
  const linear = peer.call({ ...honest, body: linearOffer });
  await linear.answered(488);
  expect(statusesOf(peer, linear)).toEqual([488]);
  await desk.logSays('Anna Martin', desk.words('calls.end.noCommonCodecIn'));
  await expect(desk.button('answer')).toHaveCount(0);

  const widget = peer.call({ from: `"Web Widget" <sip:0639980304@${domain}>`, body: widgetOffer });
  await desk.ringsWith('Web Widget');
  await desk.press('answer');
  const { body } = await widget.answered(200);
  expect(mediaOf(body)).toEqual(['audio taken', 'video refused', 'application refused']);
  await desk.isTalking();
  widget.bye();
  await desk.endsWith('calls.end.hungUpByCaller');
  await desk.finish();

  // A colleague puts somebody through, and then that one somebody else: the PBX says who it is now.
  const passedOn = peer.call({
    from: `"Ines" <sip:4102@${domain}>`,
    headers: ['X-Case: 2026-4711', 'X-Queue: Repairs', 'User-to-User: 6d656e752032;encoding=hex'],
  });
  await desk.ringsWith('Ines');
  await expect(desk.stage).toContainText(`${desk.words('case.id', { id: '2026-4711' })} · menu 2`);
  await expect(desk.stage).toContainText('Repairs');
  await desk.press('answer');
  await passedOn.answered(200);
  await desk.isTalking();
  await desk.note.fill('Asks for an engineer');
  passedOn.request('INVITE', {
    headers: [`P-Asserted-Identity: "Anna Martin" <sip:+33639980303@${domain}>`],
    body: webRtcOffer,
    contentType: 'application/sdp',
  });
  await expect(desk.stage).toContainText('Anna Martin');
  const party = `"Bruno Petit" <sip:0639980306@${domain}>;party=calling;privacy=off`;
  passedOn.request('UPDATE', { headers: [`Remote-Party-ID: ${party}`] });
  await expect(desk.stage).toContainText('Bruno Petit');
  await expect(desk.note).toHaveValue('Asks for an engineer');
  passedOn.bye();
  await desk.endsWith('calls.end.hungUpByCaller');
  await desk.finish();
  await desk.logSays('Bruno Petit');

  // A group that rings everybody offers its whole queue at once.
  const queue = Array.from({ length: 12 }, (_, index) =>
    peer.call({ from: `"Caller ${index + 1}" <sip:0639980${510 + index}@${domain}>` }),
  );
  const heard = () => queue.map((call) => statusesOf(peer, call).join(' '));
  await expect.poll(heard).toEqual([...Array(4).fill('180'), ...Array(8).fill('486')]);
  await desk.ringsWith('Caller 4');
  await expect(desk.otherCalls.getByRole('button', { name: desk.name('decline') })).toHaveCount(3);
  await desk.press('decline');
  await expect.poll(() => heard().filter((one) => one === '180 603').length).toBe(1);
  for (const call of queue.slice(0, 4)) call.cancel();
  await expect(desk.button('answer')).toHaveCount(0, { timeout: 15_000 });
  await desk.putEverythingAway();
  await desk.logSays('Caller 12', desk.words('calls.end.busyIn'));
  await desk.logSays('Caller 5', desk.words('calls.end.busyIn'));
});
