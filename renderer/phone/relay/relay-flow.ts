import { createStore } from 'zustand/vanilla';
import { assertNever, type Clock, createAlarm, createInbox, type Log } from '../../kernel';
import type { RelaySource, RelayState, RelayTrouble } from './relay';
import type { RelayDoor } from './relay-door';
import { relayAtRest, type RelayEffect, type RelayEvent, relayStep } from './relay-machine';
import type { RelayPort } from './relay-port';

export interface RelayFlowParts {
  port: RelayPort;
  clock: Clock;
  log: Log;
  /** Evenly random in [0, 1). */
  random: () => number;
}

export interface RelayFlow extends RelayDoor {
  /** What the settings say. `expiresAt`: epoch ms, of fixed credentials that say when they end. */
  want(source: RelaySource | null, expiresAt: number | null): void;
  /** The network has changed or is back. */
  nudge(): void;
}

const troubles: readonly RelayTrouble[] = ['unreachable', 'refused', 'badReply'];

/** Keeps the relay's credentials fresh: runs the machine on what the settings and the company's server say. */
export const createRelayFlow = ({ port, clock, log, random }: RelayFlowParts): RelayFlow => {
  let machine = relayAtRest;
  const store = createStore<{ state: RelayState }>(() => ({ state: machine.state }));

  const ask = async (source: RelaySource, ticket: number): Promise<void> => {
    const reply = await port.ask(source);
    if (reply.ok) return post({ kind: 'given', ticket, credentials: reply.value });
    const trouble = troubles.find((one) => one === reply.fault.code) ?? 'unreachable';
    post({ kind: 'failed', ticket, trouble });
  };
  const setAlarm = createAlarm(clock, () => post({ kind: 'alarm' }));
  const run = (effect: RelayEffect): void => {
    switch (effect.do) {
      case 'ask':
        void ask(effect.source, effect.ticket);
        return;
      case 'use':
        return port.use(effect.credentials);
      case 'alarm':
        return setAlarm(effect.afterMs);
      default:
        assertNever(effect);
    }
  };
  const post = createInbox<RelayEvent>((event) => {
    const before = machine.state;
    const step = relayStep(machine, event, { now: clock.now(), roll: random() });
    machine = step.next;
    const { state } = machine;
    if (before !== state) {
      const trouble = state.phase === 'waiting' ? ` (${state.trouble})` : '';
      log('info', `relay ${before.phase} -> ${state.phase}${trouble}`);
      store.setState({ state });
    }
    step.effects.forEach(run);
  });

  return {
    store,
    want: (source, expiresAt) => post({ kind: 'wanted', source, expiresAt }),
    nudge: () => post({ kind: 'nudged' }),
  };
};
