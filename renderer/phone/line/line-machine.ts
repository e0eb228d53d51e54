import type { LineTrouble } from './line';
import {
  close,
  connect,
  fall,
  ignored,
  isAnotherNetwork,
  leave,
  transportAfter,
  whenConnected,
  type Failure,
  type In,
} from './line-moves';
import { rest, whenReady } from './line-ready';
import {
  neverLoggedIn,
  type LineEvent,
  type LineMachine,
  type LineMoment,
  type LineStep,
} from './line-step';
import { proved, whenWaiting } from './line-waiting';

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
 *   refused <-- a first login that trying again cannot mend; only goOnline leads out.
 *   One that has worked and is refused now waits like the others, far longer, on the transport that it has.
 *   A call on that transport is kept as in ready: pinged, and connected anew when lost. The login still waits.
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
  if (event.kind === 'goOnline') return connect(1, neverLoggedIn, moment);
  if (event.kind === 'connected') return { state, effects: [{ do: 'disconnect' }] };
  return ignored(state, 'the line is off');
};

const whenConnecting = (
  state: In<'connecting'>,
  event: LineEvent,
  moment: LineMoment,
): LineStep => {
  const { attempt, login } = state;
  const failed = (trouble: LineTrouble) =>
    fall(attempt + 1, { trouble, transport: 'closed' }, login, moment);
  switch (event.kind) {
    case 'connected':
      return whenConnected(attempt, login, moment);
    case 'disconnected':
      return failed(event.trouble);
    case 'alarm':
      return failed({ kind: 'unreachable' });
    case 'goOffline':
      return close();
    case 'nudge':
      // What was begun on the old network would only time out.
      return isAnotherNetwork(event) ? connect(1, login, moment) : ignored(state, 'already trying');
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
  const { attempt, login } = state;
  const failed = (failure: Failure) => fall(attempt + 1, failure, login, moment);
  /** A fresh connection is made anew; one that may carry a call is proved first. */
  const unanswered = () =>
    state.kept && moment.inCall
      ? failed({ trouble: { kind: 'deadPeer' }, transport: 'open', prove: true })
      : failed({ trouble: { kind: 'deadPeer' }, transport: 'closed' });
  switch (event.kind) {
    case 'registered': {
      const { now } = moment;
      return rest(
        { phase: 'ready', attempt, since: now, provedAt: now, pinging: false, missed: 0 },
        moment,
      );
    }
    case 'registrationFailed': {
      const { trouble, retryAfterSeconds } = event;
      if (trouble.kind === 'deadPeer') return unanswered();
      return failed({ trouble, retryAfterSeconds, transport: transportAfter(trouble) });
    }
    case 'disconnected':
      return failed({ trouble: event.trouble, transport: 'closed' });
    case 'alarm':
      return unanswered();
    case 'goOffline':
      // The REGISTER may have been accepted although its answer is not here yet.
      return leave();
    case 'nudge':
      return isAnotherNetwork(event) ? connect(1, login, moment) : ignored(state, 'already trying');
    case 'goOnline':
    case 'suspected':
      return ignored(state, 'already trying');
    case 'pingAnswered':
      return proved(state);
    case 'pingMissed':
      return state.proving ? connect(attempt, login, moment) : ignored(state, 'not asked for');
    case 'connected':
    case 'unregistered':
      return ignored(state, 'belongs to an earlier registration');
  }
};

const whenRefused = (state: In<'refused'>, event: LineEvent, moment: LineMoment): LineStep => {
  if (event.kind === 'goOnline') return connect(1, neverLoggedIn, moment);
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
      return connect(1, neverLoggedIn, moment);
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
