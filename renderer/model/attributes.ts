import type { Interaction } from './interaction';

type Attributes = NonNullable<Interaction['attributes']>;

/** What features keep with a contact, changed by name: what others keep stays, an empty one goes. */
export const changedAttributes = (before: Attributes | undefined, change: Attributes): Attributes =>
  Object.fromEntries(Object.entries({ ...before, ...change }).filter(([, value]) => value !== ''));
