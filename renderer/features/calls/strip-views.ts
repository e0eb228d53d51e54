import type { ComponentType } from 'react';
import type { Call } from '../../phone/calls/call';

/** What the strip borrows from the Customer pane, which has no room of its own there. */
export interface StripViews {
  /** What happened to the settings at this start; nothing where all went well. */
  Notice: ComponentType;
  /** A button in the bar. */
  Search: ComponentType;
  /** Who it is, and what is worth knowing. */
  Customer: ComponentType<{ call: Call }>;
  /** What happened before. */
  History: ComponentType<{ call: Call }>;
}
