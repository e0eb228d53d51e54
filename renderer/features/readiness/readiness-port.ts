import type { HeadsetLook } from './readiness-rules';

/** When the last check was finished and how it ended, from start to start. */
export interface ReadinessMemory {
  read(): string | null;
  write(text: string): void;
}

/** A headset that is tried: its lights for a moment, then one button. Nothing here rejects. */
export interface HeadsetAttempt {
  /** Null: it cannot be tried any more. */
  readonly lights: Promise<{ written: boolean; acknowledged: boolean } | null>;
  /** False: it was stopped before. */
  readonly pressed: Promise<boolean>;
  stop(): void;
}

/** What the check needs of headsets. */
export interface HeadsetTrialPort {
  look(): HeadsetLook;
  tryOut(): HeadsetAttempt;
}
