import { CircleQuestionMark, EyeOff, PhoneOutgoing, PhoneMissed, UserPlus } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useStore } from 'zustand';
import { type Document } from '../../platform/desk';
import { customersDoor } from '../../book/customers/customers-door';
import { documentsDoor } from '../../platform/desk/documents';
import { useDoor, useDoors } from '../../platform/doors';
import { daysBetween, shortDate, timeOfDay, useWords } from '../../platform/i18n';
import { Icon, phoneText } from '../../ui';
import { BookTrouble } from './book-trouble';
import type { Customer } from '../../model/customer';
import type { Interaction } from '../../model/interaction';
import { displayName } from '../../book/customers/names';
import { AttachSearch } from './attach-search';
import { draftOf, type CustomerDraft } from './customer-draft';
import { useCountry } from './desk-parts';
import { useDraft } from './drafts';
import { eventTitle } from './event-words';
import type { NumberOrigin } from './phone';
import { Timeline } from './timeline';
import { isMissed } from './today-figures';
import { useAttach } from './use-attach';
import { useMinute } from './use-book';
import { type CallerNumber, useCaller } from './use-caller';

type Caller = Extract<Document, { kind: 'caller' }>;

const OriginWords = ({ origin }: { origin: NumberOrigin }) => {
  const { t } = useWords();
  switch (origin.kind) {
    case 'zone':
      return <span>{t(`customers.caller.zone.${origin.zone}`)}</span>;
    case 'mobile':
      return <span>{t('customers.caller.mobile')}</span>;
    case 'country':
      return <span>{origin.name}</span>;
    case 'internal':
      return <span>{t('customers.caller.internal')}</span>;
    case 'none':
      return null;
  }
};

/** The number for a field: spaces that break, nothing when it is withheld. */
const plainNumber = (caller: CallerNumber) =>
  caller.number && caller.text.replaceAll('\u00A0', ' ');

/** The last contact with this number, in one line. */
const LastContact = ({ row }: { row: Interaction }) => {
  const { t, language } = useWords();
  const now = useMinute();
  const days = daysBetween(row.startedAt, now);
  const when =
    days === 0
      ? t('customers.caller.todayAt', { time: timeOfDay(row.startedAt) })
      : t('customers.caller.dayAt', {
          day: shortDate(row.startedAt, now, language),
          time: timeOfDay(row.startedAt),
        });
  return (
    <ul className="know">
      <li>
        <Icon of={isMissed(row) ? PhoneMissed : PhoneOutgoing} />
        <span>
          {t('customers.caller.last', { what: eventTitle(t, row) })} <b className="num">{when}</b>
        </span>
      </li>
    </ul>
  );
};

interface SimilarProps {
  similar: readonly Customer[];
  attach(customer: Customer): void;
}

/** Customers whose number is alike: the country is not known, so the agent decides. */
const Similar = ({ similar, attach }: SimilarProps) => {
  const { t } = useWords();
  const country = useCountry();
  if (similar.length === 0) return null;
  return (
    <ul className="know similar" data-list aria-label={t('customers.caller.similarList')}>
      {similar.slice(0, 4).map((customer) => (
        <li key={customer.id}>
          <Icon of={CircleQuestionMark} />
          <span>
            {t('customers.caller.similar')} <b>{displayName(customer)}</b>{' '}
            <span className="num faint">
              {customer.phones.map((one) => phoneText(one.e164 ?? one.written, country)).join(', ')}
            </span>
          </span>
          <button type="button" className="chipbtn" onClick={() => attach(customer)}>
            {t('customers.caller.similarAct')}
          </button>
        </li>
      ))}
    </ul>
  );
};

interface QuickCreateProps {
  document: Caller;
  caller: CallerNumber;
  /** Whether it is in the book. */
  create(draft: CustomerDraft): Promise<boolean>;
}

