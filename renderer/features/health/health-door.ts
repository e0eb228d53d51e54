import { doorKey, type ReadableStore } from '../../kernel';
import type { Health } from './health';

// Whoever shows it opens this document.
declare module '../../platform/desk/documents' {
  interface DocumentKinds {
    health: object;
  }
}

/** How the desk is, and since when. Made by `healthService`. */
export interface HealthDoor {
  /** Null until its rules are there, a moment after the first screen. */
  store: ReadableStore<{ health: Health | null }>;
}

export const healthDoor = doorKey<HealthDoor>()('health');
