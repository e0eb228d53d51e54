import { describe, expect, it } from 'vitest';
import { transition } from './line-machine';
import type { LineMachine, LineStep } from './line-step';
import { atRest, events, now, refusedLately, states } from './testing/sample-lines';
import { stepInWords } from './testing/step-in-words';

type Row = Record<keyof typeof events, string>;

/** `-`: ignored. Else: the new state; the effects in order. The moment is 100 s, the roll 0.5. */
const ignoredAlways: Row = Object.fromEntries(
  Object.keys(events).map((name) => [name, '-']),
) as Row;

const fresh = 'connecting 1; connect, alarm 10000';
const leaving = 'leaving; unregister, alarm 2000';
const closed = 'off; disconnect, no alarm';
const refused = (why: string) => `refused ${why}; disconnect, no alarm`;
const stillRefused = ' refused 1 for 20000';
const lostOpen = 'waiting 1 open 250; alarm 250';
const lostClosed = 'waiting 1 closed 250; disconnect, alarm 250';
const ping = 'ping 2500, alarm 3500';
const keepAlive = 'keepAlive 2500, alarm 3500';
const shortPing = 'ping 750, alarm 1250';

/** Whatever is being asked meanwhile. */
const whenReady: Row = {
  ...ignoredAlways,
  goOffline: leaving,
  online: fresh,
  resumed: fresh,
  networkChanged: fresh,
  disconnected: lostClosed,
  badAddress: `waiting 1 closed 45000 refused 1 for 45000; disconnect, alarm 45000`,
  wrongSecret: 'waiting 1 open 45000 rests 40500 refused 1 for 45000; alarm 4500',
  failed500: lostOpen,
  retryAfter: 'waiting 1 open 62500 rests 58000 held; alarm 4500',
  noAnswer: lostClosed,
  unregistered: lostOpen,
  pingAnswered: 'ready since 0 proved 100000 rests 5500; alarm 4500',
};

const whenRefusedLately = {
  goOffline: leaving,
  online: `connecting 1${stillRefused}; connect, alarm 10000`,
  resumed: `connecting 1${stillRefused}; connect, alarm 10000`,
  networkChanged: `connecting 1${stillRefused}; connect, alarm 10000`,
  disconnected: `waiting 1 closed 20000${stillRefused}; `,
  badAddress: `waiting 1 closed 20000${stillRefused}; `,
};

