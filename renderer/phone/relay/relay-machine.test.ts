import { describe, expect, it } from 'vitest';
import { expiryOf, type RelayCredentials } from './relay';
import { relayAtRest, type RelayEvent, type RelayMachine, relayStep } from './relay-machine';

const source = { url: 'https://relay.example.com/turn', user: '4108' };
const credentials: RelayCredentials = {
  username: '1800000000:4108',
  password: 'p',
  ttl: 600,
  uris: ['turn:relay.example.com'],
};
const now = 1_700_000_000_000;

/** What is ordered by a row of events, each at its own time. */
const play = (...events: [RelayEvent, number?][]) => {
  let machine: RelayMachine = relayAtRest;
  const orders: string[] = [];
  for (const [event, at = 0] of events) {
    const step = relayStep(machine, event, { now: now + at, roll: 1 });
    machine = step.next;
    for (const effect of step.effects) {
      if (effect.do === 'ask') orders.push(`ask ${effect.ticket}`);
      else if (effect.do === 'use') orders.push(effect.credentials ? 'use' : 'let go');
      else if (effect.afterMs !== null) orders.push(`alarm ${effect.afterMs}`);
    }
  }
  return { orders, state: machine.state };
};
const want: [RelayEvent] = [{ kind: 'wanted', source, expiresAt: null }];
const give = (ticket: number): [RelayEvent] => [{ kind: 'given', ticket, credentials }];
const failing = (ticket: number): [RelayEvent] => [
  { kind: 'failed', ticket, trouble: 'unreachable' },
];
const alarm: [RelayEvent] = [{ kind: 'alarm' }];

describe('credentials of the relay', () => {
  it('are renewed when four fifths of their time have gone', () => {
    const { orders, state } = play(want, give(1));
    expect(orders).toEqual(['ask 1', 'use', 'alarm 480000']);
    expect(state).toEqual({ phase: 'holding', expiresAt: now + 600_000 });
    expect(play(want, give(1), alarm).orders.at(-1)).toBe('ask 2');
  });

  it('that cannot be had are asked for again, later each time, up to a minute', () => {
    const { orders } = play(
      want,
      failing(1),
      alarm,
      failing(2),
      alarm,
      failing(3),
      alarm,
      failing(4),
      alarm,
      failing(5),
      alarm,
      failing(6),
      alarm,
      failing(7),
    );
    expect(orders.filter((one) => one.startsWith('alarm'))).toEqual(
      [2, 4, 8, 16, 32, 60, 60].map((seconds) => `alarm ${seconds * 1000}`),
    );
  });

  it('that cannot be renewed stay in use, and it is known until when', () => {
    const { orders, state } = play(want, give(1), alarm, failing(2));
    expect(orders).not.toContain('let go');
    expect(state).toMatchObject({ phase: 'waiting', expiresAt: now + 600_000 });
    expect(play(want, give(1), alarm, failing(2), alarm, give(3)).state.phase).toBe('holding');
  });

  it('are asked for at once when the network is back, or when the alarm was slept through', () => {
    expect(play(want, failing(1), [{ kind: 'nudged' }]).orders.at(-1)).toBe('ask 2');
    expect(play(want, give(1), [{ kind: 'nudged' }, 479_000]).orders.at(-1)).toBe('alarm 480000');
    expect(play(want, give(1), [{ kind: 'nudged' }, 481_000]).orders.at(-1)).toBe('ask 2');
    expect(play([{ kind: 'nudged' }], alarm).orders).toEqual([]);
  });

  it('of another address are let go, and late answers not heard', () => {
    const other = { ...source, user: '4109' };
    const moved: [RelayEvent] = [{ kind: 'wanted', source: other, expiresAt: null }];
    const { orders, state } = play(want, give(1), moved, give(1));
    expect(orders.slice(-2)).toEqual(['let go', 'ask 2']);
    expect(state.phase).toBe('asking');
    const none: [RelayEvent] = [{ kind: 'wanted', source: null, expiresAt: null }];
    expect(play(want, none, give(1)).state).toEqual({ phase: 'off' });
  });

  it('are not asked for twice because something else of the settings changed', () => {
    expect(play(want, want, give(1), want).orders).toEqual(['ask 1', 'use', 'alarm 480000']);
  });

  it('for no time at all do not make a storm', () => {
    const short: RelayEvent = {
      kind: 'given',
      ticket: 1,
      credentials: { ...credentials, ttl: 0.01 },
    };
    expect(play(want, [short]).orders.at(-1)).toBe('alarm 4000');
    const endless: RelayEvent = { ...short, credentials: { ...credentials, ttl: 1e12 } };
    expect(play(want, [endless]).orders.at(-1)).toBe(`alarm ${24 * 3_600_000 * 0.8}`);
  });

  it('that are fixed say when they end', () => {
    const fixed: [RelayEvent] = [{ kind: 'wanted', source: null, expiresAt: now + 1000 }];
    expect(play(fixed).state).toEqual({ phase: 'fixed', expiresAt: now + 1000 });
    expect(expiryOf('1800000000:4108')).toBe(1_800_000_000_000);
    expect(expiryOf('1800000000')).toBe(1_800_000_000_000);
    for (const name of ['', '4108', 'user:1800000000', '1800000000x', '123456789012:x'])
      expect(expiryOf(name)).toBeNull();
  });

  it('answer every event in every state', () => {
    const events = [want[0], ...give(1), ...failing(1), alarm[0], { kind: 'nudged' as const }];
    const states = [[], [want], [want, give(1)], [want, failing(1)]];
    for (const before of states)
      for (const event of events) expect(play(...before, [event]).state.phase).toBeTruthy();
  });
});
