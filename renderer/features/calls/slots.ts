import type { Call } from '../../model/call';
import { slot } from '../../platform/feature';

/** What happened to the settings and the like at this start: in the strip, and above the day's figures. */
export const startNotices = slot('start notices');
/** What is known of a call that rings, under who it is. */
export const ringingFacts = slot<{ call: Call }>('ringing facts');
/** What else is kept with a call, under its note. */
export const noteTools = slot<{ interactionId: string }>('note tools');
/** In the strip, where the Customer pane has no room of its own: buttons in the bar. */
export const stripBar = slot('strip bar');
/** Who it is, and what is worth knowing. */
export const stripCustomer = slot<{ call: Call }>('strip customer');
/** What happened before. */
export const stripHistory = slot<{ call: Call }>('strip history');
