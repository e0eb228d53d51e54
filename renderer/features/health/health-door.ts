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
  store: ReadableStore<{ health: Health }>;
}

export const healthDoor = doorKey<HealthDoor>()('health');
