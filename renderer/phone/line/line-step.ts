import type { LineState, LineTrouble } from './line';
import type { LineSignal } from './line-port';

/** What the registrar has said of this account since the agent went online. */
export interface LoginRecord {
  /** It has let the agent in: a refusal now is a fault of its own, and is tried again. */
  worked: boolean;
  /** Refusals in a row since then. */
  refusals: number;
  /** No REGISTER of ours before, whatever else is tried: an account may be locked, or the server asked. Epoch ms. */
  notBefore: number;
  /** Why not. */
  trouble: LineTrouble | null;
}

export type LineMachine =
  | { phase: 'off' }
  | { phase: 'connecting'; attempt: number; login: LoginRecord }
  | {
      phase: 'registering';
      attempt: number;
      login: LoginRecord;
      /** Over a connection that was there before, and may carry a call. */
      kept: boolean;
      /** Whether that connection is of any use is being asked. */
      proving: boolean;
    }
  | {
      phase: 'ready';
      attempt: number;
      since: number;
      provedAt: number;
      /** A `short` ping decides alone. */
      pinging: false | 'usual' | 'short';
      missed: 0 | 1;
      /** Milliseconds until the next ping beyond the alarm that runs. */
      restMs: number;
    }
  | {
      phase: 'waiting';
      attempt: number;
      retryAt: number;
      trouble: LineTrouble;
      /** The server answered, so its transport is kept for the next try. */
      transport: 'open' | 'closed';
      /** A Retry-After runs: only the agent may try sooner. */
      held: boolean;
      login: LoginRecord;
      /** What is being asked of the open transport: a missed ping decides, a missed keep-alive is followed by one. */
      proving: false | 'keepAlive' | 'ping';
      /** Milliseconds until the next try beyond the alarm that runs. */
      restMs: number;
    }
  | { phase: 'refused'; trouble: LineTrouble }
  | { phase: 'leaving' };

export type NudgeReason = 'online' | 'resumed' | 'networkChanged' | 'asked';

export type LineEvent =
  | LineSignal
  | { kind: 'goOnline' }
  | { kind: 'goOffline' }
  | { kind: 'nudge'; because: NudgeReason }
  | { kind: 'alarm' };

export type LineEffect =
  | { do: 'connect' }
  | { do: 'disconnect' }
  | { do: 'register' }
  | { do: 'unregister' }
  /** As light as the server allows. */
  | { do: 'keepAlive'; timeoutMs: number }
  /** A question that only a server that handles requests can answer. */
  | { do: 'ping'; timeoutMs: number }
  /** Sets the one alarm anew; null: no alarm. */
  | { do: 'alarm'; afterMs: number | null };

export interface LineStep {
  state: LineMachine;
  effects: LineEffect[];
  /** Why the event changes nothing here. */
  ignored?: string;
}

/** What the flow knows at the moment of the event. `roll`: evenly random in [0, 1). */
export interface LineMoment {
  now: number;
  roll: number;
  /** A call is up. */
  inCall: boolean;
  /** Between two pings while there is none. */
  keepAliveMs: number;
}

export const lineTimes = {
  connectMs: 10_000,
  registerMs: 10_000,
  leaveMs: 2_000,
  /** For each of the two while a call is up. */
  inCallMs: 4_000,
  /**
   * While a call is up: from the death of a line to its second missed ping under ten seconds, this wait in it.
   * Without one the line rests longer, or waits, in steps of this: a call that begins meanwhile is not kept waiting.
   */
  pingEveryMs: 4_500,
  pingTimeoutMs: 2_500,
  shortPingMs: 600,
  shortPingSpreadMs: 300,
  /** A connection younger than this is proved and not made anew when the network changes again. */
  settledMs: 2_000,
  /** Ready for less than this, and the next loss goes on counting attempts: a flapping server is not hammered. */
  steadyMs: 10_000,
} as const;

export const neverLoggedIn: LoginRecord = {
  worked: false,
  refusals: 0,
  notBefore: 0,
  trouble: null,
};
/** As it is whenever the line is ready. */
export const loggedIn: LoginRecord = { ...neverLoggedIn, worked: true };

export const lineAtRest: LineMachine = { phase: 'off' };

/** What views see of the machine. */
export const lineStateOf = (machine: LineMachine): LineState => {
  switch (machine.phase) {
    case 'off':
    case 'leaving':
      return { phase: 'off' };
    case 'connecting':
    case 'registering':
      return { phase: machine.phase, attempt: machine.attempt };
    case 'ready':
      return { phase: 'ready', since: machine.since, provedAt: machine.provedAt };
    case 'waiting': {
      const { attempt, retryAt, trouble } = machine;
      return { phase: 'waiting', attempt, retryAt, trouble };
    }
    case 'refused':
      return { phase: 'refused', trouble: machine.trouble };
  }
};
