import { useState } from 'react';
import { callsDoor } from '../../phone/calls/calls-door';
import { useDoors } from '../../platform/doors';
import { useWords } from '../../platform/i18n';
import { useOneAtATime } from '../../ui/one-at-a-time';

const known = ['notDialable', 'lineNotReady', 'tooManyCalls', 'emptyDial', 'noMatch'] as const;
type DialFault = (typeof known)[number] | 'other';

export interface Dialling {
  /** Why the last attempt did not become a call, in words; empty when it did. */
  fault: string;
  /** True when it became a call. */
  dial(target: string): Promise<boolean>;
  refuse(fault: DialFault): void;
  forget(): void;
}

/** Calls a number, and says in words why it could not be called. */
export const useDialling = (): Dialling => {
  const desk = useDoors(callsDoor);
  const { t } = useWords();
  const [fault, setFault] = useState<DialFault | null>(null);
  const once = useOneAtATime();
  return {
    fault: fault ? t(`calls.dialFault.${fault}`) : '',
    dial: async (target) => {
      const dialled = await once(() => desk.calls.dial(target));
      if (!dialled) return false;
      const code = dialled.ok ? null : dialled.fault.code;
      setFault(code ? (known.find((one) => one === code) ?? 'other') : null);
      return dialled.ok;
    },
    refuse: setFault,
    forget: () => setFault(null),
  };
};
