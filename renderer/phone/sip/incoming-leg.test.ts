import { describe, expect, it } from 'vitest';
import { FakePeerConnection, fakeSdp } from './testing/fake-peer-connection';
import { createRig, onFakeTime, tick } from './testing/rig';
import { answerSdp } from './testing/scripted-server';
import { answeredByUs, repliesTo, ringing } from './testing/their-call';

onFakeTime();

describe('a call that comes in', () => {
  it('rings with who calls and what was called', async () => {
    const { rig } = await ringing({
      from: '"Anna" <sip:0612345678@lab.test>',
      headers: ['P-Called-Party-ID: "Service" <sip:3001@lab.test>'],
    });
    expect(rig.server.last(180).header('To')).toContain(';tag=');
    expect(rig.calls).toEqual([
      {
        kind: 'incoming',
        call: 'in-1',
        remote: { number: '0612345678', displayName: 'Anna', anonymous: false },
        called: { number: '3001', name: 'Service' },
      },
    ]);
  });

  it('is answered, and connected only when the ACK is there', async () => {
    const { rig } = await ringing();
    rig.phone.calls.answer('in-1');
    await tick();
    const accepted = rig.server.last(200);
    expect(accepted.body).toContain('a=sendrecv');
    expect(accepted.body).toContain('typ host');
    expect(rig.kinds('in-1')).not.toContain('established');
    rig.server.deliver(rig.server.inDialog('ACK', accepted));
    await tick();
    expect(rig.kinds('in-1')).toContain('established');
    expect(rig.audio.heard).toEqual(['in-1']);
    expect(rig.peer().transceivers[0]?.sender.track).toMatchObject({ id: 'own-in-1' });
  });

  it('sends nothing to the caller before it is answered, not even a check of the path', async () => {
    const { rig } = await ringing();
    expect(rig.peer().remoteDescription?.sdp).not.toContain('candidate');
    expect(rig.peer().told).toEqual([]);
    expect(rig.audio.opened).toEqual([]);
  });

  it('is answered without an offer, with the answer in the ACK', async () => {
    const { rig } = await ringing({ body: '' });
    rig.phone.calls.answer('in-1');
    await tick();
    const accepted = rig.server.last(200);
    rig.server.deliver(rig.server.inDialog('ACK', accepted, { body: answerSdp() }));
    await tick();
    expect(rig.kinds('in-1')).toContain('established');
    expect(rig.peer().signalingState).toBe('stable');
  });

  it.each([
    ['declined', 603],
    ['busy', 486],
    ['nobodyHere', 404],
  ] as const)('is refused as %s', async (why, status) => {
    const { rig } = await ringing();
    rig.phone.calls.decline('in-1', why);
    await tick();
    expect(rig.server.last(status).header('CSeq')).toBe('1 INVITE');
    expect(rig.ended('in-1')).toEqual({ reason: 'declined', by: 'agent', status });
    expect(rig.audio.released).toEqual(['in-1']);
    expect(rig.peer().closed).toBe(true);
  });

  it('ends with an answer to the caller when the microphone is refused', async () => {
    const { rig } = await ringing();
    rig.audio.refuseMicrophone = true;
    rig.phone.calls.answer('in-1');
    await tick();
    expect(rig.server.last(486)).toBeDefined();
    expect(rig.ended('in-1')).toEqual({ reason: 'microphone', by: 'agent', status: 486 });
  });

  it('rings whatever Expires says', async () => {
    for (const value of ['abc', '0', '1']) {
      const { rig } = await ringing({ headers: [`Expires: ${value}`] });
      await tick(5000);
      expect(rig.ended('in-1')).toBeUndefined();
    }
  });

  it('does not answer by itself, whatever the caller asks', async () => {
    const { rig } = await ringing({
      headers: [
        'Alert-Info: <http://x>;info=alert-autoanswer',
        'Call-Info: <sip:x>;answer-after=0',
        'Answer-Mode: Auto',
      ],
    });
    await tick(5000);
    expect(rig.server.all(200).filter((one) => one.header('CSeq').endsWith('INVITE'))).toHaveLength(
      0,
    );
  });

  it('rings longer than a proxy waits, says so every minute, and then stops as busy', async () => {
    const { rig } = await ringing();
    await tick(299_000);
    expect(rig.ended('in-1')).toBeUndefined();
    expect(rig.server.all(180)).toHaveLength(5);
    await tick(2000);
    expect(rig.ended('in-1')).toEqual({ reason: 'missed', by: 'network', status: 486 });
    const said = rig.server.all(180).length;
    await tick(120_000);
    expect(rig.server.all(180)).toHaveLength(said);
  });

  it('ends when the line is lost', async () => {
    const { rig } = await ringing();
    rig.phone.line.disconnect();
    await tick();
    expect(rig.ended('in-1')).toEqual({ reason: 'lineLost', by: 'network', status: 486 });
  });

  it('is busy when the desk leaves the line, and declined when the agent hangs up', async () => {
    const leaving = await ringing();
    void leaving.rig.phone.dispose();
    await tick();
    expect(repliesTo(leaving.rig, 'INVITE').at(-1)?.status).toBe(486);
    const { rig } = await ringing();
    rig.phone.calls.hangUp('in-1');
    await tick();
    expect(repliesTo(rig, 'INVITE').at(-1)?.status).toBe(603);
  });

  it('never hears 480, whatever ends it', async () => {
    const { rig } = await ringing();
    rig.phone.calls.decline('in-1', 'busy');
    await tick();
    expect(rig.server.all(480)).toEqual([]);
  });
});

