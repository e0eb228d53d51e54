import type { HeadsetLook, LoopFigures, ServerAnswer } from './readiness-rules';

/** What the check needs of the network. Nothing here rejects. */
export interface ReadinessPort {
  /** Milliseconds from an OPTIONS to the server's answer; null: none within `timeoutMs`. */
  ping(timeoutMs: number): Promise<number | null>;
  /** Asks every server that helps the sound to find its way. None configured: an empty list. */
  askServers(): Promise<ServerAnswer[]>;
  /** Sends a sound over the relay to oneself for three seconds; null where that is not possible. */
  loop(): Promise<LoopFigures | null>;
}

/** When the last check was finished and how it ended, from start to start. */
export interface ReadinessMemory {
  read(): string | null;
  write(text: string): void;
}

/** A headset that is tried: its lights for a moment, then one button. Nothing here rejects. */
export interface HeadsetAttempt {
  readonly lights: Promise<{ written: boolean; acknowledged: boolean }>;
  /** False: it was stopped before. */
  readonly pressed: Promise<boolean>;
  stop(): void;
}

/** What the check needs of headsets. */
export interface HeadsetTrialPort {
  look(): HeadsetLook;
  /** Null where it cannot be tried any more. */
  tryOut(): HeadsetAttempt | null;
}
