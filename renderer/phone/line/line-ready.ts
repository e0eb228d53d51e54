import { connect, fall, ignored, leave, transportAfter, type Failure, type In } from './line-moves';
import { lineTimes, loggedIn, type LineEvent, type LineMoment, type LineStep } from './line-step';

/**
 * Ready, or still so: the next ping is due after the rest that the moment allows. A tenth of it, up or down, is
 * chance: desks that came back in the same moment do not ask in step for ever.
 */
export const rest = (
  state: Omit<In<'ready'>, 'restMs'>,
  { inCall, keepAliveMs, roll }: LineMoment,
): LineStep => {
  const whole = inCall ? lineTimes.pingEveryMs : Math.round(keepAliveMs * (0.9 + roll / 5));
  const afterMs = Math.min(whole, lineTimes.pingEveryMs);
  return {
    state: { ...state, restMs: whole - afterMs },
    effects: [{ do: 'alarm', afterMs }],
  };
};

const restOn = (state: In<'ready'>): LineStep => {
  const afterMs = Math.min(state.restMs, lineTimes.pingEveryMs);
  return {
    state: { ...state, restMs: state.restMs - afterMs },
    effects: [{ do: 'alarm', afterMs }],
  };
};

/** What is proved goes on being proved: by pings, and by whatever the server says. */
export const whenReady = (state: In<'ready'>, event: LineEvent, moment: LineMoment): LineStep => {
  const { now } = moment;
  const lost = (failure: Failure) => {
    const steady = now - state.since >= lineTimes.steadyMs;
    return fall(steady ? 1 : state.attempt + 1, failure, loggedIn, moment);
  };
  switch (event.kind) {
    case 'disconnected':
      return lost({ trouble: event.trouble, transport: 'closed' });
    case 'registrationFailed': {
      const { trouble, retryAfterSeconds } = event;
      // Pings go on beside a REGISTER that nobody answers: one more, and a call may keep its connection.
      return trouble.kind === 'deadPeer' && moment.inCall
        ? lost({ trouble, transport: 'open', prove: true })
        : lost({ trouble, retryAfterSeconds, transport: transportAfter(trouble) });
    }
    case 'unregistered':
      return lost({ trouble: { kind: 'badReply' }, transport: 'open' });
    case 'registered':
      return { state: { ...state, provedAt: now }, effects: [] };
    case 'pingAnswered':
      return rest({ ...state, provedAt: now, pinging: false, missed: 0 }, moment);
    case 'alarm':
      if (state.pinging) return miss(state, moment);
      return state.restMs > 0 && !moment.inCall ? restOn(state) : ping(state, 'keepAlive');
    case 'pingMissed':
      return state.pinging ? miss(state, moment) : ignored(state, 'no ping is under way');
    case 'nudge':
      // Where the connection is only just made, a further change is proved first: no storm.
      if (event.because !== 'asked' && now - state.since >= lineTimes.settledMs) {
        return connect(1, loggedIn, moment);
      }
      return state.pinging ? ignored(state, 'a ping is under way') : ping(state, 'ping');
    case 'suspected':
      return state.pinging === 'short'
        ? ignored(state, 'the proof is under way')
        : pingShortly(state, moment);
    case 'goOffline':
      return leave();
    case 'goOnline':
      return ignored(state, 'already ready');
    case 'connected':
      return ignored(state, 'belongs to an earlier transport');
  }
};

/** The alarm stands behind the port's own limit, should its answer be lost. */
const ping = (state: In<'ready'>, how: 'keepAlive' | 'ping'): LineStep => ({
  state: { ...state, pinging: 'usual', restMs: 0 },
  effects: [
    { do: how, timeoutMs: lineTimes.pingTimeoutMs },
    { do: 'alarm', afterMs: lineTimes.pingTimeoutMs + 1_000 },
  ],
});

/**
 * The sound has stopped: whether the server is still there must be known at once. Spread, because all
 * desks of a silent PBX ask in the same moment.
 */
export const shortPing = (moment: LineMoment): { do: 'ping'; timeoutMs: number } => ({
  do: 'ping',
  timeoutMs: lineTimes.shortPingMs + Math.round(moment.roll * lineTimes.shortPingSpreadMs),
});

const pingShortly = (state: In<'ready'>, moment: LineMoment): LineStep => {
  const ping = shortPing(moment);
  return {
    state: { ...state, pinging: 'short', restMs: 0 },
    effects: [ping, { do: 'alarm', afterMs: ping.timeoutMs + 500 }],
  };
};

const miss = (state: In<'ready'>, moment: LineMoment): LineStep =>
  state.missed === 0 && state.pinging !== 'short'
    ? ping({ ...state, missed: 1 }, 'ping')
    : connect(1, loggedIn, moment);
