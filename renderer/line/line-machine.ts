import {
  close,
  connect,
  fall,
  ignored,
  isAnotherNetwork,
  leave,
  register,
  transportAfter,
  type In,
} from './line-moves';
import { whenReady } from './line-ready';
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
