import type { Clock } from '../../kernel';
import type { LineSide } from './line-side';
import type { Switchboard } from './switchboard';

const atMostMs = 2000;

/**
 * The last words over a connection that is being left: the binding is taken back, and the calls, which are hung
 * up already, are confirmed. Two seconds are enough for both; then it is left, said or not.
 */
export const farewell = (
  clock: Pick<Clock, 'after'>,
  { port: line, registered }: Pick<LineSide, 'port' | 'registered'>,
  switchboard: Pick<Switchboard, 'port' | 'busy'>,
): Promise<void> =>
  new Promise((resolve) => {
    let bound = registered;
    const done = () => {
      stopWaiting();
      stopLine();
      stopCalls();
      resolve();
    };
    const look = () => {
      if (!bound && !switchboard.busy) done();
    };
    const stopWaiting = clock.after(atMostMs, done);
    const stopLine = line.onSignal(({ kind }) => {
      if (kind !== 'unregistered') return;
      bound = false;
      look();
    });
    const stopCalls = switchboard.port.onSignal(({ kind }) => {
      // The switchboard lets go of a call after it has said its end.
      if (kind === 'ended') queueMicrotask(look);
    });
    if (bound) line.unregister();
    else queueMicrotask(look);
  });
