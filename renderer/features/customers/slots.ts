import type { Interaction } from '../../model/interaction';
import { slot } from '../../platform/feature';

/** What narrows a history, under its title. `rows`: what would be shown without it. */
export const historyFilters = slot<{
  rows: readonly Interaction[];
  /** From now on only these; null: all. `by`: who says so, one filter each. */
  narrow(by: string, keeps: ((row: Interaction) => boolean) | null): void;
}>('history filters');
/** What is known of a contact in the history, above its note. */
export const contactFacts = slot<{ row: Interaction }>('contact facts');
