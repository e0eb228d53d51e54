import type { Checks, Overall } from './readiness';
import { doorKey, type ReadableStore } from '../../kernel';

// Whoever shows it opens this document.
declare module '../../platform/desk/documents' {
  interface DocumentKinds {
    readiness: object;
  }
}

export interface ReadinessSnapshot {
  checks: Checks;
  /** The last check that was finished; epoch ms. */
  last: { at: number; overall: Overall } | null;
}

/** The check before the shift. Made by `createReadinessFlow`. */
export interface ReadinessDoor {
  store: ReadableStore<ReadinessSnapshot>;
  /** From the beginning; ignored during a call. */
  start(): void;
  /** What the agent says of the sound that was played. */
  answer(role: 'speaker' | 'ringer', heard: boolean): void;
  playAgain(role: 'speaker' | 'ringer'): void;
  /** No button of the headset is pressed: the check goes on without. */
  skip(): void;
  /** What is not known yet stays unknown: a call comes first. */
  stop(): void;
}

export const readinessDoor = doorKey<ReadinessDoor>()('readiness');
