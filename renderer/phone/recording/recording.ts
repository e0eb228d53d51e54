/** A recording as it is kept: its sound lies beside it, encrypted, part by part. */
export interface Recording {
  /** ULID. */
  id: string;
  interactionId: string;
  /** Epoch ms. */
  startedAt: number;
  /** When the agent stated that the caller agrees. Epoch ms. */
  consentAt: number;
  /** After this moment it deletes itself. Epoch ms. */
  keptUntil: number;
  /** How many days the caller was promised at most; absent where it was made before that was written down. */
  retentionDays?: number;
  /** Sound that is kept, without the pauses. */
  seconds: number;
  /** How often it was paused, for instance while a card number was read out. */
  pauses: number;
  agent: string;
  mimeType: string;
  /** `open` while sound is still added to it. */
  state: 'open' | 'closed';
}

/** Codes of what can keep a recording from beginning or going on. */
export type RecordingFault =
  | 'keychainMissing'
  | 'keyLost'
  | 'diskFull'
  | 'bookFailed'
  | 'bookTooNew'
  | 'soundMissing'
  | 'recorderStopped';

/**
 * off -> asking -> starting -> recording <-> paused -> closing -> saved
 *          |           |           |                     ^
 *          off        failed <-----'  (what is kept stays kept)
 */
export type RecordingState =
  | { name: 'off' }
  /** The agent reads the question out; nothing is recorded. */
  | { name: 'asking' }
  | { name: 'starting' }
  /** `since`: monotonic ms of this stretch, `before`: seconds of the earlier ones. */
  | { name: 'recording'; since: number; before: number }
  | { name: 'paused'; by: 'agent' | 'hold'; before: number }
  | { name: 'closing'; before: number }
  | { name: 'saved'; seconds: number; keptUntil: number }
  | { name: 'failed'; fault: RecordingFault; seconds: number };
