import type { RelayCredentials, RelaySource, RelayState, RelayTrouble } from './relay';

export type RelayEvent =
  /** What the settings say; `expiresAt` of fixed credentials, where their user name says it. */
  | { kind: 'wanted'; source: RelaySource | null; expiresAt: number | null }
  | { kind: 'given'; ticket: number; credentials: RelayCredentials }
  | { kind: 'failed'; ticket: number; trouble: RelayTrouble }
  | { kind: 'alarm' }
  /** The network is another one, or is back: waiting may be over. */
  | { kind: 'nudged' };

export type RelayEffect =
  | { do: 'ask'; source: RelaySource; ticket: number }
  | { do: 'use'; credentials: RelayCredentials | null }
  | { do: 'alarm'; afterMs: number | null };

export interface RelayMachine {
  state: RelayState;
  source: RelaySource | null;
  /** Of the question that is under way: an answer to an earlier one is not heard. */
  ticket: number;
  /** Tries without an answer. */
  tries: number;
  renewAt: number;
}

/** `roll`: evenly random in [0, 1). */
export interface Chance {
  now: number;
  roll: number;
}

export interface RelayStep {
  next: RelayMachine;
  effects: RelayEffect[];
}

export const relayAtRest: RelayMachine = {
  state: { phase: 'off' },
  source: null,
  ticket: 0,
  tries: 0,
  renewAt: 0,
};

/** Before they end, with time for some tries. */
const renewAfter = 0.8;
const firstRetryMs = 2_000;
const longestRetryMs = 60_000;
/** A server that gives credentials for no time at all is not asked without end. */
const shortestMs = 5_000;
const longestMs = 24 * 3_600_000;

const heldUntil = (state: RelayState): number | null =>
  state.phase === 'off' || state.phase === 'fixed' ? null : state.expiresAt;

const ask = (machine: RelayMachine, source: RelaySource): RelayStep => {
  const ticket = machine.ticket + 1;
  return {
    next: {
      ...machine,
      ticket,
      source,
      state: { phase: 'asking', expiresAt: heldUntil(machine.state) },
    },
    effects: [
      { do: 'alarm', afterMs: null },
      { do: 'ask', source, ticket },
    ],
  };
};

const stay = (machine: RelayMachine): RelayStep => ({ next: machine, effects: [] });

const sameSource = (one: RelaySource | null, other: RelaySource | null): boolean =>
  one?.url === other?.url && one?.user === other?.user;

const wanted = (
  machine: RelayMachine,
  { source, expiresAt }: Extract<RelayEvent, { kind: 'wanted' }>,
): RelayStep => {
  if (source && sameSource(source, machine.source)) return stay(machine);
  const state: RelayState = expiresAt === null ? { phase: 'off' } : { phase: 'fixed', expiresAt };
  const next: RelayMachine = { ...relayAtRest, state, ticket: machine.ticket };
  // Credentials of another address are no longer asked for, nor used.
  const letGo: RelayEffect[] =
    machine.source === null
      ? []
      : [
          { do: 'alarm', afterMs: null },
          { do: 'use', credentials: null },
        ];
  if (!source) return { next: { ...next, ticket: machine.ticket + 1 }, effects: letGo };
  const asked = ask({ ...next, state: { phase: 'off' } }, source);
  return { next: asked.next, effects: [...letGo, ...asked.effects] };
};

const given = (machine: RelayMachine, credentials: RelayCredentials, now: number): RelayStep => {
  const lifeMs = Math.min(longestMs, Math.max(shortestMs, credentials.ttl * 1000));
  const renewMs = lifeMs * renewAfter;
  return {
    next: {
      ...machine,
      tries: 0,
      renewAt: now + renewMs,
      state: { phase: 'holding', expiresAt: now + lifeMs },
    },
    effects: [
      { do: 'use', credentials },
      { do: 'alarm', afterMs: renewMs },
    ],
  };
};

/** Doubled each time, and spread: five hundred desks do not ask at once when their server is back. */
const failed = (machine: RelayMachine, trouble: RelayTrouble, chance: Chance): RelayStep => {
  const longest = Math.min(longestRetryMs, firstRetryMs * 2 ** Math.min(machine.tries, 10));
  const waitMs = Math.round(longest * (0.5 + chance.roll / 2));
  return {
    next: {
      ...machine,
      tries: machine.tries + 1,
      state: {
        phase: 'waiting',
        trouble,
        retryAt: chance.now + waitMs,
        expiresAt: heldUntil(machine.state),
      },
    },
    effects: [{ do: 'alarm', afterMs: waitMs }],
  };
};

/** Total: every event has an answer in every state. */
export const relayStep = (machine: RelayMachine, event: RelayEvent, chance: Chance): RelayStep => {
  const { state, source } = machine;
  switch (event.kind) {
    case 'wanted':
      return wanted(machine, event);
    case 'given':
    case 'failed':
      if (state.phase !== 'asking' || event.ticket !== machine.ticket) return stay(machine);
      return event.kind === 'given'
        ? given(machine, event.credentials, chance.now)
        : failed(machine, event.trouble, chance);
    case 'alarm':
      if (!source || (state.phase !== 'holding' && state.phase !== 'waiting')) return stay(machine);
      return ask(machine, source);
    case 'nudged': {
      // After a sleep the alarm may be late.
      const due = state.phase === 'holding' && chance.now >= machine.renewAt;
      return source && (due || state.phase === 'waiting') ? ask(machine, source) : stay(machine);
    }
  }
};
