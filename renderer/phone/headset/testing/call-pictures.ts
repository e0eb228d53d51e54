import type { CallPicture } from '../headset-step';

/** What the headsets see of the calls; nothing is up but what is said. */
export const picture = (over: Partial<CallPicture> = {}): CallPicture => ({
  ringing: false,
  busy: false,
  held: false,
  message: false,
  ...over,
});

/** What waits for a promise has gone on. */
export const settled = () => new Promise((resolve) => setTimeout(resolve));
