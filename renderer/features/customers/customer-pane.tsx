import { Settings, UserPlus } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { documentKey, newCustomer } from '../../platform/desk';
import { documentsDoor } from '../../platform/desk/documents';
import { useDoors } from '../../platform/doors';
import { DocumentPart } from '../../platform/feature';
import { useWords } from '../../platform/i18n';
import { focusInto, Icon, useStrip } from '../../ui';
import { DocumentTabs, panelId, tabId } from './document-tabs';
import { SearchBox } from './search-box';
import { useSearchKey } from './search-key';
import './customers.css';

/** Who calls and what happened before: the right of the desk. */
export const CustomerPane = () => {
  const { t } = useWords();
  const desk = useDoors(documentsDoor);
  const strip = useStrip();
  const { open, current, asked } = useStore(desk.documents.store);
  const place = useRef<HTMLDivElement>(null);
  // In the strip the pane is there only because something was asked for.
  const before = useRef(strip ? -1 : asked);
  useEffect(() => {
    if (before.current !== asked && place.current) focusInto(place.current);
    before.current = asked;
  }, [asked]);
  useSearchKey();
  const document = open.find((one) => documentKey(one) === current) ?? { kind: 'today' as const };
  const key = documentKey(document);
  return (
    <section className="customer" aria-label={t('customers.region')}>
      <header className="bar" data-region>
        <DocumentTabs />
        <span className="grow" />
        {!strip && (
          <>
            <SearchBox />
            <button
              type="button"
              className="btn quiet new-customer"
              title={t('customers.form.newTitle')}
              onClick={() => desk.documents.show(newCustomer)}
            >
              <Icon of={UserPlus} />
              <span>{t('customers.form.newTitle')}</span>
            </button>
          </>
        )}
        <button
          type="button"
          className="ib"
          aria-label={t('settings.title')}
          title={t('settings.title')}
          onClick={() => desk.documents.show({ kind: 'settings', section: 'line' })}
        >
          <Icon of={Settings} />
        </button>
      </header>
      <div
        ref={place}
        className="document"
        data-region
        role="tabpanel"
        id={panelId(key)}
        aria-labelledby={tabId(key)}
      >
        <DocumentPart key={key} document={document} part="View" />
      </div>
    </section>
  );
};
