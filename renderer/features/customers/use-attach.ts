import { useState } from 'react';
import { type Document, documentKey } from '../../platform/desk';
import { customersDoor } from '../../book/customers/customers-door';
import { documentsDoor } from '../../platform/desk/documents';
import { useDoors } from '../../platform/doors';
import { useWords } from '../../platform/i18n';
import { newId, ok } from '../../kernel';
import { useAnnounce } from '../../ui';
import type { Customer } from '../../model/customer';
import { displayName } from '../../book/customers/names';
import { customerFrom, type CustomerDraft } from './customer-draft';
import { useCountry } from './desk-parts';
import { readPhone } from './phone';
import type { CallerNumber } from './use-caller';

type Caller = Extract<Document, { kind: 'caller' }>;

/** Writes the number onto the customer's card, so that the next call is recognised. */
const withNumber = (customer: Customer, number: string, country: string): Customer | null => {
  const reading = readPhone(number, country);
  const e164 = reading.ok ? reading.e164 : null;
  const known = customer.phones.some(
    (phone) => phone.written === number || (e164 !== null && phone.e164 === e164),
  );
  if (number === '' || known) return null;
  return {
    ...customer,
    origin: 'own',
    phones: [...customer.phones, { label: 'other', written: number, e164 }],
    updatedAt: Date.now(),
  };
};

/** What can be done with an unknown caller: attach to a card, or make one. */
export const useAttach = (document: Caller, caller: CallerNumber) => {
  const { customers, documents } = useDoors(customersDoor, documentsDoor);
  const country = useCountry();
  const { t } = useWords();
  const announce = useAnnounce();
  const [failed, setFailed] = useState<string | null>(null);
  const show = (id: string) => documents.replace(documentKey(document), { kind: 'customer', id });
  const sayKept = (customer: Customer) =>
    announce(t('customers.form.saved', { name: displayName(customer) }));
  return {
    failed,
    attach: async (customer: Customer) => {
      // A practice number on a real customer's card would one day be taken for hers.
      const real = caller.practice && customer.origin === 'own';
      const next = real ? null : withNumber(customer, caller.number, country);
      const saved = next ? await customers.book.saveCustomer(next) : ok(null);
      const chosen = saved.ok ? await customers.choose(document.call, customer.id) : saved;
      setFailed(chosen.ok ? null : chosen.fault.code);
      if (!chosen.ok) return;
      // The number is on the card now; who was merely chosen is read out by the card that opens.
      if (next) sayKept(next);
      show(customer.id);
    },
    create: async (draft: CustomerDraft) => {
      const customer = customerFrom(draft, {
        known: null,
        id: newId(),
        country,
        now: Date.now(),
      });
      const made = await customers.create(customer, document.call);
      setFailed(made.ok ? null : made.fault.code);
      if (!made.ok) return false;
      sayKept(customer);
      show(customer.id);
      return true;
    },
  };
};