// Every pair is asserted; the type of the table does not allow a state or an event to be left out.
const table: Record<keyof typeof states, Row> = {
  off: { ...ignoredAlways, goOnline: fresh, connected: 'off; disconnect' },
  connecting: {
    ...ignoredAlways,
    goOffline: closed,
    resumed: fresh,
    networkChanged: fresh,
    alarm: 'waiting 4 closed 2000; disconnect, alarm 2000',
    connected: 'registering 3; register, alarm 10000',
    disconnected: 'waiting 4 closed 2000; disconnect, alarm 2000',
    badAddress: refused('badAddress'),
  },
  registering: {
    ...ignoredAlways,
    goOffline: leaving,
    resumed: fresh,
    networkChanged: fresh,
    alarm: 'waiting 4 closed 2000; disconnect, alarm 2000',
    disconnected: 'waiting 4 closed 2000; disconnect, alarm 2000',
    badAddress: refused('badAddress'),
    registered: 'ready since 100000 proved 100000 rests 5500; alarm 4500',
    wrongSecret: refused('wrongSecret'),
    failed500: 'waiting 4 open 2000; alarm 2000',
    retryAfter: 'waiting 4 open 62500 rests 58000 held; alarm 4500',
    noAnswer: 'waiting 4 closed 2000; disconnect, alarm 2000',
  },
  connectingAgain: {
    ...ignoredAlways,
    goOffline: closed,
    resumed: `connecting 1${stillRefused}; connect, alarm 10000`,
    networkChanged: `connecting 1${stillRefused}; connect, alarm 10000`,
    alarm: `waiting 4 closed 2000${stillRefused}; disconnect, alarm 2000`,
    connected: `waiting 3 open 20000 rests 15500${stillRefused}; alarm 4500`,
    disconnected: `waiting 4 closed 2000${stillRefused}; disconnect, alarm 2000`,
    badAddress: 'waiting 4 closed 90000 refused 2 for 90000; disconnect, alarm 90000',
  },
  registeringAgain: {
    ...ignoredAlways,
    goOffline: leaving,
    resumed: 'connecting 1 refused 1; connect, alarm 10000',
    networkChanged: 'connecting 1 refused 1; connect, alarm 10000',
    alarm: 'waiting 4 closed 2000 refused 1; disconnect, alarm 2000',
    disconnected: 'waiting 4 closed 2000 refused 1; disconnect, alarm 2000',
    badAddress: 'waiting 4 closed 90000 refused 2 for 90000; disconnect, alarm 90000',
    registered: 'ready since 100000 proved 100000 rests 5500; alarm 4500',
    wrongSecret: 'waiting 4 open 90000 rests 85500 refused 2 for 90000; alarm 4500',
    failed500: 'waiting 4 open 2000 refused 1; alarm 2000',
    retryAfter: 'waiting 4 open 62500 rests 58000 held refused 1; alarm 4500',
    noAnswer: 'waiting 4 closed 2000 refused 1; disconnect, alarm 2000',
    pingAnswered: 'registering 3 kept refused 1; ',
    pingMissed: 'connecting 3 refused 1; connect, alarm 10000',
  },
  ready: {
    ...whenReady,
    suspected: `ready since 0 proved 1 pinging; ${shortPing}`,
    asked: `ready since 0 proved 1 pinging; ${ping}`,
    alarm: `ready since 0 proved 1 pinging; ${keepAlive}`,
    registered: 'ready since 0 proved 100000; ',
  },
  resting: {
    ...whenReady,
    suspected: `ready since 0 proved 1 pinging; ${shortPing}`,
    asked: `ready since 0 proved 1 pinging; ${ping}`,
    alarm: 'ready since 0 proved 1 rests 1000; alarm 4500',
    registered: 'ready since 0 proved 100000 rests 5500; ',
  },
  pinging: {
    ...whenReady,
    suspected: `ready since 0 proved 1 pinging; ${shortPing}`,
    alarm: `ready since 0 proved 1 pinging missed; ${ping}`,
    registered: 'ready since 0 proved 100000 pinging; ',
    pingMissed: `ready since 0 proved 1 pinging missed; ${ping}`,
  },
  missedOne: {
    ...whenReady,
    suspected: `ready since 0 proved 1 pinging missed; ${shortPing}`,
    alarm: fresh,
    registered: 'ready since 0 proved 100000 pinging missed; ',
    pingMissed: fresh,
  },
  shortPing: {
    ...whenReady,
    alarm: fresh,
    registered: 'ready since 0 proved 100000 pinging; ',
    pingMissed: fresh,
  },
  waitingClosed: {
    ...ignoredAlways,
    goOnline: fresh,
    goOffline: closed,
    online: fresh,
    resumed: fresh,
    networkChanged: fresh,
    asked: fresh,
    alarm: 'connecting 3; connect, alarm 10000',
    connected: 'waiting 3 closed -99999; disconnect',
  },
  waitingOpen: {
    ...ignoredAlways,
    goOnline: 'registering 1 kept; register, alarm 10000',
    goOffline: leaving,
    online: fresh,
    resumed: fresh,
    networkChanged: fresh,
    asked: 'registering 1 kept; register, alarm 10000',
    alarm: 'registering 3 kept; register, alarm 10000',
    suspected: 'waiting 3 open -99999 proving; ping 750',
    disconnected: 'waiting 3 closed -99999; ',
    badAddress: 'waiting 3 closed -99999; ',
  },
  waitingRefused: {
    ...ignoredAlways,
    ...whenRefusedLately,
    goOnline: 'registering 1 kept refused 1; register, alarm 10000',
    asked: 'registering 1 kept refused 1; register, alarm 10000',
    alarm: `registering 1 kept${stillRefused}; register, alarm 10000`,
    suspected: `waiting 1 open 20000 proving${stillRefused}; ping 750`,
  },
  waitingProving: {
    ...ignoredAlways,
    ...whenRefusedLately,
    goOnline: 'registering 1 kept proving refused 1; register, alarm 10000',
    asked: 'registering 1 kept proving refused 1; register, alarm 10000',
    alarm: `registering 1 kept proving${stillRefused}; register, alarm 10000`,
    pingAnswered: `waiting 1 open 20000${stillRefused}; `,
    pingMissed: `connecting 1${stillRefused}; connect, alarm 10000`,
  },
  waitingHeld: {
    ...ignoredAlways,
    suspected: 'waiting 3 open 60000 held proving; ping 750',
    goOnline: 'registering 1 kept; register, alarm 10000',
    goOffline: leaving,
    asked: 'registering 1 kept; register, alarm 10000',
    alarm: 'registering 3 kept; register, alarm 10000',
    disconnected: 'waiting 3 closed 60000 held; ',
    badAddress: 'waiting 3 closed 60000 held; ',
  },
  waitingOn: {
    ...ignoredAlways,
    ...whenRefusedLately,
    goOnline: 'registering 1 kept refused 1; register, alarm 10000',
    asked: 'registering 1 kept refused 1; register, alarm 10000',
    disconnected: `waiting 1 closed 20000 rests 15500${stillRefused}; `,
    badAddress: `waiting 1 closed 20000 rests 15500${stillRefused}; `,
    alarm: `waiting 1 open 20000 rests 11000 pinging${stillRefused}; alarm 4500`,
    suspected: `waiting 1 open 20000 rests 15500 proving${stillRefused}; ping 750`,
    pingAnswered: `waiting 1 open 20000 rests 15500${stillRefused}; `,
    pingMissed: `waiting 1 open 20000 rests 15500 proving${stillRefused}; ping 2500`,
  },
  refused: {
    ...ignoredAlways,
    goOnline: fresh,
    goOffline: closed,
    connected: 'refused wrongSecret; disconnect',
  },
  leaving: {
    ...ignoredAlways,
    goOnline: fresh,
    alarm: closed,
    disconnected: closed,
    badAddress: closed,
    wrongSecret: closed,
    failed500: closed,
    retryAfter: closed,
    noAnswer: closed,
    unregistered: closed,
  },
};

const summary = (before: LineMachine, step: LineStep) => stepInWords(before, step, now);

describe('the line, pair by pair', () => {
  for (const [stateName, row] of Object.entries(table)) {
    const state = states[stateName as keyof typeof states];
    it.each(Object.entries(row))(`${stateName}: %s -> %s`, (eventName, expected) => {
      const event = events[eventName as keyof typeof events];
      expect(summary(state, transition(state, event, atRest))).toBe(expected);
    });
  }
});

it('a clock that was set back by a year makes nobody wait longer than a refusal lasts', () => {
  const state = { ...states.connectingAgain, login: { ...refusedLately, notBefore: now + 3e10 } };
  const step = transition(state, events.connected, atRest);
  expect(step.state).toMatchObject({ restMs: 600_000 - 4_500 });
  expect(step.effects).toEqual([{ do: 'alarm', afterMs: 4_500 }]);
});

describe('a line that was ready only for a moment', () => {
  it('goes on counting attempts, so that a flapping server is not hammered', () => {
    const state: LineMachine = { ...states.ready, since: now - 9_999 };
    const step = transition(state, events.disconnected, atRest);
    expect(summary(state, step)).toBe('waiting 4 closed 2000; disconnect, alarm 2000');
  });
});
