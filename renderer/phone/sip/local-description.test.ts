import { describe, expect, it, vi } from 'vitest';
import { FakePeerConnection, type Finding, hostCandidate } from './testing/fake-peer-connection';
import { createRig, onFakeTime, type Rig, tick } from './testing/rig';

onFakeTime();

const dialling = { earlyMedia: false, anonymous: false };
const found: Finding = [{ line: hostCandidate, afterMs: 0 }];
const nothingUntilNow = async (ms: number) => {
  await tick(ms);
  FakePeerConnection.finding = found;
};
/** A browser that does not begin to look for candidates. */
const barren = async () => {
  const rig = await createRig();
  const before = FakePeerConnection.all.length;
  FakePeerConnection.finding = null;
  return { ...rig, made: () => FakePeerConnection.all.slice(before) };
};
const accepted = (rig: Rig) =>
  rig.server.all(200).filter((one) => one.header('CSeq').endsWith('INVITE'));

describe('a connection on which the browser finds no candidate at all', () => {
  it('is replaced after three seconds, and the answer leaves from the next', async () => {
    const rig = await barren();
    rig.server.deliver(rig.server.invite());
    await tick();
    rig.phone.calls.answer('in-1');
    await nothingUntilNow(2900);
    expect(accepted(rig)).toEqual([]);
    await tick(200);
    expect(accepted(rig)[0]?.body).toContain(hostCandidate);
    const [first, second, ...more] = rig.made();
    expect(more).toEqual([]);
    expect(first?.closed).toBe(true);
    expect(first?.told).toEqual([]);
    expect(second?.remoteDescription?.type).toBe('offer');
    expect(second?.transceivers[0]?.sender.track).toBe(first?.transceivers[0]?.sender.track);
    expect(second?.transceivers[0]?.sender.track).toBeTruthy();
  });

  it('is replaced while it rings: the answer finds everything ready', async () => {
    const rig = await barren();
    rig.server.deliver(rig.server.invite());
    await nothingUntilNow(8000);
    await tick(20_000);
    expect(rig.made()).toHaveLength(4);
    rig.phone.calls.answer('in-1');
    await tick();
    expect(accepted(rig)).toHaveLength(1);
    expect(rig.made()).toHaveLength(4);
  });

  it('is replaced before our INVITE, too', async () => {
    const rig = await barren();
    rig.phone.calls.dial('out', '100', dialling);
    await nothingUntilNow(5900);
    await tick(200);
    expect(rig.server.all('INVITE')).toHaveLength(1);
    expect(rig.server.last('INVITE').body).toContain(hostCandidate);
    expect(rig.made()).toHaveLength(3);
  });

  it('is not replaced for ever once somebody waits', async () => {
    const rig = await barren();
    rig.phone.calls.dial('out', '100', dialling);
    await tick(8900);
    expect(rig.ended('out')).toBeUndefined();
    await tick(200);
    expect(rig.ended('out')).toEqual({ reason: 'mediaFailed', by: 'network' });
    expect(rig.made()).toHaveLength(3);
    expect(rig.made().every(({ closed }) => closed)).toBe(true);
  });

  it('is not replaced where the search is over: the machine has no address', async () => {
    const rig = await barren();
    rig.phone.calls.dial('out', '100', dialling);
    await tick(200);
    rig.peer().completeGathering();
    await tick();
    expect(rig.ended('out')).toEqual({ reason: 'mediaFailed', by: 'network' });
    expect(rig.made()).toHaveLength(1);
  });

  it('has no follower when the call is over', async () => {
    const rig = await barren();
    rig.phone.calls.dial('out', '100', dialling);
    await tick(4000);
    rig.phone.calls.hangUp('out');
    const timers = vi.getTimerCount();
    await tick(10_000);
    expect(rig.made()).toHaveLength(2);
    expect(rig.made().every(({ closed }) => closed)).toBe(true);
    expect(vi.getTimerCount()).toBeLessThanOrEqual(timers);
  });

  it('is replaced with the credentials that the relay has now', async () => {
    const rig = await barren();
    rig.server.deliver(rig.server.invite());
    await tick(1000);
    const servers = [{ urls: ['turn:turn.lab.test'], username: 'new', credential: 'c' }];
    rig.phone.useRelay(servers);
    await tick(3000);
    expect(rig.made()[1]?.configuration.iceServers).toEqual(servers);
  });
});
