import type { DeskBridge } from '@contract';
import type { Clock } from '../kernel';
import { type CallsFlow, createCallKeys } from '../phone/calls';

interface Needs {
  bridge: DeskBridge;
  calls: CallsFlow;
  clock: Clock;
}

/** The keys of the calls, also those pressed in another program. */
export const keyService = ({ bridge, calls, clock }: Needs) => {
  const keys = createCallKeys(calls, clock);
  bridge.hear('hotkey.pressed', keys.press);
  return { doors: { keys } };
};
