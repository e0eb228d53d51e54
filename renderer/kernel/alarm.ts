import type { Cancel, Clock } from './clock';

/**
 * The one alarm of a state machine: setting it takes the place of the one before. `afterMs`: milliseconds from
 * now; null: none.
 */
export const createAlarm = (
  clock: Pick<Clock, 'after'>,
  ring: () => void,
): ((afterMs: number | null) => void) => {
  let cancel: Cancel = () => undefined;
  return (afterMs) => {
    cancel();
    cancel = afterMs === null ? () => undefined : clock.after(afterMs, ring);
  };
};
