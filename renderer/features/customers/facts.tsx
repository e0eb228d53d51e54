import { Phone } from 'lucide-react';
import { documentsDoor } from '../../platform/desk/documents';
import { useDoors } from '../../platform/doors';
import { useWords } from '../../platform/i18n';
import { Icon, phoneText } from '../../ui';
import type { Customer } from '../../model/customer';
import { DialTrouble } from './dial-trouble';
import { useCountry, useDial } from './desk-parts';

/** How to reach the customer, and what is written on the card. */
export const Facts = ({ customer }: { customer: Customer }) => {
  const { t } = useWords();
  const country = useCountry();
  const { documents } = useDoors(documentsDoor);
  const dialling = useDial();
  const edit = () =>
    documents.show({ kind: 'editCustomer', id: customer.id, call: null, number: '' });
  const reachable = customer.phones.length + customer.emails.length > 0;
  const address = [customer.address, customer.address.includes(customer.city) ? '' : customer.city]
    .filter(Boolean)
    .join('\n');
  return (
    <aside className="facts" aria-label={t('customers.facts.title')}>
      <h2>{t('customers.facts.reach')}</h2>
      <dl data-list>
        {customer.phones.map((phone) => (
          <div key={`${phone.label}${phone.written}`}>
            <dt>{t(`customers.phone.${phone.label}`)}</dt>
            <dd className="ph num">
              {phoneText(phone.e164 ?? phone.written, country)}
              <button
                type="button"
                className="ib dial"
                title={t('customers.facts.call')}
                aria-label={t('customers.facts.callNumber', {
                  number: phoneText(phone.e164 ?? phone.written, country),
                })}
                onClick={() => dialling.dial(phone.e164 ?? phone.written)}
              >
                <Icon of={Phone} size="s" />
              </button>
            </dd>
          </div>
        ))}
        <DialTrouble trouble={dialling.trouble} />
        {customer.emails.map((email) => (
          <div key={email}>
            <dt>{t('customers.facts.email')}</dt>
            <dd className="long">{email}</dd>
          </div>
        ))}
        {!reachable && (
          <div>
            <dd className="muted">
              {t('customers.facts.unreachable')}{' '}
              <button type="button" className="link" onClick={edit}>
                {t('customers.facts.complete')}
              </button>
            </dd>
          </div>
        )}
        {address && (
          <div>
            <dt>{t('customers.facts.address')}</dt>
            <dd className="lines">{address}</dd>
          </div>
        )}
      </dl>
      {(customer.language || customer.company) && (
        <>
          <h2>{t('customers.facts.more')}</h2>
          <dl>
            {customer.language && (
              <div>
                <dt>{t('customers.facts.language')}</dt>
                <dd>{t(`customers.language.${customer.language}`)}</dd>
              </div>
            )}
            {customer.company && (
              <div>
                <dt>{t('customers.facts.company')}</dt>
                <dd>{customer.company}</dd>
              </div>
            )}
          </dl>
        </>
      )}
    </aside>
  );
};
