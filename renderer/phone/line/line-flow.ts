import { createStore } from 'zustand/vanilla';
import { assertNever, createAlarm, createInbox, type Clock, type Log } from '../../kernel';
import type { LineDoor, LineSnapshot } from './line-door';
import { transition } from './line-machine';
import { lineAtRest, lineStateOf, type LineEffect, type LineEvent } from './line-step';
import type { LinePort } from './line-port';

export interface LineFlowParts {
  port: LinePort;
  clock: Clock;
  log: Log;
  /** Evenly random in [0, 1). */
  random: () => number;
  /** A call is up, and somebody waits for its sound. */
  inCall: () => boolean;
  /** Milliseconds between two proofs of the line while no call is up. */
  keepAliveMs: () => number;
}

/** Keeps the line up: runs the machine on the port's signals and the agent's wishes. */
export const createLineFlow = (parts: LineFlowParts): LineDoor => {
  const { port, clock, log, random, inCall, keepAliveMs } = parts;
  let machine = lineAtRest;
  let left: (() => void)[] = [];
  const store = createStore<LineSnapshot>(() => ({
    state: lineStateOf(machine),
    hasBeenReady: false,
  }));

  const setAlarm = createAlarm(clock, () => post({ kind: 'alarm' }));
  const run = (effect: LineEffect): void => {
    switch (effect.do) {
      case 'connect':
        return port.connect();
      case 'disconnect':
        return port.disconnect();
      case 'register':
        return port.register();
      case 'unregister':
        return port.unregister();
      case 'ping':
        return port.ping(effect.timeoutMs);
      case 'keepAlive':
        return port.keepAlive(effect.timeoutMs);
      case 'alarm':
        return setAlarm(effect.afterMs);
      default:
        assertNever(effect);
    }
  };

  const post = createInbox<LineEvent>((event) => {
    const before = machine;
    const step = transition(before, event, {
      now: clock.now(),
      roll: random(),
      inCall: inCall(),
      keepAliveMs: keepAliveMs(),
    });
    machine = step.state;
    if (step.ignored) log('info', `line ${before.phase}: ${event.kind} ignored, ${step.ignored}`);
    if (before.phase !== machine.phase) {
      const trouble = 'trouble' in machine ? ` (${machine.trouble.kind})` : '';
      log('info', `line ${before.phase} -> ${machine.phase}${trouble}`);
    }
    if (before !== machine) {
      store.setState((shown) => {
        const state = lineStateOf(machine);
        const hasBeenReady =
          state.phase === 'ready' || (shown.hasBeenReady && state.phase !== 'off');
        return { state, hasBeenReady };
      });
    }
    step.effects.forEach(run);
    if (machine.phase === 'off' || event.kind === 'goOnline') {
      const waiting = left;
      left = [];
      waiting.forEach((resolve) => resolve());
    }
  });

  port.onSignal(post);
  return {
    store,
    goOnline: () => post({ kind: 'goOnline' }),
    goOffline: () =>
      new Promise((resolve) => {
        left.push(resolve);
        post({ kind: 'goOffline' });
      }),
    nudge: (because) => post({ kind: 'nudge', because }),
  };
};
