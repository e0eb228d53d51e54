import type { OpenDesk } from '../fixtures/desk';
import { openFarSound, type FarSound } from '../fixtures/far-sound';
import { hearsTone } from '../fixtures/hearing';
import { expect, honestCallRings, needs, test } from '../fixtures/scripted';
import type { SipPeer } from '../fixtures/sip-peer';
import { fromCalled, type PeerMessage, responseTo } from '../fixtures/sip-peer-messages';

needs('browser');

const callee = '0612345678';

/** The desk's INVITE, kept unanswered, and what the far side says to it. */
const dialled = async ({ desk }: OpenDesk, peer: SipPeer) => {
  peer.keeps.add('INVITE');
  const before = peer.seen.length;
  await desk.dial(callee);
  const isNew = (one: PeerMessage) => one.method === 'INVITE' && peer.seen.indexOf(one) >= before;
  const invite = await peer.waitFor(isNew, 'the desk’s INVITE');
  return {
    invite,
    say: (status: number, body = '', headers: string[] = []) =>
      peer.send(responseTo(invite, status, ['Contact: <sip:peer@peer.invalid>', ...headers], body)),
  };
};

/** The two tones of a key (ITU-T Q.23), and hardly anything else. */
const hearsKey = (far: FarSound, tones: readonly [number, number]) =>
  expect
    .poll(
      async () => {
        // One look: the middle of several would be that of the pauses between two keys, where the voice goes on.
        const { share } = await far.listen(tones, 0);
        return Math.min(share[tones[0]] ?? 0, share[tones[1]] ?? 0);
      },
      { intervals: [30] },
    )
    // Without a key it is 0.002 at most, in a look at one 0.05 and more.
    .toBeGreaterThan(0.04);

test('hung up before the server asks who calls: nobody rings for it', async ({ target, peer }) => {
  const { desk } = target;
  const { say } = await dialled(target, peer);
  say(100);
  await desk.press('hangUp');
  await peer.waitFor((one) => one.method === 'CANCEL', 'CANCEL');
  say(407, '', [
    `Proxy-Authenticate: Digest realm="${peer.domain}", nonce="abc", algorithm=MD5, qop="auth"`,
  ]);
  await desk.endsWith('calls.end.cancelledByAgent');
  // The challenge has been heard.
  await peer.waitFor((one) => one.method === 'ACK', 'ACK to the 407');
  await desk.finish();
  expect(peer.seen.filter((one) => one.method === 'INVITE')).toHaveLength(1);
  await honestCallRings(target, peer);
  expect(peer.seen.filter((one) => one.method === 'INVITE')).toHaveLength(1);
});

test('packets decide what is heard before the answer, and keys of 48 kHz reach a menu in it', async ({
  target,
  peer,
}) => {
  const { desk, page, hear } = target;
  const far = await openFarSound(page);
  const { invite, say } = await dialled(target, peer);
  const answer = await far.answer(invite.body, 48_000);
  expect(answer).not.toContain('telephone-event/8000');
  const theirs = desk.words('calls.ringingThereSound');
  say(183, answer);
  say(180);
  // A phone rings and not one packet comes: the desk makes the tone.
  await expect(desk.stage).toContainText(desk.words('calls.ringingThere'));
  await expect(desk.stage).not.toContainText(theirs);
  await far.say(620);
  await expect(desk.stage).toContainText(theirs);
  await hearsTone('the desk', hear, 620);
  await far.say(0);
  say(180);
  await expect(desk.stage).not.toContainText(theirs);
  await far.say(620);
  await expect(desk.stage).toContainText(theirs);

  await desk.press('keypad');
  await page.keyboard.type('5'.repeat(60));
  await hearsKey(far, [770, 1336]);
  // What has not left by now is not for whoever answers.
  say(200, answer);
  await desk.isTalking();
  const note = desk.calls.getByText(/^Not sent: 5+\./);
  await expect(note).toBeVisible();
  // As long as a busy machine may need until it listens.
  await page.keyboard.type('#'.repeat(60));
  await hearsKey(far, [941, 1477]);
  expect(peer.seen.filter((one) => one.method === 'INFO')).toEqual([]);

  peer.send(fromCalled(invite, 'BYE', ['Reason: FreeSWITCH;cause=604;text="MEDIA_TIMEOUT"']));
  await desk.endsWith('calls.end.mediaFailed');
});
