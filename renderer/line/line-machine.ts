import type { LineTrouble } from './line';
import { isRefusal, retryDelayMs } from './line-retry';
import {
  lineTimes,
  type LineEvent,
  type LineMachine,
  type LineMoment,
  type LineStep,
} from './line-step';

/*
 * Being reachable.
 *
 *          goOnline            connected               registered
 *   off ------------> connecting -------> registering ------------> ready
 *    ^                  ^   | late or        | late or                | transport gone,
 *    |                  |   | closed         | failed                 | refresh failed
 *    |                  |   v                v                        |
 *    |                  '-- waiting <---------------------------------'
 *    |                 alarm or nudge        (two pings missed, the short one that silent sound asks for,
 *    |                                        or another network: straight to connecting)
 *    |
 *    |   leaving <-- goOffline -- registering, ready, waiting with an open transport
 *    '------'  unregistered, or two seconds
 *
 *   refused <-- a login that trying again cannot mend; only goOnline leads out.
 *
 * Each state has at most one alarm: the limit of what is awaited, the next try or the next ping.
 */

const ignored = (state: LineMachine, why: string): LineStep => ({
  state,
  effects: [],
  ignored: why,
});

/** In a call somebody waits in silence: what does not answer soon is begun anew. */
const answerMs = ({ inCall }: LineMoment, atRest: number): number =>
  inCall ? lineTimes.inCallMs : atRest;

const connect = (attempt: number, moment: LineMoment): LineStep => ({
  state: { phase: 'connecting', attempt },
  effects: [{ do: 'connect' }, { do: 'alarm', afterMs: answerMs(moment, lineTimes.connectMs) }],
});

const register = (attempt: number, moment: LineMoment): LineStep => ({
  state: { phase: 'registering', attempt },
  effects: [{ do: 'register' }, { do: 'alarm', afterMs: answerMs(moment, lineTimes.registerMs) }],
});

const leave = (): LineStep => ({
  state: { phase: 'leaving' },
  effects: [{ do: 'unregister' }, { do: 'alarm', afterMs: lineTimes.leaveMs }],
});

const close = (): LineStep => ({
  state: { phase: 'off' },
  effects: [{ do: 'disconnect' }, { do: 'alarm', afterMs: null }],
});

/** A REGISTER that nobody answered says that the transport is of no use either. */
const transportAfter = (trouble: LineTrouble): 'open' | 'closed' =>
  trouble.kind === 'deadPeer' || trouble.kind === 'unreachable' ? 'closed' : 'open';

interface Failure {
  trouble: LineTrouble;
  transport: 'open' | 'closed';
  retryAfterSeconds?: number | undefined;
}

/** The try failed or the line was lost: give up where the agent must act, else wait for the given attempt. */
const fall = (attempt: number, failure: Failure, moment: LineMoment): LineStep => {
  const { trouble, transport, retryAfterSeconds } = failure;
  if (isRefusal(trouble)) {
    return {
      state: { phase: 'refused', trouble },
      effects: [{ do: 'disconnect' }, { do: 'alarm', afterMs: null }],
    };
  }
  const afterMs = retryDelayMs(attempt, moment.roll, { retryAfterSeconds, inCall: moment.inCall });
  const held = retryAfterSeconds !== undefined;
  return {
    state: { phase: 'waiting', attempt, retryAt: moment.now + afterMs, trouble, transport, held },
    effects: [
      ...(transport === 'closed' ? [{ do: 'disconnect' } as const] : []),
      { do: 'alarm', afterMs },
    ],
  };
};

const isAnotherNetwork = ({ because }: LineEvent & { kind: 'nudge' }): boolean =>
  because === 'networkChanged' || because === 'resumed';

type In<P extends LineMachine['phase']> = Extract<LineMachine, { phase: P }>;

