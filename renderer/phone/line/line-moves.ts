import { isRefusal, type LineTrouble } from './line';
import { longestRefusedMs, refusedDelayMs, retryDelayMs } from './line-retry';
import {
  lineTimes,
  type LineEffect,
  type LineEvent,
  type LineMachine,
  type LineMoment,
  type LineStep,
  type LoginRecord,
} from './line-step';

// The ways from one state of the line to the next (see line-machine.ts for the drawing).

export type In<P extends LineMachine['phase']> = Extract<LineMachine, { phase: P }>;

export const ignored = (state: LineMachine, why: string): LineStep => ({
  state,
  effects: [],
  ignored: why,
});

/** In a call somebody waits in silence: what does not answer soon is begun anew. */
const answerMs = ({ inCall }: LineMoment, atRest: number): number =>
  inCall ? lineTimes.inCallMs : atRest;

export const connect = (attempt: number, login: LoginRecord, moment: LineMoment): LineStep => ({
  state: { phase: 'connecting', attempt, login },
  effects: [{ do: 'connect' }, { do: 'alarm', afterMs: answerMs(moment, lineTimes.connectMs) }],
});

export const register = (
  attempt: number,
  login: LoginRecord,
  moment: LineMoment,
  over: { kept: boolean; proving: boolean } = { kept: false, proving: false },
): LineStep => ({
  state: { phase: 'registering', attempt, login, ...over },
  effects: [{ do: 'register' }, { do: 'alarm', afterMs: answerMs(moment, lineTimes.registerMs) }],
});

export const leave = (): LineStep => ({
  state: { phase: 'leaving' },
  effects: [{ do: 'unregister' }, { do: 'alarm', afterMs: lineTimes.leaveMs }],
});

export const close = (): LineStep => ({
  state: { phase: 'off' },
  effects: [{ do: 'disconnect' }, { do: 'alarm', afterMs: null }],
});

/** The agent asks: whatever was to be waited for is not. */
export const atOnce = (login: LoginRecord): LoginRecord => ({ ...login, notBefore: 0 });

/** A REGISTER that nobody answered says that the transport is of no use either. */
export const transportAfter = (trouble: LineTrouble): 'open' | 'closed' =>
  trouble.kind === 'deadPeer' || trouble.kind === 'unreachable' ? 'closed' : 'open';

export interface Failure {
  trouble: LineTrouble;
  transport: 'open' | 'closed';
  retryAfterSeconds?: number | undefined;
  /** Nobody has answered, but a call may be on the transport: it is kept until a ping is missed as well. */
  prove?: boolean;
}

/**
 * The try failed or the line was lost: wait for the given attempt. A login that has never worked is given up, for
 * the agent must act; one that has worked is tried again, slowly, and the transport is kept: a call may be on it.
 */
export const fall = (
  attempt: number,
  failure: Failure,
  login: LoginRecord,
  moment: LineMoment,
): LineStep => {
  const { trouble, retryAfterSeconds } = failure;
  if (isRefusal(trouble) && !login.worked) {
    return {
      state: { phase: 'refused', trouble },
      effects: [{ do: 'disconnect' }, { do: 'alarm', afterMs: null }],
    };
  }
  return isRefusal(trouble)
    ? refusedAgain(attempt, failure, login, moment)
    : waitFor(
        { attempt, failure, login, held: retryAfterSeconds !== undefined },
        retryDelayMs(attempt, moment.roll, { retryAfterSeconds, inCall: moment.inCall }),
        moment,
      );
};

const refusedAgain = (
  attempt: number,
  failure: Failure,
  login: LoginRecord,
  moment: LineMoment,
): LineStep => {
  const refusals = login.refusals + 1;
  const afterMs = refusedDelayMs(refusals, moment.roll, failure.retryAfterSeconds);
  const record: LoginRecord = {
    worked: true,
    refusals,
    notBefore: moment.now + afterMs,
    trouble: failure.trouble,
  };
  const held = failure.retryAfterSeconds !== undefined;
  return waitFor({ attempt, failure, login: record, held }, afterMs, moment);
};

/**
 * Connected again while the login has to wait: the connection is there for the calls, the login comes when it is
 * due. A clock that was set back does not make it wait longer than a refusal lasts.
 */
const waitOut = (
  attempt: number,
  trouble: LineTrouble,
  login: LoginRecord,
  moment: LineMoment,
): LineStep => {
  const afterMs = Math.min(login.notBefore - moment.now, longestRefusedMs);
  return waitFor(
    { attempt, failure: { trouble, transport: 'open' }, login, held: false },
    afterMs,
    moment,
  );
};

export const whenConnected = (attempt: number, login: LoginRecord, moment: LineMoment): LineStep =>
  login.trouble && login.notBefore > moment.now
    ? waitOut(attempt, login.trouble, login, moment)
    : register(attempt, login, moment);

interface Wait {
  attempt: number;
  failure: Failure;
  login: LoginRecord;
  held: boolean;
}

const waitFor = (
  { attempt, failure, login, held }: Wait,
  afterMs: number,
  moment: LineMoment,
): LineStep => {
  const { trouble, transport, prove = false } = failure;
  const retryAt = moment.now + afterMs;
  const step = stepOf(afterMs, transport);
  const effects: LineEffect[] = [step.alarm];
  if (transport === 'closed') effects.unshift({ do: 'disconnect' });
  if (prove) effects.unshift({ do: 'ping', timeoutMs: lineTimes.pingTimeoutMs });
  return {
    state: {
      phase: 'waiting',
      attempt,
      retryAt,
      trouble,
      transport,
      held,
      login,
      proving: prove && 'ping',
      restMs: step.restMs,
    },
    effects,
  };
};

/** On an open connection in steps, for the keep-alive of a call; on none at one go. */
export const stepOf = (
  wholeMs: number,
  transport: 'open' | 'closed',
): { alarm: LineEffect; restMs: number } => {
  const afterMs = transport === 'open' ? Math.min(wholeMs, lineTimes.pingEveryMs) : wholeMs;
  return { alarm: { do: 'alarm', afterMs }, restMs: wholeMs - afterMs };
};

export const isAnotherNetwork = ({ because }: LineEvent & { kind: 'nudge' }): boolean =>
  because === 'networkChanged' || because === 'resumed';
