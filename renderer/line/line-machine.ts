import type { LineTrouble } from './line';
import {
  atOnce,
  close,
  connect,
  fall,
  ignored,
  isAnotherNetwork,
  leave,
  register,
  transportAfter,
  whenConnected,
  type Failure,
  type In,
} from './line-moves';
import { rest, shortPing, whenReady } from './line-ready';
import {
  neverLoggedIn,
  type LineEvent,
  type LineMachine,
  type LineMoment,
  type LineStep,
  type LoginRecord,
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
 *   refused <-- a first login that trying again cannot mend; only goOnline leads out.
 *   One that has worked and is refused now waits like the others, far longer, on the transport that it has.
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

/** The kept connection answers. */
const proved = (state: In<'registering' | 'waiting'>): LineStep =>
  state.proving
    ? { state: { ...state, proving: false }, effects: [] }
    : ignored(state, 'not asked for');

const whenWaiting = (state: In<'waiting'>, event: LineEvent, moment: LineMoment): LineStep => {
  const { transport, proving } = state;
  const again = (attempt: number, login: LoginRecord) =>
    transport === 'open'
      ? register(attempt, login, moment, { kept: true, proving })
      : connect(attempt, login, moment);
  switch (event.kind) {
    case 'alarm':
      return again(state.attempt, state.login);
    case 'goOnline':
      return again(1, atOnce(state.login));
    case 'nudge':
      if (event.because === 'asked') return again(1, atOnce(state.login));
      if (state.held) return ignored(state, 'the server asked to wait');
      // The open transport belongs to the network of before.
      return connect(1, state.login, moment);
    case 'disconnected':
      return transport === 'open' ? whenDropped(state, moment) : ignored(state, 'already known');
    case 'connected':
      return transport === 'closed'
        ? { state, effects: [{ do: 'disconnect' }] }
        : ignored(state, 'already known');
    case 'goOffline':
      return transport === 'open' ? leave() : close();
    case 'suspected':
      return transport === 'open' && !proving
        ? { state: { ...state, proving: true }, effects: [shortPing(moment)] }
        : ignored(state, 'known to be lost');
    case 'pingAnswered':
      return proved(state);
    case 'pingMissed':
      return proving
        ? connect(state.attempt, state.login, moment)
        : ignored(state, 'not asked for');
    case 'registered':
    case 'registrationFailed':
    case 'unregistered':
      return ignored(state, 'belongs to an earlier try');
  }
};

/** A call wants a connection now, however long the next login is still to be waited for. */
const whenDropped = (state: In<'waiting'>, moment: LineMoment): LineStep =>
  moment.inCall && state.login.refusals > 0
    ? fall(
        state.attempt + 1,
        { trouble: { kind: 'unreachable' }, transport: 'closed' },
        state.login,
        moment,
      )
    : { state: { ...state, transport: 'closed', proving: false }, effects: [] };

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
