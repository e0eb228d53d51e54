import { useOneAtATime } from '../../ui/one-at-a-time';
import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { Call } from '../../phone/calls';
import { customersDoor } from '../../book/customers/customers-door';
import { callsDoor } from '../../phone/calls/calls-door';
import { documentsDoor } from '../../platform/desk/documents';
import { settingsDoor } from '../../platform/settings/settings-door';
import { useDoor, useDoors } from '../../platform/doors';
import type { CustomerId } from '../../model/customer';

/** The agent's country: how numbers are written and read. */
export const useCountry = (): string =>
  useStore(useDoor(settingsDoor).store, (state) => state.settings['line.country'].value);

export const useIsPractice = (): boolean =>
  useStore(
    useDoor(settingsDoor).store,
    (state) => state.settings['desk.line'].value === 'practice',
  );

const isLive = (call: Call) => call.phase.name !== 'ended';

/** Calls that are not over, oldest first. */
export const useLiveCalls = (): Call[] => {
  const calls = useStore(useDoor(callsDoor).store, (state) => state.calls);
  return useMemo(() => calls.filter(isLive), [calls]);
};

export const useCall = (id: string): Call | undefined =>
  useStore(useDoor(callsDoor).store, (state) => state.calls.find((call) => call.id === id));

/** The live call with this customer, if there is one. */
export const useCallWith = (customer: CustomerId): Call | undefined => {
  const live = useLiveCalls();
  const recognised = useStore(useDoor(customersDoor).store, (state) => state.recognised);
  return live.find((call) => recognised[call.id]?.chosen === customer);
};

/** What a call looks like from far: its mark on a tab. */
export type CallMark = 'ringing' | 'dialling' | 'talking' | 'held';

export const markOf = (call: Call): CallMark | null => {
  switch (call.phase.name) {
    case 'ringing':
    case 'answering':
      return 'ringing';
    case 'dialling':
    case 'ringingThere':
      return 'dialling';
    case 'talking':
      return call.hold.actual || call.hold.byRemote ? 'held' : 'talking';
    case 'ending':
    case 'ended':
      return null;
  }
};

export interface Dialling {
  /** Why the last number could not be called; a fault code. */
  trouble: string | null;
  dial(number: string): void;
}

/** Calls a number; what cannot be called now stays in the dial field, with the reason. */
export const useDial = (): Dialling => {
  const { calls, documents } = useDoors(callsDoor, documentsDoor);
  const [trouble, setTrouble] = useState<string | null>(null);
  const once = useOneAtATime();
  const call = async (number: string) => {
    const dialled = await once(() => calls.dial(number));
    if (!dialled) return;
    setTrouble(dialled.ok ? null : dialled.fault.code);
    if (!dialled.ok) documents.setDial(number);
  };
  return {
    trouble,
    dial: (number) => void call(number),
  };
};
