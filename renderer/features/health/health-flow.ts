import { createStore } from 'zustand/vanilla';
import type { HealthDoor } from './health-door';
import { type HealthFacts, healthNow } from './health-rules';

interface Needs {
  facts: () => HealthFacts;
  /** Epoch ms. */
  now: () => number;
  /** Calls back whenever one of the facts may have changed. */
  follow: (changed: () => void) => void;
}

/** Follows the desk's parts from now on: since when something is wrong is known only to who was there. */
export const createHealthFlow = ({ facts, now, follow }: Needs): HealthDoor => {
  const store = createStore(() => ({ health: healthNow(null, facts(), now()) }));
  follow(() => {
    const { health } = store.getState();
    const next = healthNow(health, facts(), now());
    if (next !== health) store.setState({ health: next });
  });
  return { store };
};
