import {
  type MicrophoneProblem,
  type MicrophoneSource,
  problemOf,
  retryDelays,
  sameSource,
  serves,
} from './microphone';

/**
 * closed -> opening -> open -> closed
 *           opening <-> waiting (busy: tried again) -> failed
 * A change of device goes open -> opening with `kept`: the old capture feeds the calls until the new one is there.
 * `ticket` numbers the attempts, so that an answer to an attempt given up is told apart.
 */
export type MicrophoneMachine =
  | { name: 'closed'; ticket: number }
  | ({ name: 'opening' } & Attempt)
  | ({ name: 'waiting' } & Attempt)
  | {
      name: 'open';
      ticket: number;
      source: MicrophoneSource;
      /** The change that failed while this capture was kept: not tried again by itself. */
      refused: MicrophoneSource | null;
    }
  | { name: 'failed'; ticket: number; source: MicrophoneSource; problem: MicrophoneProblem };

interface Attempt {
  ticket: number;
  source: MicrophoneSource;
  tried: number;
  kept: MicrophoneSource | null;
}

export type MicrophoneEvent =
  /** Somebody needs the microphone now. */
  | { kind: 'wanted'; source: MicrophoneSource }
  /** Device or settings to be used from now on, if it is in use at all. */
  | { kind: 'decided'; source: MicrophoneSource }
  | { kind: 'unwanted' }
  /** `source`: as it really is, with the device that the system chose. */
  | { kind: 'opened'; ticket: number; source: MicrophoneSource }
  | { kind: 'failed'; ticket: number; errorName: string }
  | { kind: 'retryDue'; ticket: number }
  /** The capture ended by itself, or its device is no longer listed. */
  | { kind: 'gone' };

export type MicrophoneEffect =
  | { do: 'open'; ticket: number; source: MicrophoneSource }
  /** The capture of this attempt becomes the one that feeds the calls; the one before is stopped. */
  | { do: 'adopt'; ticket: number }
  | { do: 'discard'; ticket: number }
  | { do: 'retryAfter'; ticket: number; ms: number }
  | { do: 'close' };

export interface MicrophoneStep {
  next: MicrophoneMachine;
  effects: MicrophoneEffect[];
}

export const microphoneClosed: MicrophoneMachine = { name: 'closed', ticket: 0 };

/** Total: every event has an answer in every state. An event that does not fit changes nothing. */
export const microphoneStep = (
  state: MicrophoneMachine,
  event: MicrophoneEvent,
): MicrophoneStep => {
  switch (event.kind) {
    case 'wanted':
      return wanted(state, event.source);
    case 'decided':
      return decided(state, event.source);
    case 'unwanted':
      return state.name === 'closed' ? stay(state) : close(state);
    case 'opened':
      return opened(state, event.ticket, event.source);
    case 'failed':
      return failed(state, event.ticket, event.errorName);
    case 'retryDue':
      return state.name === 'waiting' && state.ticket === event.ticket
        ? attempt(state.ticket, state.source, state.kept, state.tried)
        : stay(state);
    case 'gone':
      return gone(state);
  }
};

const stay = (next: MicrophoneMachine): MicrophoneStep => ({ next, effects: [] });

const close = (state: MicrophoneMachine): MicrophoneStep => ({
  next: { name: 'closed', ticket: state.ticket },
  effects: [{ do: 'close' }],
});

const attempt = (
  lastTicket: number,
  source: MicrophoneSource,
  kept: MicrophoneSource | null,
  tried = 0,
): MicrophoneStep => {
  const ticket = lastTicket + 1;
  return {
    next: { name: 'opening', ticket, source, tried: tried + 1, kept },
    effects: [{ do: 'open', ticket, source }],
  };
};

const wanted = (state: MicrophoneMachine, source: MicrophoneSource): MicrophoneStep => {
  switch (state.name) {
    case 'closed':
    case 'failed':
      return attempt(state.ticket, source, null);
    case 'opening':
    case 'waiting':
    case 'open':
      return decided(state, source);
  }
};

const decided = (state: MicrophoneMachine, source: MicrophoneSource): MicrophoneStep => {
  switch (state.name) {
    case 'closed':
      return stay(state);
    case 'opening':
    case 'waiting':
      return sameSource(state.source, source)
        ? stay(state)
        : attempt(state.ticket, source, state.kept);
    case 'open':
      if (serves(state.source, source)) return stay(state);
      if (state.refused && sameSource(state.refused, source)) return stay(state);
      return attempt(state.ticket, source, state.source);
    case 'failed':
      return sameSource(state.source, source) ? stay(state) : attempt(state.ticket, source, null);
  }
};

const opened = (
  state: MicrophoneMachine,
  ticket: number,
  source: MicrophoneSource,
): MicrophoneStep =>
  state.name === 'opening' && state.ticket === ticket
    ? {
        next: { name: 'open', ticket, source, refused: null },
        effects: [{ do: 'adopt', ticket }],
      }
    : { next: state, effects: [{ do: 'discard', ticket }] };

const failed = (state: MicrophoneMachine, ticket: number, errorName: string): MicrophoneStep => {
  if (state.name !== 'opening' || state.ticket !== ticket) return stay(state);
  const problem = problemOf(errorName);
  const delay = retryDelays[state.tried - 1];
  if (problem === 'busy' && delay !== undefined)
    return {
      next: { ...state, name: 'waiting' },
      effects: [{ do: 'retryAfter', ticket, ms: delay }],
    };
  // The device went away between the decision and the opening: any other is better than none.
  if (problem === 'missing' && state.source.deviceId !== null && !state.kept)
    return attempt(state.ticket, { ...state.source, deviceId: null }, null);
  if (state.kept) return stay({ name: 'open', ticket, source: state.kept, refused: state.source });
  return stay({ name: 'failed', ticket, source: state.source, problem });
};

/** What fed the calls is no more. It is closed at once: some systems go on with another microphone in its place. */
const gone = (state: MicrophoneMachine): MicrophoneStep => {
  switch (state.name) {
    case 'closed':
    case 'failed':
      return stay(state);
    case 'opening':
    case 'waiting':
      return state.kept
        ? { next: { ...state, kept: null }, effects: [{ do: 'close' }] }
        : stay(state);
    case 'open':
      return {
        next: { name: 'failed', ticket: state.ticket, source: state.source, problem: 'missing' },
        effects: [{ do: 'close' }],
      };
  }
};
