import type { CallId } from '../calls';
import type { RecordingState } from './recording';
import type { RecordingStorage } from '../../model/recording';
import { doorKey, type ReadableStore } from '../../kernel';

export interface RecordingsSnapshot {
  byCall: Readonly<Record<CallId, RecordingState>>;
}

/** Recordings as the rest of the desk uses them. An order that does not fit is ignored and logged. */
export interface RecordingsDoor {
  store: ReadableStore<RecordingsSnapshot>;
  /** The agent is shown what to ask. */
  ask(call: CallId): void;
  cancel(call: CallId): void;
  /** The caller agreed: recording begins, and both hear it begin. */
  agreed(call: CallId): void;
  pause(call: CallId): void;
  resume(call: CallId): void;
  stop(call: CallId): void;
  /** Seconds that are kept so far. */
  seconds(call: CallId): number;
  shelf: Pick<RecordingStorage, 'watch' | 'sound' | 'remove'>;
}

export const recordingsDoor = doorKey<RecordingsDoor>()('recordings');
