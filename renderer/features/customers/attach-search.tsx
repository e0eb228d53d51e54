import { Search } from 'lucide-react';
import { useId } from 'react';
import { useWords } from '../../platform/i18n';
import { Icon } from '../../ui';
import type { Customer } from '../../model/customer';
import { useDraft } from './drafts';
import { HitOptions } from './search-hit';
import { useCountNews } from './use-count-news';
import { useOptions } from './use-options';
import { useSearch } from './use-search';

interface AttachSearchProps {
  call: string;
  choose(customer: Customer): void;
}

/** Finds the customer that a call belongs to; the results stand in the page, nothing is covered. */
export const AttachSearch = ({ call, choose }: AttachSearchProps) => {
  const { t } = useWords();
  const list = useId();
  const kept = useDraft<string>(`attach:${call}`);
  const query = kept.draft ?? '';
  const setQuery = (text: string) => (text === '' ? kept.drop() : kept.keep(text));
  const found = useSearch(query);
  useCountNews(found, query.trim() !== '');
  const pick = (index: number) => {
    const hit = found.hits[index];
    if (hit) choose(hit.customer);
  };
  const options = useOptions(found.hits.length, found.query, pick);
  const none = query.trim() !== '' && found.query === query.trim() && found.hits.length === 0;
  return (
    <>
      <label className="field">
        <Icon of={Search} />
        <input
          role="combobox"
          aria-label={t('customers.caller.attach')}
          aria-expanded={found.hits.length > 0}
          aria-controls={list}
          aria-autocomplete="list"
          aria-activedescendant={options.at >= 0 ? `${list}-${options.at}` : undefined}
          placeholder={t('customers.caller.attachPlaceholder')}
          autoComplete="off"
          value={query}
          onChange={(event) => setQuery(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') setQuery('');
            else options.press(event);
          }}
        />
      </label>
      <div id={list} role="listbox" aria-label={t('customers.search.results')} className="hits">
        <HitOptions list={list} found={found} options={options} choose={pick} />
      </div>
      {none && <p className="muted small">{t('customers.search.none', { query: query.trim() })}</p>}
    </>
  );
};
