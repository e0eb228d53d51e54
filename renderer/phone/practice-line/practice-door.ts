import { doorKey, type ReadableStore } from '../../kernel';

export const scenarioIds = ['complaint', 'fault', 'silent', 'hangsUp'] as const;
export type ScenarioId = (typeof scenarioIds)[number];

/** Made by `createPracticeLine`. */
export interface PracticeDoor {
  store: ReadableStore<{ running: ScenarioId | null }>;
  /** The scripted customer calls the desk; ignored while one is running. */
  start(scenario: ScenarioId): void;
  stop(): void;
}

export const practiceDoor = doorKey<PracticeDoor>()('practice');
