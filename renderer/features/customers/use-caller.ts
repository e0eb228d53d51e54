import { useMemo } from 'react';
import { useWords } from '../../platform/i18n';
import { phoneText } from '../../ui';
import type { CallRow } from '../../book/customers/book-port';
import type { Interaction } from '../../model/interaction';
import { useCall, useCountry } from './desk-parts';
import { type NumberOrigin, originOf, readPhone } from './phone';
import { useCallLog } from './use-book';

export interface CallerNumber {
  /** As the network gave it; empty when withheld. */
  number: string;
  /** For the eye. */
  text: string;
  origin: NumberOrigin;
  displayName: string;
  direction: 'in' | 'out';
  practice: boolean;
  /** Earlier contacts with this number, newest first. */
  earlier: Interaction[];
}

const sameNumber = (row: CallRow, number: string, e164: string | null) =>
  row.interaction.number === number ||
  (e164 !== null && (row.interaction.numberE164 === e164 || row.interaction.number === e164));

/** Everything the desk can know of a number without a customer. */
export const useCaller = (call: string, interactionId: string): CallerNumber => {
  const { t, language } = useWords();
  const country = useCountry();
  const live = useCall(call);
  const log = useCallLog(500);
  const stored = log?.find((row) => row.interaction.id === interactionId)?.interaction;
  const number = live?.remote.number ?? stored?.number ?? '';
  const earlier = useMemo(() => {
    if (number === '') return [];
    const reading = readPhone(number, country);
    const e164 = reading.ok ? reading.e164 : null;
    return (log ?? [])
      .filter((row) => row.interaction.id !== interactionId && sameNumber(row, number, e164))
      .map((row) => row.interaction);
  }, [log, number, country, interactionId]);
  return {
    number,
    text: number === '' ? t('customers.caller.withheld') : phoneText(number, country),
    origin: number === '' ? { kind: 'none' } : originOf(number, country, language),
    displayName: live?.remote.displayName ?? stored?.displayName ?? '',
    direction: live?.direction ?? stored?.direction ?? 'in',
    practice: live?.practice ?? stored?.practice ?? false,
    earlier,
  };
};
