import { Pause, Pencil, Phone, PhoneIncoming, PhoneOutgoing } from 'lucide-react';
import { useStore } from 'zustand';
import { customersDoor } from '../../book/customers/customers-door';
import { displayName } from '../../book/customers/names';
import { useDoor } from '../../platform/doors';
import type { DocumentProps } from '../../platform/feature';
import { useWords } from '../../platform/i18n';
import { Icon, phoneText } from '../../ui';
import { type CallMark, markOf, useCall, useCallWith, useCountry } from './desk-parts';
import { useCustomer } from './use-book';

const marks = {
  ringing: { state: 'ringing', icon: PhoneIncoming },
  dialling: { state: 'talking', icon: PhoneOutgoing },
  talking: { state: 'talking', icon: Phone },
  held: { state: 'held', icon: Pause },
} as const;

const Mark = ({ mark }: { mark: CallMark | null }) => {
  const { t } = useWords();
  if (mark === null) return null;
  const { state, icon: Drawing } = marks[mark];
  return (
    <>
      <span className="sd" data-s={state}>
        <Drawing />
      </span>
      <span className="sr">{t(`customers.tabs.mark.${mark}`)} </span>
    </>
  );
};

export const CustomerTitle = ({ document: { id } }: DocumentProps<'customer'>) => {
  const { t } = useWords();
  const customer = useCustomer(id);
  const call = useCallWith(id);
  return (
    <>
      <Mark mark={call ? markOf(call) : null} />
      <span className="cut">{customer ? displayName(customer) : t('customers.tabs.customer')}</span>
    </>
  );
};

export const CallerTitle = ({ document: { call: id } }: DocumentProps<'caller'>) => {
  const { t } = useWords();
  const call = useCall(id);
  const country = useCountry();
  const recognised = useStore(useDoor(customersDoor).store, (state) => state.recognised[id]);
  const matches = recognised?.matches ?? [];
  const chosen = matches.find((one) => one.id === recognised?.chosen);
  const first = matches[0];
  const sameName = first?.familyName && matches.every((one) => one.familyName === first.familyName);
  // The call may be put away while its tab is still open.
  const from = call?.remote.number ?? recognised?.number;
  const number = from ? phoneText(from, country) : t('customers.caller.withheld');
  const title = chosen
    ? displayName(chosen)
    : matches.length > 1
      ? t('customers.tabs.toChoose', { name: sameName ? first.familyName : number })
      : number;
  return (
    <>
      <Mark mark={call ? markOf(call) : null} />
      <span className={chosen || matches.length > 1 ? 'cut' : 'cut num'}>{title}</span>
    </>
  );
};

export const EditTitle = ({ document: { id } }: DocumentProps<'editCustomer'>) => {
  const { t } = useWords();
  return (
    <>
      <Icon of={Pencil} size="s" />
      <span className="cut">
        {id === null ? t('customers.form.newTitle') : t('customers.form.editTitle')}
      </span>
    </>
  );
};

export const TodayTitle = () => {
  const { t } = useWords();
  return <span className="cut">{t('customers.today.tab')}</span>;
};
