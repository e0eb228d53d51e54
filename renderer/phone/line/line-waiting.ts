import {
  atOnce,
  close,
  connect,
  fall,
  ignored,
  leave,
  register,
  stepOf,
  type In,
} from './line-moves';
import { shortPing } from './line-ready';
import {
  lineTimes,
  type LineEvent,
  type LineMoment,
  type LineStep,
  type LoginRecord,
} from './line-step';

/** The login as it stands: what the server asked for counts also on the next connection. */
const promised = ({ login, held, retryAt, trouble }: In<'waiting'>): LoginRecord =>
  held ? { ...login, notBefore: Math.max(login.notBefore, retryAt), trouble } : login;

/** The next login is waited for; a connection that is kept meanwhile may carry a call. */
export const whenWaiting = (
  state: In<'waiting'>,
  event: LineEvent,
  moment: LineMoment,
): LineStep => {
  const { transport, proving } = state;
  const again = (attempt: number, login: LoginRecord) =>
    transport === 'open'
      ? register(attempt, login, moment, { kept: true, proving: proving === 'ping' })
      : connect(attempt, login, moment);
  switch (event.kind) {
    case 'alarm':
      return state.restMs > 0 ? waitOn(state, moment) : again(state.attempt, state.login);
    case 'goOnline':
      return again(1, atOnce(state.login));
    case 'nudge':
      if (event.because === 'asked') return again(1, atOnce(state.login));
      if (state.held && !moment.inCall) return ignored(state, 'the server asked to wait');
      // The open transport belongs to the network of before.
      return connect(1, promised(state), moment);
    case 'disconnected':
      return transport === 'open' ? whenDropped(state, moment) : ignored(state, 'already known');
    case 'connected':
      return transport === 'closed'
        ? { state, effects: [{ do: 'disconnect' }] }
        : ignored(state, 'already known');
    case 'goOffline':
      return transport === 'open' ? leave() : close();
    case 'suspected':
      return transport === 'open' && proving !== 'ping'
        ? { state: { ...state, proving: 'ping' }, effects: [shortPing(moment)] }
        : ignored(state, 'known to be lost');
    case 'pingAnswered':
      return proved(state);
    case 'pingMissed':
      return missed(state, moment);
    case 'registered':
    case 'registrationFailed':
    case 'unregistered':
      return ignored(state, 'belongs to an earlier try');
  }
};

/** The kept connection answers. */
export const proved = (state: In<'registering' | 'waiting'>): LineStep =>
  state.proving
    ? { state: { ...state, proving: false }, effects: [] }
    : ignored(state, 'not asked for');

/** As in ready: a second miss, of a question that every server answers, decides. */
const missed = (state: In<'waiting'>, moment: LineMoment): LineStep => {
  switch (state.proving) {
    case false:
      return ignored(state, 'not asked for');
    case 'keepAlive':
      return {
        state: { ...state, proving: 'ping' },
        effects: [{ do: 'ping', timeoutMs: lineTimes.pingTimeoutMs }],
      };
    case 'ping':
      return connect(state.attempt, promised(state), moment);
  }
};

/** The login is not due yet; a call wants to know meanwhile that its connection is there. */
const waitOn = (state: In<'waiting'>, { inCall }: LineMoment): LineStep => {
  const { alarm, restMs } = stepOf(state.restMs, state.transport);
  return inCall && state.transport === 'open' && !state.proving
    ? {
        state: { ...state, restMs, proving: 'keepAlive' },
        effects: [{ do: 'keepAlive', timeoutMs: lineTimes.pingTimeoutMs }, alarm],
      }
    : { state: { ...state, restMs }, effects: [alarm] };
};

/** A call wants a connection now, however long the next login is still to be waited for. */
const whenDropped = (state: In<'waiting'>, moment: LineMoment): LineStep =>
  moment.inCall
    ? fall(
        state.attempt + 1,
        { trouble: { kind: 'unreachable' }, transport: 'closed' },
        promised(state),
        moment,
      )
    : { state: { ...state, transport: 'closed', proving: false }, effects: [] };