describe('a call that is decided on before it rings', () => {
  /** The desk decides while it hears of the call. */
  const decided = async (decide: (rig: Awaited<ReturnType<typeof createRig>>) => void) => {
    const rig = await createRig();
    rig.phone.calls.onSignal((signal) => signal.kind === 'incoming' && decide(rig));
    rig.server.deliver(rig.server.invite());
    await tick();
    return rig;
  };

  it('is turned away with no ringing in between, and no connection made for it', async () => {
    const rig = await decided(({ phone }) => phone.calls.decline('in-1', 'busy'));
    expect(repliesTo(rig, 'INVITE').map(({ status }) => status)).toEqual([486]);
    expect(rig.peers).toHaveLength(0);
    expect(rig.ended('in-1')).toEqual({ reason: 'declined', by: 'agent', status: 486 });
  });

  it('is sent on with no ringing in between', async () => {
    const rig = await decided(({ phone }) => phone.calls.redirect('in-1', '4102'));
    expect(repliesTo(rig, 'INVITE').map(({ status }) => status)).toEqual([302]);
    expect(rig.server.last(302).header('Contact')).toBe('sip:4102@lab.test');
    expect(rig.ended('in-1')).toEqual({ reason: 'forwarded', by: 'agent', status: 302 });
  });

  it('may be answered at once', async () => {
    const rig = await decided(({ phone }) => phone.calls.answer('in-1'));
    expect(repliesTo(rig, 'INVITE').map(({ status }) => status)).toEqual([180, 200]);
  });

  it('is refused as busy and told when no connection can be made', async () => {
    const rig = await createRig();
    FakePeerConnection.failing = 'constructor';
    rig.server.deliver(rig.server.invite());
    await tick();
    expect(repliesTo(rig, 'INVITE').at(-1)?.status).toBe(486);
    expect(rig.ended('in-1')).toEqual({ reason: 'mediaFailed', by: 'network', status: 486 });
  });
});

it('hears that the far end holds us from the first moment', async () => {
  const { rig } = await answeredByUs({ body: fakeSdp({ direction: 'sendonly' }) });
  expect(rig.calls).toContainEqual({ kind: 'heldByRemote', call: 'in-1', held: true });
});
