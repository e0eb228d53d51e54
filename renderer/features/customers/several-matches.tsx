import { Search, Users } from 'lucide-react';
import { useEffect, useState } from 'react';
import { documentKey } from '../../platform/desk';
import { customersDoor } from '../../book/customers/customers-door';
import { documentsDoor } from '../../platform/desk/documents';
import { useDoor, useDoors } from '../../platform/doors';
import { shortDate, useWords } from '../../platform/i18n';
import { Icon, phoneText } from '../../ui';
import { BookTrouble } from './book-trouble';
import type { Customer } from '../../model/customer';
import type { Interaction } from '../../model/interaction';
import { AttachSearch } from './attach-search';
import { useCall, useCountry } from './desk-parts';
import { eventTitle } from './event-words';
import { displayName, initials } from '../../book/customers/names';
import { Timeline } from './timeline';
import { useMinute } from './use-book';

/** The last contacts of a few customers, by customer. */
const useLastContacts = (customers: readonly Customer[]): Record<string, Interaction[]> => {
  const { book } = useDoor(customersDoor);
  const [found, setFound] = useState<Record<string, Interaction[]>>({});
  useEffect(() => {
    const ends = customers.map(({ id }) =>
      book.watchHistory(id, 5, (rows) => setFound((known) => ({ ...known, [id]: rows }))),
    );
    return () => ends.forEach((end) => end());
  }, [book, customers]);
  return found;
};

/** The first is called likely only where a reason can be named: it was talked to last. */
const isLikely = (matches: readonly Customer[], contacts: Record<string, Interaction[]>) => {
  const [first, ...others] = matches.map((one) => contacts[one.id]?.[0]?.startedAt ?? 0);
  return first !== undefined && first > 0 && others.every((at) => at < first);
};

interface CardProps {
  customer: Customer;
  index: number;
  likely: boolean;
  last: Interaction | undefined;
  from: string;
  choose(): void;
}

const MatchCard = ({ customer, index, likely, last, from, choose }: CardProps) => {
  const { t, language } = useWords();
  const country = useCountry();
  const now = useMinute();
  const others = customer.phones.filter((phone) => phone.e164 !== from && phone.written !== from);
  const facts: [string, string][] = [
    [
      t('customers.several.last'),
      last
        ? `${shortDate(last.startedAt, now, language)}, ${eventTitle(t, last)}`
        : t('customers.several.never'),
    ],
    [t('customers.facts.company'), customer.company],
    [t('customers.form.city'), customer.city],
    [
      t('customers.several.also'),
      others.map((phone) => phoneText(phone.e164 ?? phone.written, country)).join(', '),
    ],
  ];
  return (
    <button type="button" className={likely ? 'likely' : undefined} onClick={choose}>
      <span className="row">
        <span className="avatar" aria-hidden="true">
          {initials(customer)}
        </span>
        <span className="grow">
          <b className="who">{displayName(customer)}</b>
          {likely && <span className="chip info">{t('customers.several.likely')}</span>}
        </span>
        {index < 9 && <kbd aria-hidden="true">{index + 1}</kbd>}
      </span>
      <span className="pairs">
        {facts
          .filter(([, value]) => value !== '')
          .map(([name, value]) => (
            <span key={name}>
              <span className="faint">{name}</span>
              <span>{value}</span>
            </span>
          ))}
      </span>
    </button>
  );
};

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]');

export interface SeveralMatchesProps {
  call: string;
  matches: Customer[];
  /** In the strip: one column, no household history. */
  compact?: boolean;
}

/** Several customers have the number: the agent says who it is, when it is known. */
export const SeveralMatches = ({ call, matches, compact = false }: SeveralMatchesProps) => {
  const { t } = useWords();
  const { customers, documents } = useDoors(customersDoor, documentsDoor);
  const country = useCountry();
  const live = useCall(call);
  const contacts = useLastContacts(matches);
  const [other, setOther] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const likely = isLikely(matches, contacts);
  const from = live?.remote.number ?? '';
  const choose = async (id: string) => {
    const chosen = await customers.choose(call, id);
    setFailed(chosen.ok ? null : chosen.fault.code);
    const key = documentKey({ kind: 'caller', call, interactionId: '' });
    if (chosen.ok && documents.store.getState().open.some((one) => documentKey(one) === key))
      documents.replace(key, { kind: 'customer', id });
  };
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (typing(event.target) || event.ctrlKey || event.altKey || event.metaKey) return;
      const index = Number(event.key) - 1;
      const match = matches[index];
      if (match) void choose(match.id);
      else if (index === matches.length) setOther(true);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  });
  const all = matches
    .flatMap((one) => contacts[one.id] ?? [])
    .toSorted((one, two) => two.startedAt - one.startedAt)
    .slice(0, 12);
  const whoOf = (row: Interaction) => {
    const match = matches.find((one) => one.id === row.customerId);
    return match ? displayName(match) : '';
  };
  return (
    <div className={compact ? 'mini-sheet' : 'sheet flows'}>
      <header className="person">
        <span className="avatar" aria-hidden="true">
          <Icon of={Users} />
        </span>
        <div className="grow">
          <h1>
            {matches.length === 2
              ? t('customers.several.titleTwo')
              : t('customers.several.title', { count: matches.length })}
          </h1>
          <p className="meta">
            <span className="num">{phoneText(from, country)}</span>
          </p>
        </div>
      </header>
      <p className="muted gap">{t('customers.several.text')}</p>
      <div className="pick" data-list>
        {matches.map((customer, index) => (
          <MatchCard
            key={customer.id}
            customer={customer}
            index={index}
            likely={likely && index === 0}
            last={contacts[customer.id]?.[0]}
            from={from}
            choose={() => void choose(customer.id)}
          />
        ))}
      </div>
      <BookTrouble code={failed} />
      <div className="row gap">
        <button
          type="button"
          className="btn quiet"
          aria-expanded={other}
          onClick={() => setOther(!other)}
        >
          <Icon of={Search} size="s" />
          {t('customers.several.other')}
          {matches.length < 9 && <kbd aria-hidden="true">{matches.length + 1}</kbd>}
        </button>
      </div>
      {other && (
        <section className="narrow">
          <AttachSearch call={call} choose={(customer) => void choose(customer.id)} />
        </section>
      )}
      {!compact && all.length > 0 && (
        <>
          <div className="h with">
            <h2>{t('customers.several.history')}</h2>
          </div>
          <Timeline interactions={all} whoOf={whoOf} />
        </>
      )}
    </div>
  );
};