/** The shortest way to a card: a name. The rest is one click further. */
const QuickCreate = ({ document, caller, create }: QuickCreateProps) => {
  const { t } = useWords();
  const { documents } = useDoors(documentsDoor);
  const kept = useDraft<CustomerDraft>(`edit:${document.call}`);
  const draft = kept.draft ?? draftOf(null, plainNumber(caller));
  const [empty, setEmpty] = useState(false);
  const set = (part: Partial<CustomerDraft>) => {
    setEmpty(false);
    kept.keep({ ...draft, ...part });
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!draft.givenName.trim() && !draft.familyName.trim() && !draft.company.trim()) {
      setEmpty(true);
      event.currentTarget.querySelector('input')?.focus();
      return;
    }
    void create(draft).then((made) => made && kept.drop());
  };
  const field = (name: 'givenName' | 'familyName' | 'company') => (
    <input
      className={empty ? 'field bad' : 'field'}
      aria-label={t(`customers.form.${name}`)}
      placeholder={
        name === 'company' ? t('customers.caller.companyOptional') : t(`customers.form.${name}`)
      }
      aria-invalid={empty}
      autoComplete="off"
      value={draft[name]}
      onChange={(event) => set({ [name]: event.target.value })}
    />
  );
  return (
    <form onSubmit={submit} aria-label={t('customers.caller.create')}>
      <h3>{t('customers.caller.create')}</h3>
      <div className="two">
        {field('givenName')}
        {field('familyName')}
      </div>
      {field('company')}
      {empty && (
        <p className="err" role="alert">
          {t('customers.form.fault.name')}
        </p>
      )}
      <div className="row">
        <button type="submit" className="btn">
          <Icon of={UserPlus} size="s" />
          {t('customers.caller.createAct')}
        </button>
        <button
          type="button"
          className="btn quiet"
          onClick={() =>
            documents.show({
              kind: 'editCustomer',
              id: null,
              call: document.call,
              number: plainNumber(caller),
            })
          }
        >
          {t('customers.caller.createMore')}
        </button>
      </div>
    </form>
  );
};

const nobody: readonly Customer[] = [];

/** Nobody has this number: what is known of it, and two ways to give it a name, now or later. */
export const UnknownCaller = ({
  document,
  compact = false,
}: {
  document: Caller;
  /** In the strip: the history has its own tab. */
  compact?: boolean;
}) => {
  const { t } = useWords();
  const caller = useCaller(document.call, document.interactionId);
  const acts = useAttach(document, caller);
  const similar = useStore(
    useDoor(customersDoor).store,
    (state) => state.recognised[document.call]?.similar ?? nobody,
  );
  const last = caller.earlier[0];
  return (
    <div className={compact ? 'mini-sheet' : 'sheet flows'}>
      <header className="person">
        <span className="avatar" aria-hidden="true">
          <Icon of={caller.number ? CircleQuestionMark : EyeOff} />
        </span>
        <div className="grow">
          <h1 className={caller.number ? 'num' : undefined}>{caller.text}</h1>
          <p className="meta">
            <span>
              {caller.number ? t('customers.caller.nobody') : t('customers.caller.withheldMeans')}
            </span>
            <OriginWords origin={caller.origin} />
            {caller.displayName && (
              <span>{t('customers.caller.announced', { name: caller.displayName })}</span>
            )}
          </p>
        </div>
      </header>
      {last && <LastContact row={last} />}
      <Similar similar={similar} attach={(customer) => void acts.attach(customer)} />
      <div className="h who">
        <h2>{t(caller.direction === 'in' ? 'customers.caller.who' : 'customers.caller.whoOut')}</h2>
        <span className="muted">
          {t(
            caller.direction === 'in'
              ? 'customers.caller.whenever'
              : 'customers.caller.wheneverOut',
          )}
        </span>
      </div>
      <div className="attach">
        <section>
          <h3>{t('customers.caller.attach')}</h3>
          <AttachSearch call={document.call} choose={(customer) => void acts.attach(customer)} />
          {caller.number !== '' && (
            <p className="muted small">{t('customers.caller.attachMeans')}</p>
          )}
        </section>
        <QuickCreate document={document} caller={caller} create={acts.create} />
      </div>
      <BookTrouble code={acts.failed} />
      {!compact && caller.earlier.length > 0 && (
        <>
          <div className="h with">
            <h2>{t('customers.caller.with')}</h2>
          </div>
          <Timeline interactions={caller.earlier} />
        </>
      )}
    </div>
  );
};
