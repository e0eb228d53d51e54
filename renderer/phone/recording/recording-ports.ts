import type { CallId } from '../calls';
import type { Result } from '../../kernel';

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
