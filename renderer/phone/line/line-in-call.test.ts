import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { manualClock } from '../../kernel';
import { createLineFlow } from './line-flow';
import { transition } from './line-machine';
import type { LineEvent, LineMachine, LineStep } from './line-step';
import { paperPort } from './testing/paper-port';
import { atRest, events, now, states } from './testing/sample-lines';
import { stepInWords } from './testing/step-in-words';

const stillRefused = ' refused 1 for 20000';
const ping = 'ping 2500, alarm 3500';
const keepAlive = 'keepAlive 2500, alarm 3500';
const summary = (before: LineMachine, step: LineStep) => stepInWords(before, step, now);

describe('a line with a call on it', () => {
  const moment = { ...atRest, inCall: true };

  it('does not wait long for a server, nor before it tries again', () => {
    const lost = transition(states.connecting, events.alarm, moment);
    expect(summary(states.connecting, lost)).toBe('waiting 4 closed 2000; disconnect, alarm 2000');
    const again = transition(states.waitingClosed, events.alarm, moment);
    expect(summary(states.waitingClosed, again)).toBe('connecting 3; connect, alarm 4000');
  });

  it('keeps its connection when the user database fails or hangs, and proves it when nothing answers', () => {
    const words = (state: LineMachine, event: LineEvent) =>
      summary(state, transition(state, event, moment));
    expect(words(states.ready, events.wrongSecret)).toBe(
      'waiting 1 open 45000 rests 40500 refused 1 for 45000; alarm 4500',
    );
    expect(words(states.ready, events.noAnswer)).toBe(
      'waiting 1 open 250 proving; ping 2500, alarm 250',
    );
    expect(words(states.registeringAgain, events.alarm)).toBe(
      'waiting 4 open 2000 proving refused 1; ping 2500, alarm 2000',
    );
    // A fresh one carries nothing yet.
    expect(words(states.registering, events.alarm)).toBe(
      'waiting 4 closed 2000; disconnect, alarm 2000',
    );
  });

  it('gets a connection at once when the one on which a refusal was waited out breaks', () => {
    const lost = transition(states.waitingRefused, events.disconnected, moment);
    expect(summary(states.waitingRefused, lost)).toBe(
      `waiting 2 closed 500${stillRefused}; disconnect, alarm 500`,
    );
    const again = transition(lost.state, events.alarm, moment);
    const up = transition(again.state, events.connected, moment);
    expect(summary(again.state, up)).toBe(
      `waiting 2 open 20000 rests 15500${stillRefused}; alarm 4500`,
    );
  });

  it('gets one within four seconds also when only the wait between two tries was long', () => {
    const { waitingOpen } = states;
    const lost = transition({ ...waitingOpen, retryAt: now + 30_000 }, events.disconnected, moment);
    expect(summary(waitingOpen, lost)).toBe('waiting 4 closed 2000; disconnect, alarm 2000');
  });

  it('is pinged every 4.5 s, also when it was resting as the call began', () => {
    const ping = transition(states.resting, events.alarm, moment);
    expect(summary(states.resting, ping)).toBe(`ready since 0 proved 1 pinging; ${keepAlive}`);
    const answered = transition(ping.state, events.pingAnswered, moment);
    expect(summary(ping.state, answered)).toBe('ready since 0 proved 100000; alarm 4500');
  });

  it('that was made a moment ago is proved before it is made anew', () => {
    const state: LineMachine = { ...states.ready, since: now - 1_999 };
    const step = transition(state, events.networkChanged, moment);
    expect(summary(state, step)).toBe(`ready since 98001 proved 1 pinging; ${ping}`);
  });
});

describe('a line with a call on it whose server asked to wait', () => {
  const moment = { ...atRest, inCall: true };
  const { waitingHeld } = states;
  const words = (state: LineMachine, event: LineEvent, at = moment) =>
    summary(state, transition(state, event, at));

  it('gets a connection when its own breaks, and the login waits all the same', () => {
    const lost = transition(waitingHeld, events.disconnected, moment);
    expect(summary(waitingHeld, lost)).toBe(
      'waiting 4 closed 2000 for 60000; disconnect, alarm 2000',
    );
    const again = transition(lost.state, events.alarm, moment);
    expect(summary(lost.state, again)).toBe('connecting 4 for 60000; connect, alarm 4000');
    const up = transition(again.state, events.connected, moment);
    expect(summary(again.state, up)).toBe('waiting 4 open 60000 rests 55500 for 60000; alarm 4500');
    expect(up.state).toMatchObject({ trouble: { kind: 'serverError', status: 503 } });
    // And a second time.
    expect(words(up.state, events.disconnected)).toBe(
      'waiting 5 closed 2000 for 60000; disconnect, alarm 2000',
    );
    const due = transition({ ...up.state, restMs: 0 } as LineMachine, events.alarm, moment);
    expect(due.effects[0]).toEqual({ do: 'register' });
  });

  it.each(['online', 'resumed', 'networkChanged'] as const)(
    'gets a connection on a nudge (%s), and without a call does not',
    (nudge) => {
      expect(words(waitingHeld, events[nudge])).toBe('connecting 1 for 60000; connect, alarm 4000');
      expect(words(waitingHeld, events[nudge], atRest)).toBe('-');
    },
  );

  it('gets a connection when a ping of the kept one is missed', () => {
    const asked = transition(waitingHeld, events.suspected, moment);
    expect(words(asked.state, events.pingMissed)).toBe(
      'connecting 3 for 60000; connect, alarm 4000',
    );
  });

  it('waits for the later of the two where a refusal is waited out as well', () => {
    const longer = { ...waitingHeld, login: states.waitingRefused.login };
    expect(words(longer, events.networkChanged)).toBe(
      'connecting 1 refused 1 for 60000; connect, alarm 4000',
    );
  });
});

