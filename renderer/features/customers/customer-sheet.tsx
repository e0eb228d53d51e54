import { BookUser, Info, Pencil, Phone } from 'lucide-react';
import { useState } from 'react';
import { documentsDoor } from '../../platform/desk/documents';
import { useDoors } from '../../platform/doors';
import { monthAndYear, useWords } from '../../platform/i18n';
import { Icon } from '../../ui';
import type { Customer, CustomerId } from '../../model/customer';
import { DialTrouble } from './dial-trouble';
import { useCallWith, useDial } from './desk-parts';
import { Facts } from './facts';
import { HistorySection } from './history';
import { displayName, initials } from '../../book/customers/names';
import { useCustomer } from './use-book';

interface HeaderProps {
  customer: Customer;
  factsShown: boolean;
  showFacts(shown: boolean): void;
}

const PersonHeader = ({ customer, factsShown, showFacts }: HeaderProps) => {
  const { t, language } = useWords();
  const { documents } = useDoors(documentsDoor);
  const dialling = useDial();
  const call = useCallWith(customer.id);
  const name = displayName(customer);
  const phone = customer.phones[0];
  return (
    <header className="person">
      <span className="avatar" aria-hidden="true">
        {initials(customer)}
      </span>
      <div className="grow">
        <div className="row named">
          <h1>{name}</h1>
          {customer.origin === 'example' && (
            <span className="chip info">{t('customers.chip.example')}</span>
          )}
          {customer.tags.map((tag) => (
            <span key={tag} className="chip">
              {tag}
            </span>
          ))}
        </div>
        <p className="meta">
          {customer.company && customer.company !== name && <span>{customer.company}</span>}
          {customer.city && <span>{customer.city}</span>}
          {customer.language && (
            <span>
              {t('customers.speaks', { language: t(`customers.language.${customer.language}`) })}
            </span>
          )}
          <span>{t('customers.since', { month: monthAndYear(customer.createdAt, language) })}</span>
        </p>
        <DialTrouble trouble={dialling.trouble} />
      </div>
      <div className="acts">
        {phone && !call && (
          <button
            type="button"
            className="btn"
            aria-label={t('customers.callName', { name })}
            onClick={() => dialling.dial(phone.e164 ?? phone.written)}
          >
            <Icon of={Phone} size="s" />
            {t('customers.facts.call')}
          </button>
        )}
        <button
          type="button"
          className="btn only-narrow"
          aria-pressed={factsShown}
          onClick={() => showFacts(!factsShown)}
        >
          <Icon of={BookUser} size="s" />
          {t('customers.facts.show')}
        </button>
        <button
          type="button"
          className="btn"
          onClick={() =>
            documents.show({ kind: 'editCustomer', id: customer.id, call: null, number: '' })
          }
        >
          <Icon of={Pencil} size="s" />
          {t('customers.edit')}
        </button>
      </div>
    </header>
  );
};

/** Who the customer is and what happened. */
export const CustomerSheet = ({ id }: { id: CustomerId }) => {
  const { t } = useWords();
  const { documents } = useDoors(documentsDoor);
  const customer = useCustomer(id);
  const [facts, showFacts] = useState(false);
  if (customer === undefined) return <div className="sheet" />;
  if (customer === null) {
    return (
      <div className="sheet">
        <p className="nothing">
          {t('customers.gone')}{' '}
          <button type="button" className="link" onClick={() => documents.close(`customer:${id}`)}>
            {t('customers.tabs.close')}
          </button>
        </p>
      </div>
    );
  }
  return (
    <div className="sheet" data-facts={facts ? 'shown' : undefined}>
      <PersonHeader customer={customer} factsShown={facts} showFacts={showFacts} />
      {customer.note && (
        <section aria-label={t('customers.facts.note')}>
          <ul className="know">
            <li>
              <Icon of={Info} className="info" />
              <span className="lines">{customer.note}</span>
            </li>
          </ul>
        </section>
      )}
      <div className="cols">
        <HistorySection key={customer.id} customer={customer} />
        <Facts customer={customer} />
      </div>
    </div>
  );
};
