import { createStore } from 'zustand/vanilla';
import type { Desk } from '../../renderer/app/desk';
import { nothingChecked, type ReadinessSnapshot } from '../../renderer/features/readiness';

/** A check that stands still: what a view shows depends on `given` alone. */
export const fakeReadiness = (given?: ReadinessSnapshot): Desk['readiness'] => ({
  store: createStore<ReadinessSnapshot>(() => given ?? { checks: nothingChecked, last: null }),
  start: () => undefined,
  answer: () => undefined,
  playAgain: () => undefined,
  skip: () => undefined,
  stop: () => undefined,
});