/** Total: every event has an answer in every state; what does not fit is `ignored` with the reason. */
export const transition = (state: LineMachine, event: LineEvent, moment: LineMoment): LineStep => {
  switch (state.phase) {
    case 'off':
      return whenOff(state, event, moment);
    case 'connecting':
      return whenConnecting(state, event, moment);
    case 'registering':
      return whenRegistering(state, event, moment);
    case 'ready':
      return whenReady(state, event, moment);
    case 'waiting':
      return whenWaiting(state, event, moment);
    case 'refused':
      return whenRefused(state, event, moment);
    case 'leaving':
      return whenLeaving(state, event, moment);
  }
};

const whenOff = (state: In<'off'>, event: LineEvent, moment: LineMoment): LineStep => {
  if (event.kind === 'goOnline') return connect(1, moment);
  if (event.kind === 'connected') return { state, effects: [{ do: 'disconnect' }] };
  return ignored(state, 'the line is off');
};

const whenConnecting = (
  state: In<'connecting'>,
  event: LineEvent,
  moment: LineMoment,
): LineStep => {
  const next = state.attempt + 1;
  switch (event.kind) {
    case 'connected':
      return register(state.attempt, moment);
    case 'disconnected':
      return fall(next, { trouble: event.trouble, transport: 'closed' }, moment);
    case 'alarm':
      return fall(next, { trouble: { kind: 'unreachable' }, transport: 'closed' }, moment);
    case 'goOffline':
      return close();
    case 'nudge':
      // What was begun on the old network would only time out.
      return isAnotherNetwork(event) ? connect(1, moment) : ignored(state, 'already trying');
    case 'goOnline':
    case 'suspected':
      return ignored(state, 'already trying');
    case 'registered':
    case 'registrationFailed':
    case 'unregistered':
    case 'pingAnswered':
    case 'pingMissed':
      return ignored(state, 'belongs to an earlier transport');
  }
};

const whenRegistering = (
  state: In<'registering'>,
  event: LineEvent,
  moment: LineMoment,
): LineStep => {
  const next = state.attempt + 1;
  switch (event.kind) {
    case 'registered': {
      const { now } = moment;
      const { attempt } = state;
      return {
        state: { phase: 'ready', attempt, since: now, provedAt: now, pinging: false, missed: 0 },
        effects: [{ do: 'alarm', afterMs: lineTimes.pingEveryMs }],
      };
    }
    case 'registrationFailed': {
      const { trouble, retryAfterSeconds } = event;
      return fall(next, { trouble, retryAfterSeconds, transport: transportAfter(trouble) }, moment);
    }
    case 'disconnected':
      return fall(next, { trouble: event.trouble, transport: 'closed' }, moment);
    case 'alarm':
      return fall(next, { trouble: { kind: 'deadPeer' }, transport: 'closed' }, moment);
    case 'goOffline':
      // The REGISTER may have been accepted although its answer is not here yet.
      return leave();
    case 'nudge':
      return isAnotherNetwork(event) ? connect(1, moment) : ignored(state, 'already trying');
    case 'goOnline':
    case 'suspected':
      return ignored(state, 'already trying');
    case 'connected':
    case 'unregistered':
    case 'pingAnswered':
    case 'pingMissed':
      return ignored(state, 'belongs to an earlier registration');
  }
};

const whenReady = (state: In<'ready'>, event: LineEvent, moment: LineMoment): LineStep => {
  const { now } = moment;
  const lost = (failure: Failure) => {
    const steady = now - state.since >= lineTimes.steadyMs;
    return fall(steady ? 1 : state.attempt + 1, failure, moment);
  };
  switch (event.kind) {
    case 'disconnected':
      return lost({ trouble: event.trouble, transport: 'closed' });
    case 'registrationFailed': {
      const { trouble, retryAfterSeconds } = event;
      return lost({ trouble, retryAfterSeconds, transport: transportAfter(trouble) });
    }
    case 'unregistered':
      return lost({ trouble: { kind: 'badReply' }, transport: 'open' });
    case 'registered':
      return { state: { ...state, provedAt: now }, effects: [] };
    case 'pingAnswered':
      return {
        state: { ...state, provedAt: now, pinging: false, missed: 0 },
        effects: [{ do: 'alarm', afterMs: lineTimes.pingEveryMs }],
      };
    case 'alarm':
      return state.pinging ? miss(state, moment) : ping(state);
    case 'pingMissed':
      return state.pinging ? miss(state, moment) : ignored(state, 'no ping is under way');
    case 'nudge':
      // Where the connection is only just made, a further change is proved first: no storm.
      if (event.because !== 'asked' && now - state.since >= lineTimes.settledMs) {
        return connect(1, moment);
      }
      return state.pinging ? ignored(state, 'a ping is under way') : ping(state);
    case 'suspected':
      return state.pinging === 'short'
        ? ignored(state, 'the proof is under way')
        : shortPing(state, moment);
    case 'goOffline':
      return leave();
    case 'goOnline':
      return ignored(state, 'already ready');
    case 'connected':
      return ignored(state, 'belongs to an earlier transport');
  }
};

