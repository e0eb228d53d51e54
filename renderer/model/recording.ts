import type { Result, Unsubscribe } from '../kernel';

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

/**
 * Where recordings are kept: encrypted with a key that the system's keychain holds. Writes answer when they
 * are on disk; codes keychainMissing, keyLost, diskFull, bookFailed, bookTooNew.
 */
export interface RecordingStorage {
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
  isGone(interactionId: string): boolean | Promise<boolean>;
}
