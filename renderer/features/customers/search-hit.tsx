import { useWords } from '../../platform/i18n';
import { phoneText } from '../../ui';
import type { SearchHit } from '../../book/customers/book-port';
import type { Customer } from '../../model/customer';
import { useCountry } from './desk-parts';
import { markMatches } from './mark-matches';
import { displayName, initials } from '../../book/customers/names';
import type { OptionKeys } from './use-options';
import type { Found } from './use-search';

const Marked = ({ text, query }: { text: string; query: string }) =>
  markMatches(text, query).map((stretch, index) =>
    // Stretches have no identity of their own: their place is their key.
    stretch.hit ? <mark key={index}>{stretch.text}</mark> : <span key={index}>{stretch.text}</span>,
  );

/** The number that was found, else the first. */
const phoneOf = (customer: Customer, query: string, country: string): string => {
  const texts = customer.phones.map((phone) => phoneText(phone.e164 ?? phone.written, country));
  return texts.find((text) => markMatches(text, query).some(({ hit }) => hit)) ?? texts[0] ?? '';
};

/** A note is shown from shortly before what was found. */
const clip = (note: string, query: string): string => {
  let at = 0;
  for (const stretch of markMatches(note, query)) {
    if (stretch.hit) break;
    at += stretch.text.length;
  }
  return at > 24 ? `…${note.slice(at - 18)}` : note;
};

const detailsOf = ({ customer, field }: SearchHit, query: string, country: string): string[] => {
  const company = displayName(customer) === customer.company ? '' : customer.company;
  const found = {
    name: '',
    company: '',
    phone: '',
    city: '',
    email: customer.emails.join(', '),
    tag: customer.tags.join(', '),
    note: clip(customer.note, query),
  }[field];
  return [company, customer.city, phoneOf(customer, query, country), found].filter(Boolean);
};

interface HitOptionProps {
  id: string;
  hit: SearchHit;
  query: string;
  on: boolean;
  choose(): void;
  point(): void;
}

/** One customer in a list of results. */
const HitOption = ({ id, hit, query, on, choose, point }: HitOptionProps) => {
  const { t } = useWords();
  const country = useCountry();
  return (
    // The keyboard chooses through the field (aria-activedescendant); the mouse chooses here.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      id={id}
      className={on ? 'res on' : 'res'}
      role="option"
      tabIndex={-1}
      aria-selected={on}
      onMouseMove={point}
      onMouseDown={(event) => event.preventDefault()}
      onClick={choose}
    >
      <span className="avatar" aria-hidden="true">
        {initials(hit.customer)}
      </span>
      <div className="grow">
        <p className="cut">
          <b>
            <Marked text={displayName(hit.customer)} query={query} />
          </b>
          {hit.customer.origin === 'example' && (
            <span className="chip info">{t('customers.chip.example')}</span>
          )}
        </p>
        <p className="muted cut small">
          {detailsOf(hit, query, country).map((detail, index) => (
            <span key={detail}>
              {index > 0 && ' · '}
              <Marked text={detail} query={query} />
            </span>
          ))}
        </p>
      </div>
      {on && <kbd aria-hidden="true">↵</kbd>}
    </div>
  );
};

interface HitOptionsProps {
  /** The id of the list that they stand in. */
  list: string;
  found: Found;
  options: OptionKeys;
  choose(index: number): void;
}

/** The customers that were found, in a list of results; the first of its options. */
export const HitOptions = ({ list, found, options, choose }: HitOptionsProps) =>
  found.hits.map((hit, index) => (
    <HitOption
      key={hit.customer.id}
      id={`${list}-${index}`}
      hit={hit}
      query={found.query}
      on={options.at === index}
      point={() => options.point(index)}
      choose={() => choose(index)}
    />
  ));
