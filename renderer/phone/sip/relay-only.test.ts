import { describe, expect, it } from 'vitest';
import { FakePeerConnection } from './testing/fake-peer-connection';
import { createRig, onFakeTime, tick } from './testing/rig';

onFakeTime();

const iceServers = [{ urls: 'turn:turn.lab.test', username: 'u', credential: 'c' }];
const relayed = 'a=candidate:4 1 udp 41885695 198.51.100.7 50000 typ relay raddr 0.0.0.0 rport 0';
const rigOf = (relayOnly = true) => createRig({ account: { iceServers, relayOnly } });
const dialling = { earlyMedia: false, anonymous: false };

describe('sound through the relay only', () => {
  it('leaves the browser no other way', async () => {
    const rig = await rigOf();
    rig.phone.calls.dial('out', '100', dialling);
    await tick();
    expect(rig.peer().configuration.iceTransportPolicy).toBe('relay');
    const free = await rigOf(false);
    free.phone.calls.dial('out', '100', dialling);
    await tick();
    expect(free.peer().configuration.iceTransportPolicy).toBeUndefined();
  });

  it('sends no INVITE without a relay, and says why', async () => {
    const rig = await rigOf();
    FakePeerConnection.finding = [];
    rig.phone.calls.dial('out', '100', dialling);
    await tick(200);
    rig.peer().completeGathering();
    await tick();
    expect(rig.server.all('INVITE')).toHaveLength(0);
    expect(rig.ended('out')).toEqual({ reason: 'noRelay', by: 'network' });
  });

  it('refuses the caller whom it cannot talk to only when the agent answers', async () => {
    const rig = await rigOf();
    FakePeerConnection.finding = null;
    rig.server.deliver(rig.server.invite());
    await tick(5000);
    expect(rig.ended('in-1')).toBeUndefined();
    rig.phone.calls.answer('in-1');
    await tick();
    expect(rig.server.all(200).filter((one) => one.header('CSeq').endsWith('INVITE'))).toEqual([]);
    expect(rig.ended('in-1')).toEqual({ reason: 'noRelay', by: 'network', status: 488 });
  });

  it('waits for a slow relay again although it was slow before', async () => {
    const rig = await rigOf();
    FakePeerConnection.finding = [{ line: relayed, afterMs: 900 }];
    for (const call of ['one', 'two']) {
      rig.phone.calls.dial(call, '100', dialling);
      await tick(850);
      expect(rig.ended(call)).toBeUndefined();
      await tick(150);
      const { body } = rig.server.last('INVITE');
      expect(body).toContain('typ relay');
      rig.server.reply(rig.server.last('INVITE'), 486);
      await tick();
    }
    expect(rig.server.all('INVITE')).toHaveLength(2);
  });
});
