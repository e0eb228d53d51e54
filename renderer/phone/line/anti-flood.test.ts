import { describe, expect, it } from 'vitest';
import { manualClock, type ManualClock } from '../../kernel';
import { createLineFlow } from './line-flow';
import type { LinePort, LineSignal } from './line-port';
import { dice } from './testing/paper-port';

/** Kamailio's pike as its sample configuration has it: 16 requests of one address in a unit of 2 s, or in the mean of two. */
const pike = (clock: ManualClock) => {
  const density = 16;
  let unit = 0;
  let hits = { before: 0, now: 0 };
  const counted = { most: 0, mostLately: 0, all: 0, blocked: false };
  const request = () => {
    const current = Math.floor(clock.monotonic() / 2000);
    if (current > unit) hits = { before: current === unit + 1 ? hits.now : 0, now: 0 };
    unit = current;
    hits.now++;
    counted.all++;
    counted.most = Math.max(counted.most, hits.now);
    if (clock.monotonic() > 1_800_000) counted.mostLately = Math.max(counted.mostLately, hits.now);
    if (hits.now >= density || (hits.before + hits.now) >> 1 >= density) counted.blocked = true;
  };
  return { counted, request };
};

interface Habits {
  /** Whether the server answers line ends. */
  crlf: boolean;
  /** The requests of an OPTIONS: two where the credentials are asked for each time. */
  options: number;
}

/** A desk of the office, whose connection tells the proxy what it sends. */
const officePort = (
  clock: ManualClock,
  request: () => void,
  random: () => number,
  { crlf, options }: Habits,
) => {
  let tell: (signal: LineSignal) => void = () => undefined;
  let known = false;
  const later = (signal: LineSignal) => void clock.after(30, () => tell(signal));
  const send = (times: number, answer: LineSignal) => {
    for (let time = 0; time < times; time++) request();
    later(answer);
  };
  const login = () => {
    send(2, { kind: 'registered', expiresInSeconds: 600 });
    clock.after(600_000 * (0.7 + random() / 5), login);
  };
  const port: LinePort = {
    connect: () => later({ kind: 'connected' }),
    disconnect: () => undefined,
    register: login,
    unregister: () => undefined,
    ping: () => send(options, { kind: 'pingAnswered' }),
    keepAlive: () => {
      // The first of them are OPTIONS, beside which the line ends are tried.
      send(crlf && known ? 0 : options, { kind: 'pingAnswered' });
      known = true;
    },
    onSignal: (listener) => {
      tell = listener;
      return () => undefined;
    },
  };
  return port;
};

const desks = 30;
const calling = 10;

/** Thirty desks behind one address come to work one after the other; ten of them have a call at any time. */
const workingHours = (hours: number, habits: Habits, keepAliveMs: number, seed: number) => {
  const clock = manualClock();
  const random = dice(seed);
  const { counted, request } = pike(clock);
  for (let at = 0; at < desks; at++) {
    const line = createLineFlow({
      port: officePort(clock, request, random, habits),
      clock,
      log: () => undefined,
      random,
      inCall: () => at < calling,
      keepAliveMs: () => keepAliveMs,
    });
    clock.after(at * 2000 + random() * 2000, () => line.goOnline());
    // A call of three minutes after the other: INVITE twice, ACK twice, and BYE.
    const call = () => {
      for (let requests = 0; requests < 5; requests++) clock.after(random() * 1000, request);
      clock.after(180_000, call);
    };
    if (at < calling) clock.after(desks * 2000 + random() * 180_000, call);
  }
  clock.advance(hours * 3_600_000);
  return { ...counted, inTwoSeconds: counted.all / (hours * 1800) };
};

describe('thirty desks behind one address, ten of them in calls, at a stock anti-flood proxy', () => {
  it.each([1, 2, 3, 4, 5])('are never blocked, a working day long (seed %i)', (seed) => {
    const { blocked, most } = workingHours(8, { crlf: true, options: 1 }, 10_000, seed);
    expect(blocked).toBe(false);
    expect(most).toBeLessThan(16);
  });

  it('were blocked at once, had they all been asked by OPTIONS every 4.5 s, challenged each time', () => {
    expect(workingHours(0.1, { crlf: false, options: 2 }, 4_500, 1).blocked).toBe(true);
  });

  it('that come back in the same moment do not ask in step for ever', () => {
    const clock = manualClock();
    const random = dice(1);
    const { counted, request } = pike(clock);
    const habits = { crlf: false, options: 1 };
    for (let at = 0; at < desks; at++) {
      const port = officePort(clock, request, random, habits);
      const log = () => undefined;
      const keepAliveMs = () => 10_000;
      createLineFlow({ port, clock, log, random, inCall: () => false, keepAliveMs }).goOnline();
    }
    clock.advance(3_600_000);
    expect(counted.most).toBeGreaterThan(29);
    expect(counted.mostLately).toBeLessThan(16);
  });

  it('send a third of that to one that does not answer line ends', () => {
    const before = workingHours(1, { crlf: false, options: 2 }, 4_500, 1).inTwoSeconds;
    const now = workingHours(1, { crlf: false, options: 1 }, 10_000, 1).inTwoSeconds;
    expect(now / before).toBeLessThan(0.36);
  });
});
