import type { RecordingFault, RecordingState } from './recording';

export type RecordingEvent =
  | { kind: 'ask' }
  | { kind: 'cancel' }
  /** The caller agreed, as the agent states. */
  | { kind: 'agreed' }
  | { kind: 'began' }
  | { kind: 'failed'; fault: RecordingFault }
  | { kind: 'pause' }
  | { kind: 'resume' }
  | { kind: 'held' }
  | { kind: 'unheld' }
  | { kind: 'stop' }
  | { kind: 'callEnded' }
  | { kind: 'closed'; keptUntil: number };

export type RecordingEffect = 'begin' | 'pause' | 'resume' | 'finish' | 'signal';

export interface RecordingStep {
  state: RecordingState;
  effects: RecordingEffect[];
  ignored?: string;
}

/** Seconds that are kept at a moment of the monotonic clock (ms). */
export const recordedSeconds = (state: RecordingState, now: number): number => {
  switch (state.name) {
    case 'recording':
      return state.before + Math.max(0, now - state.since) / 1000;
    case 'paused':
    case 'closing':
      return state.before;
    case 'saved':
    case 'failed':
      return state.seconds;
    case 'off':
    case 'asking':
    case 'starting':
      return 0;
  }
};

const to = (state: RecordingState, ...effects: RecordingEffect[]): RecordingStep => ({
  state,
  effects,
});
const no = (state: RecordingState, ignored: string): RecordingStep => ({
  state,
  effects: [],
  ignored,
});

/** Total: every event has an answer in every state. `now`: monotonic ms. Nothing is recorded before `agreed`. */
export const transition = (
  state: RecordingState,
  event: RecordingEvent,
  now: number,
): RecordingStep => {
  switch (state.name) {
    case 'off':
    case 'saved':
    case 'failed':
      return event.kind === 'ask' ? to({ name: 'asking' }) : no(state, 'nothing is recorded');
    case 'asking':
      if (event.kind === 'agreed') return to({ name: 'starting' }, 'begin');
      return event.kind === 'cancel' || event.kind === 'callEnded'
        ? to({ name: 'off' })
        : no(state, 'the caller is being asked');
    case 'starting':
      return whenStarting(state, event, now);
    case 'recording':
      return whenRecording(state, event, now);
    case 'paused':
      return whenPaused(state, event, now);
    case 'closing':
      return whenClosing(state, event);
  }
};

const failed = (fault: RecordingFault, seconds: number): RecordingState => ({
  name: 'failed',
  fault,
  seconds,
});

const whenStarting = (state: RecordingState, event: RecordingEvent, now: number): RecordingStep => {
  if (event.kind === 'began') return to({ name: 'recording', since: now, before: 0 }, 'signal');
  if (event.kind === 'failed') return to(failed(event.fault, 0));
  return event.kind === 'stop' || event.kind === 'callEnded'
    ? to({ name: 'closing', before: 0 }, 'finish')
    : no(state, 'it is only beginning');
};

const whenRecording = (
  state: RecordingState & { name: 'recording' },
  event: RecordingEvent,
  now: number,
): RecordingStep => {
  const before = recordedSeconds(state, now);
  switch (event.kind) {
    case 'pause':
      return to({ name: 'paused', by: 'agent', before }, 'pause', 'signal');
    case 'held':
      return to({ name: 'paused', by: 'hold', before }, 'pause');
    case 'stop':
    case 'callEnded':
      return to({ name: 'closing', before }, 'finish');
    case 'failed':
      return to(failed(event.fault, before), 'finish');
    case 'ask':
    case 'cancel':
    case 'agreed':
    case 'began':
    case 'resume':
    case 'unheld':
    case 'closed':
      return no(state, 'it is recording');
  }
};

const whenPaused = (
  state: RecordingState & { name: 'paused' },
  event: RecordingEvent,
  now: number,
): RecordingStep => {
  const { before, by } = state;
  switch (event.kind) {
    case 'resume':
      // While the call is held there is nobody to record.
      return by === 'agent'
        ? to({ name: 'recording', since: now, before }, 'resume', 'signal')
        : no(state, 'the call is held');
    case 'unheld':
      return by === 'hold'
        ? to({ name: 'recording', since: now, before }, 'resume')
        : no(state, 'the agent paused it');
    case 'stop':
    case 'callEnded':
      return to({ name: 'closing', before }, 'finish');
    case 'failed':
      return to(failed(event.fault, before), 'finish');
    case 'ask':
    case 'cancel':
    case 'agreed':
    case 'began':
    case 'pause':
    case 'held':
    case 'closed':
      return no(state, 'it is paused');
  }
};

const whenClosing = (
  state: RecordingState & { name: 'closing' },
  event: RecordingEvent,
): RecordingStep => {
  if (event.kind === 'closed') {
    return to({ name: 'saved', seconds: state.before, keptUntil: event.keptUntil });
  }
  if (event.kind === 'failed') return to(failed(event.fault, state.before));
  return no(state, 'it is being closed');
};