/** The alarm stands behind the port's own limit, should its answer be lost. */
const ping = (state: In<'ready'>): LineStep => ({
  state: { ...state, pinging: 'usual' },
  effects: [
    { do: 'ping', timeoutMs: lineTimes.pingTimeoutMs },
    { do: 'alarm', afterMs: lineTimes.pingTimeoutMs + 1_000 },
  ],
});

/**
 * The sound has stopped: whether the server is still there must be known at once. Spread, because all
 * desks of a silent PBX ask in the same moment.
 */
const shortPing = (state: In<'ready'>, moment: LineMoment): LineStep => {
  const timeoutMs = lineTimes.shortPingMs + Math.round(moment.roll * lineTimes.shortPingSpreadMs);
  return {
    state: { ...state, pinging: 'short' },
    effects: [
      { do: 'ping', timeoutMs },
      { do: 'alarm', afterMs: timeoutMs + 500 },
    ],
  };
};

const miss = (state: In<'ready'>, moment: LineMoment): LineStep =>
  state.missed === 0 && state.pinging !== 'short'
    ? ping({ ...state, missed: 1 })
    : connect(1, moment);

const whenWaiting = (state: In<'waiting'>, event: LineEvent, moment: LineMoment): LineStep => {
  const again = (attempt: number) =>
    state.transport === 'open' ? register(attempt, moment) : connect(attempt, moment);
  switch (event.kind) {
    case 'alarm':
      return again(state.attempt);
    case 'goOnline':
      return again(1);
    case 'nudge':
      if (event.because === 'asked') return again(1);
      if (state.held) return ignored(state, 'the server asked to wait');
      // The open transport belongs to the network of before.
      return connect(1, moment);
    case 'disconnected':
      return state.transport === 'open'
        ? { state: { ...state, transport: 'closed' }, effects: [] }
        : ignored(state, 'already known');
    case 'connected':
      return state.transport === 'closed'
        ? { state, effects: [{ do: 'disconnect' }] }
        : ignored(state, 'already known');
    case 'goOffline':
      return state.transport === 'open' ? leave() : close();
    case 'suspected':
      return ignored(state, 'known to be lost');
    case 'registered':
    case 'registrationFailed':
    case 'unregistered':
    case 'pingAnswered':
    case 'pingMissed':
      return ignored(state, 'belongs to an earlier try');
  }
};

const whenRefused = (state: In<'refused'>, event: LineEvent, moment: LineMoment): LineStep => {
  if (event.kind === 'goOnline') return connect(1, moment);
  if (event.kind === 'goOffline') return close();
  if (event.kind === 'connected') return { state, effects: [{ do: 'disconnect' }] };
  return ignored(state, 'the login was refused');
};

const whenLeaving = (state: In<'leaving'>, event: LineEvent, moment: LineMoment): LineStep => {
  switch (event.kind) {
    case 'unregistered':
    case 'registrationFailed':
    case 'disconnected':
    case 'alarm':
      return close();
    case 'goOnline':
      return connect(1, moment);
    case 'goOffline':
    case 'nudge':
    case 'suspected':
    case 'connected':
    case 'registered':
    case 'pingAnswered':
    case 'pingMissed':
      return ignored(state, 'the line is being left');
  }
};
