import { Search, UserPlus } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef } from 'react';
import { useStore } from 'zustand';
import { documentsDoor } from '../../platform/desk/documents';
import { useDoor, useDoors } from '../../platform/doors';
import { useWords } from '../../platform/i18n';
import { Icon } from '../../ui';
import type { Customer } from '../../model/customer';
import { draftOf } from './customer-draft';
import { DialTrouble } from './dial-trouble';
import { useDial } from './desk-parts';
import { HitOptions } from './search-hit';
import { searchOf } from './search-state';
import { useCountNews } from './use-count-news';
import { useOptions } from './use-options';
import { useSearch } from './use-search';

const SearchKeys = () => {
  const { t } = useWords();
  return (
    <footer className="keysbar" aria-hidden="true">
      <span>
        <kbd>↑</kbd>
        <kbd>↓</kbd>
        {t('customers.search.keys.choose')}
      </span>
      <span>
        <kbd>↵</kbd>
        {t('customers.search.keys.open')}
      </span>
      <span>
        <kbd>Ctrl ↵</kbd>
        {t('customers.search.keys.call')}
      </span>
      <span>
        <kbd>{t('customers.search.keys.escape')}</kbd>
        {t('customers.search.keys.close')}
      </span>
    </footer>
  );
};

/** What a search may do with what it found. */
const useSearchActs = (close: () => void) => {
  const desk = useDoors(documentsDoor);
  const dialling = useDial();
  return {
    trouble: dialling.trouble,
    open: (customer: Customer, call: boolean) => {
      const phone = customer.phones[0];
      desk.documents.show({ kind: 'customer', id: customer.id });
      if (call && phone) dialling.dial(phone.e164 ?? phone.written);
      close();
    },
    create: (query: string) => {
      const isNumber = /^[\d\s+().-]{3,}$/.test(query);
      if (!isNumber) {
        const [givenName = '', ...rest] = query.split(/\s+/);
        const draft = draftOf(null, '');
        const name =
          rest.length > 0 ? { givenName, familyName: rest.join(' ') } : { familyName: givenName };
        desk.documents.setDraft('edit:new', { ...draft, ...name });
      }
      desk.documents.show({
        kind: 'editCustomer',
        id: null,
        call: null,
        number: isNumber ? query : '',
      });
      close();
    },
  };
};

/** One field for name, number, e-mail, city, notes: as you type. `overlay`: in the strip, opened from the bar. */
export const SearchBox = ({ overlay = false }: { overlay?: boolean }) => {
  const { t } = useWords();
  const store = searchOf(useDoor(documentsDoor));
  const { open, query } = useStore(store);
  const list = useId();
  const input = useRef<HTMLInputElement>(null);
  const found = useSearch(open ? query : '');
  const asked = query.trim();
  // A quick Enter must not make a customer who is just being found.
  const answered = asked !== '' && found.query === asked;
  const count = found.hits.length + (answered ? 1 : 0);
  const close = () => {
    store.setState({ open: false, query: '' });
    // Where it was before gets the focus back.
    input.current?.blur();
  };
  // What was found takes the focus by itself.
  const acts = useSearchActs(() => store.setState({ open: false, query: '' }));
  const choose = (index: number, call: boolean) => {
    const hit = found.hits[index];
    if (hit) acts.open(hit.customer, call);
    else if (answered) acts.create(asked);
  };
  const options = useOptions(count, found.query, choose);
  useEffect(() => {
    if (open) input.current?.focus();
  }, [open]);
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape') close();
    else options.press(event);
  };
  const shown = open && asked !== '';
  useCountNews(found, shown);
  return (
    <div
      className={overlay ? 'search-place overlay' : 'search-place'}
      data-focus-passes=""
      data-open={open || undefined}
    >
      <div className="search-pop" role="search">
        <label className="search">
          <Icon of={Search} size="s" />
          <input
            ref={input}
            role="combobox"
            aria-label={t('customers.search.label')}
            aria-expanded={shown}
            aria-controls={list}
            aria-autocomplete="list"
            aria-activedescendant={shown && options.at >= 0 ? `${list}-${options.at}` : undefined}
            aria-keyshortcuts="Control+K"
            placeholder={t('customers.search.label')}
            autoComplete="off"
            spellCheck={false}
            value={query}
            onChange={(event) => store.setState({ open: true, query: event.target.value })}
            onFocus={() => store.setState({ open: true })}
            onBlur={() => store.setState({ open: false })}
            onKeyDown={press}
          />
          {shown && answered ? (
            <span className="num faint">
              {t('customers.search.count', { count: found.hits.length })}
            </span>
          ) : (
            <kbd aria-hidden="true">Ctrl K</kbd>
          )}
        </label>
        <div className="search-found" hidden={!open}>
          {asked === '' && <p className="hint">{t('customers.search.hint')}</p>}
          {shown && answered && found.hits.length === 0 && (
            <p className="hint">{t('customers.search.none', { query: asked })}</p>
          )}
          <div id={list} role="listbox" aria-label={t('customers.search.results')}>
            <HitOptions
              list={list}
              found={found}
              options={options}
              choose={(index) => choose(index, false)}
            />
            {shown && answered && (
              // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
              <div
                id={`${list}-${found.hits.length}`}
                className={options.at === found.hits.length ? 'res on' : 'res'}
                role="option"
                tabIndex={-1}
                aria-selected={options.at === found.hits.length}
                onMouseMove={() => options.point(found.hits.length)}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => acts.create(asked)}
              >
                <span className="avatar" aria-hidden="true">
                  <Icon of={UserPlus} size="s" />
                </span>
                <p className="grow cut">{t('customers.search.create', { query: asked })}</p>
              </div>
            )}
          </div>
          <SearchKeys />
        </div>
      </div>
      <DialTrouble trouble={acts.trouble} />
    </div>
  );
};
