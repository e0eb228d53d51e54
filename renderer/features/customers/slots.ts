import type { Interaction } from '../../model/interaction';
import { slot } from '../../platform/feature';

/** What is known of a contact in the history, above its note. */
export const contactFacts = slot<{ row: Interaction }>('contact facts');
