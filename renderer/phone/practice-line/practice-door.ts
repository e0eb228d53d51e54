import { doorKey, type ReadableStore } from '../../kernel';

export type ScenarioId = 'complaint' | 'fault' | 'silent' | 'hangsUp';

/** Made by `createPracticeLine`. */
export interface PracticeDoor {
  scenarios: readonly ScenarioId[];
  store: ReadableStore<{ running: ScenarioId | null }>;
  /** The scripted customer calls the desk; ignored while one is running. */
  start(scenario: ScenarioId): void;
  stop(): void;
}

export const practiceDoor = doorKey<PracticeDoor>()('practice');
