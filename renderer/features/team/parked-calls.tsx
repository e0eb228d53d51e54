import { PhoneIncoming, SquareParking, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { displayName, type Customer, type Interaction } from '../../book/customers';
import { customersDoor } from '../../book/customers/customers-door';
import { teamDoor } from '../../phone/team/team-door';
import { settingsDoor } from '../../platform/settings/settings-door';
import { useDoors } from '../../platform/doors';
import { longDuration, useWords } from '../../platform/i18n';
import { Button, IconButton } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { useOneAtATime } from '../../ui/one-at-a-time';
import { useNow } from '../../ui/now';
import { phoneText } from '../../ui/phone-text';
import type { ParkedCall } from '../../phone/team/team';
import { SlotField } from './slot-field';

const Parked = ({ one }: { one: ParkedCall }) => {
  const { team, customers, settings } = useDoors(teamDoor, customersDoor, settingsDoor);
  const { t, language } = useWords();
  const now = useNow(1000);
  const country = useStore(settings.store, (state) => state.settings['line.country'].value);
  const [row, setRow] = useState<Interaction | null>(null);
  const [customer, setCustomer] = useState<Customer | null>(null);
  const [slot, setSlot] = useState('');
  const once = useOneAtATime();
  const [fault, setFault] = useState<'noSlot' | 'other' | null>(null);
  useEffect(
    () => customers.book.watchInteraction(one.interactionId, setRow),
    [customers, one.interactionId],
  );
  const customerId = row?.customerId ?? null;
  useEffect(() => {
    if (customerId) return customers.book.watchCustomer(customerId, setCustomer);
    return undefined;
  }, [customerId, customers]);
  const number = row ? phoneText(row.number, country) : '';
  const name = customer ? displayName(customer) : row?.displayName || number || t('calls.withheld');
  const take = async () => {
    const taken = await once(() => team.retrieve(one.interactionId, slot));
    if (!taken) return;
    setFault(taken.ok ? null : taken.fault.code === 'noSlot' ? 'noSlot' : 'other');
  };
  const waited = longDuration(Math.max(0, Math.round((now - one.since) / 1000)), language);
  return (
    <li className="parked">
      <Icon of={SquareParking} />
      <div className="grow">
        <p className="l1 cut">{name}</p>
        <p className="l2">
          {one.slot
            ? t('team.parkedAt', { slot: one.slot, time: waited })
            : t('team.parkedFor', { time: waited })}
        </p>
        {fault && (
          <p className="err" role="alert">
            {t(fault === 'noSlot' ? 'team.slotMissing' : 'team.retrieveRefused')}
          </p>
        )}
      </div>
      {fault === 'noSlot' && <SlotField slot={slot} setSlot={setSlot} />}
      <Button icon={PhoneIncoming} onClick={() => void take()}>
        {t('team.retrieve')}
        <span className="sr"> {name}</span>
      </Button>
      <IconButton
        icon={X}
        small
        label={t('team.forgetParked', { name })}
        onClick={() => team.forgetParked(one.interactionId)}
      />
    </li>
  );
};

/** Calls that this desk parked, until they are taken back: on every screen of the Calls pane. */
export const ParkedCalls = () => {
  const { team } = useDoors(teamDoor);
  const { t } = useWords();
  const parked = useStore(team.store, (state) => state.parked);
  if (parked.length === 0) return null;
  return (
    <ul className="parkedlist" data-region data-list aria-label={t('team.parked')}>
      {parked.map((one) => (
        <Parked key={one.interactionId} one={one} />
      ))}
    </ul>
  );
};
