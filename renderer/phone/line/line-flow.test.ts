import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { manualClock } from '../../kernel';
import { createLineFlow } from './line-flow';
import { dice, paperPort } from './testing/paper-port';

const desk = (
  pbx: { up: boolean; silent?: boolean },
  random: () => number = () => 0.5,
  calling = false,
) => {
  const clock = manualClock();
  const logged: string[] = [];
  const paper = paperPort(clock, pbx);
  const log = (_level: string, text: string) => void logged.push(text);
  const line = createLineFlow({
    port: paper.port,
    clock,
    log,
    random,
    inCall: () => calling,
    keepAliveMs: () => 10_000,
  });
  return { clock, line, logged, ...paper, phase: () => line.store.getState().state.phase };
};

describe('the line kept up', () => {
  it.each([
    [false, 10_000],
    [true, 4_500],
  ])('connects, registers, and pings; in a call (%s) every %i ms', (calling, every) => {
    const { clock, line, orders, phase } = desk({ up: true }, undefined, calling);
    line.goOnline();
    clock.advance(100);
    expect(phase()).toBe('ready');
    clock.advance(2 * every + 100);
    expect(orders).toEqual(['connect', 'register', 'keepAlive', 'keepAlive']);
    const provedAt = 1_700_000_000_000 + 40 + 2 * (every + 20);
    expect(line.store.getState().state).toMatchObject({ provedAt });
  });

  it('comes back by itself after the PBX was down, however long', () => {
    const pbx = { up: true };
    const { clock, line, phase, tell } = desk(pbx);
    line.goOnline();
    clock.advance(15_000);
    pbx.up = false;
    tell({ kind: 'disconnected', trouble: { kind: 'unreachable' } });
    clock.advance(3_600_000);
    expect(line.store.getState().state).toMatchObject({ trouble: { kind: 'unreachable' } });
    pbx.up = true;
    clock.advance(31_000);
    expect(phase()).toBe('ready');
  });

  it('is back within the widest window of 30 s, whatever the dice and the outage, and 4 s in a call', () => {
    const roll = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(roll, { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 0, max: 90_000 }),
        fc.boolean(),
        (rolls, outageMs, calling) => {
          const pbx = { up: true };
          let rolled = 0;
          const random = () => rolls[rolled++ % rolls.length] ?? 0;
          const { clock, line, phase, tell } = desk(pbx, random, calling);
          line.goOnline();
          clock.advance(15_000);
          pbx.up = false;
          tell({ kind: 'disconnected', trouble: { kind: 'unreachable' } });
          clock.advance(outageMs);
          pbx.up = true;
          // A try that is just being refused, the wait, and then the connection and the registration.
          clock.advance(20 + (calling ? 4_000 : 30_000) + 40);
          expect(phase()).toBe('ready');
        },
      ),
    );
  });

  it.each([
    [false, 15_000],
    [true, 9_500],
  ])(
    'notices that nothing answers, and takes a new transport; in a call (%s) within %i ms',
    (calling, withinMs) => {
      const pbx = { up: true, silent: false };
      const { clock, line, orders, phase } = desk(pbx, undefined, calling);
      line.goOnline();
      clock.advance(100);
      pbx.silent = true;
      clock.advance(withinMs - 500);
      expect(phase()).toBe('ready');
      clock.advance(500);
      // The second question is one that every server answers.
      expect(orders).toEqual(['connect', 'register', 'keepAlive', 'ping', 'connect', 'register']);
      expect(phase()).toBe('registering');
    },
  );

  it('proves itself within a second when the sound has stopped', () => {
    const pbx = { up: true, silent: false };
    const { clock, line, orders, phase, tell } = desk(pbx);
    line.goOnline();
    clock.advance(100);
    tell({ kind: 'suspected' });
    clock.advance(1_000);
    expect(phase()).toBe('ready');
    pbx.silent = true;
    tell({ kind: 'suspected' });
    clock.advance(1_000);
    expect(orders.slice(2)).toEqual(['ping', 'ping', 'connect', 'register']);
  });

  it('goes over to another network at once, without a ping', () => {
    const { clock, line, orders } = desk({ up: true });
    line.goOnline();
    clock.advance(4_000);
    line.nudge('networkChanged');
    clock.advance(100);
    expect(orders).toEqual(['connect', 'register', 'connect', 'register']);
  });

  it('a network that changes without end makes no storm', () => {
    const { clock, line, orders } = desk({ up: true });
    line.goOnline();
    clock.advance(4_000);
    for (let times = 0; times < 100; times++) {
      line.nudge('networkChanged');
      clock.advance(100);
    }
    expect(orders.filter((one) => one === 'register').length).toBeLessThanOrEqual(6);
  });

  it('tries at once on a nudge, without waiting for the alarm', () => {
    const pbx = { up: false };
    const { clock, line, phase } = desk(pbx);
    line.goOnline();
    clock.advance(60_000);
    pbx.up = true;
    if (phase() !== 'waiting') clock.advance(30);
    line.nudge('online');
    clock.advance(50);
    expect(phase()).toBe('ready');
  });

  it('after a refused login stays away until it is asked to go online again', () => {
    const { clock, line, orders, phase, tell } = desk({ up: true, silent: true });
    line.goOnline();
    clock.advance(30);
    tell({ kind: 'registrationFailed', trouble: { kind: 'wrongSecret' } });
    line.nudge('asked');
    line.nudge('networkChanged');
    clock.advance(86_400_000);
    expect(line.store.getState().state).toEqual({
      phase: 'refused',
      trouble: { kind: 'wrongSecret' },
    });
    expect(orders).toEqual(['connect', 'register', 'disconnect']);
    line.goOnline();
    expect(phase()).toBe('connecting');
  });
});

