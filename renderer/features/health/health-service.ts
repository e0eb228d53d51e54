import { createStore } from 'zustand/vanilla';
import type { Log } from '../../kernel';
import type { FollowedParts } from './follow-health';
import type { Health } from './health';
import type { HealthDoor } from './health-door';

interface Needs extends FollowedParts {
  firstPaint: { seen: Promise<void> };
  log: Log;
}

/** How the desk is, followed from the first screen on. */
export const healthService = (needs: Needs): { doors: { health: HealthDoor } } => {
  const store = createStore<{ health: Health | null }>(() => ({ health: null }));
  const begin = async () => {
    await needs.firstPaint.seen;
    const { followHealth } = await import('./follow-health');
    const followed = followHealth(needs);
    store.setState(followed.store.getState());
    followed.store.subscribe((state) => store.setState(state));
  };
  begin().catch((error: unknown) => needs.log('error', `health: ${String(error)}`));
  return { doors: { health: { store } } };
};
