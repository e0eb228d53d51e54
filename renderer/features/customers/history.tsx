import { Plus } from 'lucide-react';
import { useState } from 'react';
import { SlotView } from '../../platform/feature';
import { useWords } from '../../platform/i18n';
import { Icon } from '../../ui';
import type { Customer } from '../../model/customer';
import { AddInteraction } from './add-interaction';
import { historyFilters } from './slots';
import { Timeline } from './timeline';
import { countsOf, fits, type TimelineFilter } from './timeline-rows';
import { useHistory } from './use-book';
import { useNarrowed } from './use-narrowed';

const filters: TimelineFilter[] = ['all', 'call', 'email', 'other'];

/** What happened with one customer: filter, entry by hand, timeline. */
export const HistorySection = ({ customer }: { customer: Customer }) => {
  const { t } = useWords();
  const history = useHistory(customer.id);
  const [filter, setFilter] = useState<TimelineFilter>('all');
  const [adding, setAdding] = useState(false);
  const ofChannel = history?.rows.filter((row) => fits(row, filter)) ?? [];
  const { rows: shown, narrow } = useNarrowed(ofChannel);
  if (!history) return <section className="history" />;
  const counts = countsOf(history.rows);
  return (
    <section className="history" aria-label={t('customers.history.title')}>
      <div className="h">
        <h2>{t('customers.history.title')}</h2>
        <button
          type="button"
          className="chipbtn"
          aria-expanded={adding}
          onClick={() => setAdding(!adding)}
        >
          <Icon of={Plus} size="s" />
          {t('customers.add.open')}
        </button>
        {history.total > 0 && (
          <div
            className="filters"
            role="group"
            data-list
            aria-label={t('customers.history.filter')}
          >
            {filters.map((one) => (
              <button
                key={one}
                type="button"
                aria-pressed={filter === one}
                onClick={() => setFilter(one)}
              >
                {t(`customers.history.filters.${one}`)}{' '}
                <span className="num">{one === 'all' ? history.total : counts[one]}</span>
              </button>
            ))}
          </div>
        )}
      </div>
      <SlotView of={historyFilters} with={{ rows: ofChannel, narrow }} />
      {adding && <AddInteraction customer={customer} done={() => setAdding(false)} />}
      {shown.length > 0 && <Timeline interactions={shown} />}
      {history.total === 0 && !adding && (
        <p className="nothing">
          {t('customers.history.none')}{' '}
          <button type="button" className="link" onClick={() => setAdding(true)}>
            {t('customers.history.noneAct')}
          </button>
        </p>
      )}
      {history.total > 0 && shown.length === 0 && (
        <p className="nothing">
          {t('customers.history.noneOfThese')}{' '}
          <button type="button" className="link" onClick={() => setFilter('all')}>
            {t('customers.history.showAll')}
          </button>
        </p>
      )}
      {history.total > history.rows.length && history.rows.length >= 5000 && (
        <p className="nothing">{t('customers.history.cut', { count: history.rows.length })}</p>
      )}
    </section>
  );
};
