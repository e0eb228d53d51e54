import { describe, expect, it, vi } from 'vitest';
import {
  FakePeerConnection,
  hostCandidate,
  relayCandidate,
  serverCandidate,
} from './testing/fake-peer-connection';
import { account, createRig, onFakeTime, type Rig, tick } from './testing/rig';

onFakeTime();

const iceServers = [{ urls: 'stun:stun.lab.test' }];
/** The phone's own. */
const deadlineMs = 400;
let made = 0;

/** Answers one call and ends it; how long the answer took to leave. */
const answerOne = async (
  rig: Rig,
  serverAfterMs: number | null,
  ringsMs = 0,
  relayAfterMs: number | null = null,
): Promise<number> => {
  const call = `in-${++made}`;
  // Not more than the guard lets through.
  await tick(1000);
  FakePeerConnection.finding = [
    { line: hostCandidate, afterMs: 2 },
    ...(serverAfterMs === null ? [] : [{ line: serverCandidate, afterMs: serverAfterMs }]),
    ...(relayAfterMs === null ? [] : [{ line: relayCandidate, afterMs: relayAfterMs }]),
  ];
  rig.server.deliver(rig.server.invite());
  await tick(ringsMs);
  const before = rig.server.all(200).length;
  const from = Date.now();
  rig.phone.calls.answer(call);
  while (rig.server.all(200).length === before && Date.now() - from < 3000) await tick(1);
  const took = Date.now() - from;
  const accepted = rig.server.last(200);
  rig.server.deliver(rig.server.inDialog('ACK', accepted));
  await tick(2000);
  rig.server.deliver(rig.server.inDialog('BYE', accepted));
  await tick();
  expect(rig.kinds(call)).toContain('established');
  return took;
};

/** How long it takes until the INVITE leaves. */
const dialOne = async (rig: Rig): Promise<number> => {
  const call = `out-${++made}`;
  const before = rig.server.all('INVITE').length;
  const from = Date.now();
  rig.phone.calls.dial(call, '100', { earlyMedia: false, anonymous: false });
  while (rig.server.all('INVITE').length === before && Date.now() - from < 3000) await tick(1);
  const took = Date.now() - from;
  await tick(1000);
  rig.server.reply(rig.server.last('INVITE'), 486);
  await tick();
  return took;
};

const rigWithServers = () => {
  made = 0;
  return createRig({ account: { iceServers } });
};

describe('silent STUN and TURN servers', () => {
  it('cost one answer the deadline, and none after it', async () => {
    const rig = await rigWithServers();
    expect(await answerOne(rig, null)).toBe(deadlineMs);
    expect(await answerOne(rig, null)).toBeLessThan(20);
    // Remembered from the latest call on, not from the first.
    await tick(4 * 60_000);
    expect(await answerOne(rig, null)).toBeLessThan(20);
    await tick(4 * 60_000);
    expect(await answerOne(rig, null)).toBeLessThan(20);
  });

  it('cost an answer nothing when it rang that long', async () => {
    const rig = await rigWithServers();
    expect(await answerOne(rig, null, deadlineMs)).toBeLessThan(2);
  });

  it('cost one call the deadline, and none after it', async () => {
    const rig = await rigWithServers();
    expect(await dialOne(rig)).toBe(deadlineMs);
    expect(await dialOne(rig)).toBeLessThan(20);
  });

  it('had their time already when the microphone took as long', async () => {
    const rig = await rigWithServers();
    rig.audio.microphoneTakesMs = deadlineMs;
    expect(await dialOne(rig)).toBeLessThan(deadlineMs + 20);
  });

  it('are waited for again after five minutes', async () => {
    const rig = await rigWithServers();
    await answerOne(rig, null);
    await tick(5 * 60_000);
    expect(await answerOne(rig, null)).toBe(deadlineMs);
  });

  it('are waited for again as soon as one answers, late as it may be', async () => {
    const rig = await rigWithServers();
    await answerOne(rig, null);
    expect(await answerOne(rig, 700)).toBeLessThan(20);
    expect(await answerOne(rig, 60)).toBe(80);
  });

  it('are waited for again on a new connection', async () => {
    const rig = await rigWithServers();
    await answerOne(rig, null);
    rig.phone.line.connect();
    await tick();
    rig.phone.line.register();
    await tick();
    expect(await answerOne(rig, null)).toBe(deadlineMs);
    const left = rig.phone.use({
      via: 'memory',
      account: { ...account, iceServers },
      net: rig.server,
    });
    await tick(3000);
    await left;
    rig.phone.line.connect();
    await tick();
    rig.phone.line.register();
    await tick();
    expect(await answerOne(rig, null)).toBe(deadlineMs);
  });

  it('of which only the relay says nothing cost the deadline once, and are asked on', async () => {
    made = 0;
    const relay = { urls: 'turn:turn.lab.test', username: 'u', credential: 'c' };
    const rig = await createRig({ account: { iceServers: [...iceServers, relay] } });
    expect(await answerOne(rig, 60)).toBe(deadlineMs);
    expect(await answerOne(rig, 60)).toBe(80);
    // Then it is mended: waited for again, from the next call on.
    expect(await answerOne(rig, 60, 0, 70)).toBe(90);
    expect(await answerOne(rig, 60, 0, 150)).toBe(170);
  });

  it('leave no timer of theirs behind', async () => {
    const rig = await rigWithServers();
    const before = vi.getTimerCount();
    const invite = rig.server.invite();
    rig.server.deliver(invite);
    await tick(100);
    expect(vi.getTimerCount()).toBeGreaterThan(before + 1);
    rig.server.deliver(rig.server.cancel(invite));
    await tick(40_000);
    expect(rig.ended('in-1')).toMatchObject({ reason: 'missed' });
    expect(vi.getTimerCount()).toBe(before);
  });
});
