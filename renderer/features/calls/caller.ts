import { useStore } from 'zustand';
import { displayName, type Customer } from '../../book/customers';
import { customersDoor } from '../../book/customers/customers-door';
import { teamDoor } from '../../phone/team/team-door';
import { settingsDoor } from '../../platform/settings/settings-door';
import { useDoor, useDoors } from '../../platform/doors';
import { useWords, type Words } from '../../platform/i18n';
import { isSameNumber } from '../../model/numbers';
import type { Colleague } from '../../phone/team';
import { phoneText } from '../../ui/phone-text';
import type { Call } from '../../model/call';

export interface Caller {
  /** The large line: the customer, else what the network says, else the number. */
  name: string;
  /** The number for the eye; empty when it is withheld or already the name. */
  number: string;
  /** What is known of the number: mobile, unknown, shared by several. */
  detail: string;
  /** The name is a number: set in figures. */
  isNumber: boolean;
  /** Where the call goes when it is called back; null when it is withheld. */
  target: string | null;
}

const labelOf = (t: Words, customer: Customer, number: string, country: string): string => {
  const phone = customer.phones.find((one) =>
    isSameNumber(one.e164 ?? one.written, number, country),
  );
  return phone ? t(`calls.phoneLabel.${phone.label}`) : '';
};

/** Who is at the other end, as well as it is known. */
export const callerOf = (
  t: Words,
  call: Pick<Call, 'remote' | 'practice'>,
  known: {
    chosen: Customer | null;
    matches: number;
    looking: boolean;
    /** What the agent's lists of colleagues and numbers call them; empty when they are in none. */
    listed: string;
  },
  country: string,
): Caller => {
  const { remote } = call;
  const written = phoneText(remote.number, country);
  const target = remote.number === '' ? null : remote.number;
  const number = written || t('calls.withheld');
  if (known.chosen) {
    const detail =
      known.chosen.origin === 'example'
        ? t('calls.example')
        : labelOf(t, known.chosen, remote.number, country);
    return { name: displayName(known.chosen), number, detail, isNumber: false, target };
  }
  const announced = remote.displayName === remote.number ? '' : remote.displayName;
  const said = announced || known.listed;
  const shared = known.matches > 1 ? t('calls.severalMatches', { count: known.matches }) : '';
  if (said) return { name: said, number, detail: shared, isNumber: false, target };
  const internal = remote.number.replaceAll(/\D/g, '').length < 7;
  const unknown = known.looking || internal || target === null ? '' : t('calls.unknownNumber');
  return {
    name: number,
    number: '',
    detail: shared || unknown,
    isNumber: target !== null,
    target,
  };
};

const nobody: Pick<Call, 'remote' | 'practice'> = {
  remote: { number: '', displayName: '', anonymous: true },
  practice: false,
};

/** The colleague, or the number called often, that is at the other end. */
export const useListed = (call: Call | null): Colleague | undefined => {
  const country = useCountry();
  return useStore(useDoor(teamDoor).store, ({ colleagues }) =>
    colleagues.find((one) => isSameNumber(one.number, call?.remote.number ?? '', country)),
  );
};

/** Follows the recognition of a call. */
export const useCaller = (call: Call | null): Caller => {
  const desk = useDoors(customersDoor);
  const { t } = useWords();
  const country = useCountry();
  const recognition = useStore(desk.customers.store, (state) =>
    call ? state.recognised[call.id] : undefined,
  );
  const listed = useListed(call)?.name ?? '';
  const chosen = recognition?.matches.find((one) => one.id === recognition.chosen) ?? null;
  return callerOf(
    t,
    call ?? nobody,
    {
      chosen,
      matches: recognition?.matches.length ?? 0,
      looking: recognition?.state === 'looking',
      listed,
    },
    country,
  );
};

/** The agent's country: how numbers are written. */
export const useCountry = (): string =>
  useStore(useDoor(settingsDoor).store, (state) => state.settings['line.country'].value);
