import { manualClock } from '../../../kernel';
import type { Belonging } from '../flood-budgets';
import { createGuard } from '../guard';

/** `mine`: what a request belongs to; `watched`: how many subscriptions there are. */
export const guardOnTest = (mine: Belonging = null, watched = 0) => {
  const clock = manualClock();
  const guard = createGuard({
    clock,
    realm: 'lab.test',
    newTag: () => 'tag',
    turnedAway: () => undefined,
    belongsTo: ({ ourTag }) => (ourTag ? mine : null),
    subscriptions: () => watched,
  });
  return { clock, guard };
};
