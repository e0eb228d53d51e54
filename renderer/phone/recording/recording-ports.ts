import type { CallId } from '../calls';
import type { Result, Unsubscribe } from '../../kernel';
import type { Recording } from './recording';

/** The sound of a call, the agent on the left and the caller on the right. */
export interface SoundRecorder {
  /**
   * Parts come about once a second, in order; together they are one file. `stopped`: it ended although nobody asked it
   * to, and nothing more is recorded. Code soundMissing.
   */
  begin(
    call: CallId,
    onPart: (part: Blob) => void,
    stopped: () => void,
  ): Result<{ mimeType: string }>;
  pause(call: CallId): void;
  resume(call: CallId): void;
  /** Answers when the last part was given. */
  end(call: CallId): Promise<void>;
  /** A short tone that both sides hear: recording begins, pauses or goes on. */
  signal(call: CallId): void;
}

/**
 * Where recordings are kept: encrypted with a key that the system's keychain holds. Writes answer when they
 * are on disk; codes keychainMissing, keyLost, diskFull, bookFailed, bookTooNew.
 */
export interface RecordingShelf {
  begin(recording: Recording): Promise<Result<null>>;
  append(id: string, part: Blob): Promise<Result<null>>;
  finish(recording: Recording): Promise<Result<null>>;
  /** Newest first; called back at once and after every change. */
  watch(interactionId: string, tell: (recordings: Recording[]) => void): Unsubscribe;
  sound(id: string): Promise<Result<Blob>>;
  remove(id: string): Promise<Result<null>>;
  /** Deletes what is past its date or belongs to nothing any more, and closes what a crash left open. Answers how many went. */
  sweep(rules: SweepRules): Promise<Result<number>>;
}

export interface SweepRules {
  /** Epoch ms; null while the clock is in doubt: nothing goes by its date. */
  now: number | null;
  /** How long recordings are kept today. */
  retentionDays: number;
  /** Whether a contact that the book does not have is gone for good, and not only on its way there. */
  isGone(interactionId: string): boolean;
}
