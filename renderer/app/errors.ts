import type { Log } from '../kernel';

/** Bugs end here, in the log: one place for what nobody expected. */
export const catchBugs = (log: Log): void => {
  window.addEventListener('error', (event) => log('error', `bug: ${event.message}`));
  window.addEventListener('unhandledrejection', (event) =>
    log('error', `bug in a promise: ${String(event.reason)}`),
  );
};
