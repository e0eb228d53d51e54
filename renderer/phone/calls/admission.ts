import type { Call } from '../../model/call';
import { isLive } from './call-rules';
import type { CallsFlowParts } from './calls-parts';

/** Why the desk itself turns a caller away. */
export type TurnedAwayFor = 'busy' | 'callWaitingOff' | 'doNotDisturb' | 'agentUnavailable';

/** Whether a new call may ring beside those that the desk shows; null: it may. */
export const turnAwayReason = (
  { gate, callWaiting, maxCalls }: Pick<CallsFlowParts, 'gate' | 'callWaiting' | 'maxCalls'>,
  shown: readonly Call[],
): TurnedAwayFor | null => {
  const now = gate();
  if (now === 'dnd') return 'doNotDisturb';
  if (now === 'unavailable') return 'agentUnavailable';
  const live = shown.filter(isLive).length;
  // A second call of the agent's own may be up: what comes in is one too many all the same.
  if (live > 0 && !callWaiting()) return 'callWaitingOff';
  return live >= maxCalls ? 'busy' : null;
};
