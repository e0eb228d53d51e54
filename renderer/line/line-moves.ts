import type { LineTrouble } from './line';
import { isRefusal, retryDelayMs } from './line-retry';
import {
  lineTimes,
  type LineEvent,
  type LineMachine,
  type LineMoment,
  type LineStep,
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

export const connect = (attempt: number, moment: LineMoment): LineStep => ({
  state: { phase: 'connecting', attempt },
  effects: [{ do: 'connect' }, { do: 'alarm', afterMs: answerMs(moment, lineTimes.connectMs) }],
});

export const register = (attempt: number, moment: LineMoment): LineStep => ({
  state: { phase: 'registering', attempt },
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

/** A REGISTER that nobody answered says that the transport is of no use either. */
export const transportAfter = (trouble: LineTrouble): 'open' | 'closed' =>
  trouble.kind === 'deadPeer' || trouble.kind === 'unreachable' ? 'closed' : 'open';

export interface Failure {
  trouble: LineTrouble;
  transport: 'open' | 'closed';
  retryAfterSeconds?: number | undefined;
}

/** The try failed or the line was lost: give up where the agent must act, else wait for the given attempt. */
export const fall = (attempt: number, failure: Failure, moment: LineMoment): LineStep => {
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

export const isAnotherNetwork = ({ because }: LineEvent & { kind: 'nudge' }): boolean =>
  because === 'networkChanged' || because === 'resumed';