describe('going offline', () => {
  it('unregisters, closes and resolves', async () => {
    const { clock, line, orders, phase } = desk({ up: true });
    line.goOnline();
    clock.advance(100);
    const left = line.goOffline();
    expect(phase()).toBe('off');
    clock.advance(30);
    await left;
    expect(orders.slice(-2)).toEqual(['unregister', 'disconnect']);
  });

  it('waits two seconds and no longer for a PBX that does not answer', async () => {
    const pbx = { up: true, silent: false };
    const { clock, line, orders } = desk(pbx);
    line.goOnline();
    clock.advance(100);
    pbx.silent = true;
    let resolved = false;
    const left = line.goOffline().then(() => (resolved = true));
    clock.advance(1_999);
    await Promise.resolve();
    expect(resolved).toBe(false);
    clock.advance(1);
    await left;
    expect(orders.at(-1)).toBe('disconnect');
  });

  it('resolves at once when there is nothing to leave, and when the agent comes back meanwhile', async () => {
    const { clock, line, phase } = desk({ up: true, silent: true });
    await line.goOffline();
    line.goOnline();
    clock.advance(30);
    const left = line.goOffline();
    line.goOnline();
    await left;
    expect(phase()).toBe('connecting');
  });

  it('ends what was ready: who comes back while it is being left has lost nothing', () => {
    const pbx = { up: true, silent: false };
    const { clock, line } = desk(pbx);
    line.goOnline();
    clock.advance(100);
    expect(line.store.getState().hasBeenReady).toBe(true);
    pbx.silent = true;
    void line.goOffline();
    line.goOnline();
    expect(line.store.getState()).toMatchObject({
      state: { phase: 'connecting' },
      hasBeenReady: false,
    });
  });
});

describe('many desks after the PBX restarted', () => {
  /** The largest share of all desks whose REGISTER falls into one second. */
  const busiestSecond = (desks: number, downSeconds: number, inCall = false) => {
    const clock = manualClock();
    const pbx = { up: true };
    const perSecond = new Map<number, number>();
    const random = dice(20_261_121);
    const papers = Array.from({ length: desks }, () => {
      const paper = paperPort(clock, pbx);
      const { register } = paper.port;
      const counted = () => {
        const second = Math.floor(clock.monotonic() / 1000);
        perSecond.set(second, (perSecond.get(second) ?? 0) + 1);
        register();
      };
      const port = { ...paper.port, register: counted };
      const line = createLineFlow({
        port,
        clock,
        log: () => undefined,
        random,
        inCall: () => inCall,
        keepAliveMs: () => 10_000,
      });
      return { ...paper, line };
    });
    papers.forEach(({ line }) => line.goOnline());
    clock.advance(15_000);
    perSecond.clear();
    pbx.up = false;
    papers.forEach(({ tell }) => tell({ kind: 'disconnected', trouble: { kind: 'unreachable' } }));
    clock.advance(downSeconds * 1000);
    pbx.up = true;
    clock.advance(40_000);
    const ready = papers.filter(({ line }) => line.store.getState().state.phase === 'ready');
    expect(ready).toHaveLength(desks);
    return Math.max(...perSecond.values()) / desks;
  };

  it('500 desks come back spread: no second with more than a tenth of them after an outage of a minute', () => {
    expect(busiestSecond(500, 60)).toBeLessThan(0.1);
  }, 60_000);

  it('nor with more than a fifth after ten seconds', () => {
    expect(busiestSecond(500, 10)).toBeLessThan(0.2);
  }, 60_000);

  it('nor with more than half of them when every one has a call that waits for its sound', () => {
    expect(busiestSecond(500, 10, true)).toBeLessThan(0.5);
  }, 60_000);
});
