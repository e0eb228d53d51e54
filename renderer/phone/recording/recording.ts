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