describe('a line with a call on it that waits on an open connection', () => {
  const moment = { ...atRest, inCall: true };
  const on = { ...states.waitingOn, proving: false } satisfies LineMachine;
  const words = (state: LineMachine, event: LineEvent, at = moment) =>
    summary(state, transition(state, event, at));

  it('goes on being pinged, also when the call began meanwhile', () => {
    expect(words(on, events.alarm)).toBe(
      `waiting 1 open 20000 rests 11000 pinging${stillRefused}; keepAlive 2500, alarm 4500`,
    );
    expect(words(on, events.alarm, atRest)).toBe(
      `waiting 1 open 20000 rests 11000${stillRefused}; alarm 4500`,
    );
    // One question at a time, and none before a login that is as good as due.
    expect(words(states.waitingOn, events.alarm)).toBe(
      `waiting 1 open 20000 rests 11000 pinging${stillRefused}; alarm 4500`,
    );
    expect(words({ ...on, restMs: 0 }, events.alarm)).toContain('registering 1 kept');
  });

  it('is not pinged once its connection is gone', () => {
    expect(words({ ...on, transport: 'closed' }, events.alarm)).toBe(
      `waiting 1 closed 20000${stillRefused}; alarm 15500`,
    );
  });

  it('is connected anew after two missed ones, and the login waits all the same', () => {
    const first = transition(states.waitingOn, events.pingMissed, moment);
    expect(summary(states.waitingOn, first)).toBe(
      `waiting 1 open 20000 rests 15500 proving${stillRefused}; ping 2500`,
    );
    expect(words(first.state, events.pingMissed)).toBe(
      `connecting 1${stillRefused}; connect, alarm 4000`,
    );
  });

  it('asks its own question anew when the login is due while a keep-alive is under way', () => {
    const due = { ...states.waitingOn, restMs: 0 };
    expect(words(due, events.alarm)).toBe(
      `registering 1 kept${stillRefused}; register, alarm 4000`,
    );
  });
});

describe('a call through a Retry-After of five minutes', () => {
  const desk = () => {
    const clock = manualClock();
    const pbx = { up: true, silent: false };
    const paper = paperPort(clock, pbx);
    const line = createLineFlow({
      port: paper.port,
      clock,
      log: () => undefined,
      random: () => 0.5,
      inCall: () => true,
      keepAliveMs: () => 10_000,
    });
    line.goOnline();
    clock.advance(100);
    const trouble = { kind: 'serverError', status: 503 } as const;
    paper.tell({ kind: 'registrationFailed', trouble, retryAfterSeconds: 300 });
    paper.orders.length = 0;
    return { clock, pbx, line, ...paper };
  };

  it('notices within 9.5 s that its connection is dead, and is given another', () => {
    const { clock, pbx, orders } = desk();
    clock.advance(100_000);
    expect(orders.every((order) => order === 'keepAlive')).toBe(true);
    pbx.silent = true;
    clock.advance(9_500);
    expect(orders.slice(-3)).toEqual(['keepAlive', 'ping', 'connect']);
  });

  it('whatever becomes of the connection, has one again and no login before its time', () => {
    const blow = fc.constantFrom('disconnected', 'networkChanged', 'resumed', 'online', 'silent');
    fc.assert(
      fc.property(fc.array(blow, { maxLength: 8 }), (blows) => {
        const { clock, pbx, line, orders, tell } = desk();
        for (const one of blows) {
          if (one === 'disconnected') tell({ kind: one, trouble: { kind: 'unreachable' } });
          else if (one === 'silent') pbx.silent = true;
          else line.nudge(one);
          clock.advance(12_000);
          pbx.silent = false;
          clock.advance(12_000);
          expect(line.store.getState().state).toMatchObject({
            phase: 'waiting',
            trouble: { kind: 'serverError' },
          });
        }
        clock.advance(299_000 - blows.length * 24_000);
        expect(orders).not.toContain('register');
        clock.advance(8_000);
        expect(line.store.getState().state.phase).toBe('ready');
      }),
    );
  });
});
