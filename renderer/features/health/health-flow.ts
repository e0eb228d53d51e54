import { createStore } from 'zustand/vanilla';
import type { ReadableStore } from '../../kernel';
import type { Health } from './health';
import { type HealthFacts, healthNow } from './health-rules';

export interface HealthNeeds {
  facts: () => HealthFacts;
  /** Epoch ms. */
  now: () => number;
  /** Calls back whenever one of the facts may have changed. */
  follow: (changed: () => void) => void;
}

/** Follows the desk's parts from now on: since when something is wrong is known only to who was there. */
export const createHealthFlow = ({
  facts,
  now,
  follow,
}: HealthNeeds): { store: ReadableStore<{ health: Health }> } => {
  const store = createStore(() => ({ health: healthNow(null, facts(), now()) }));
  follow(() => {
    const { health } = store.getState();
    const next = healthNow(health, facts(), now());
    if (next !== health) store.setState({ health: next });
  });
  return { store };
};
