import { X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { type Document, documentKey } from '../../platform/desk';
import { documentsDoor } from '../../platform/desk/documents';
import { useDoors } from '../../platform/doors';
import { DocumentPart } from '../../platform/feature';
import { useWords } from '../../platform/i18n';
import { Icon } from '../../ui';

export const tabId = (key: string) => `tab-${key.replaceAll(':', '-')}`;
export const panelId = (key: string) => `panel-${key.replaceAll(':', '-')}`;

/** The open documents. Arrows go from tab to tab, Delete closes. */
export const DocumentTabs = () => {
  const { t } = useWords();
  const { documents } = useDoors(documentsDoor);
  const { open, current } = useStore(documents.store);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const tabs = list.current;
    if (!tabs) return undefined;
    // Also when a name arrives later and widens its tab.
    const watch = new ResizeObserver(() =>
      tabs
        .querySelector('[aria-selected="true"]')
        ?.scrollIntoView({ block: 'nearest', inline: 'nearest' }),
    );
    for (const tab of [tabs, ...tabs.children]) watch.observe(tab);
    return () => watch.disconnect();
  }, [current, open]);
  const go = (key: string) => {
    documents.turnTo(key);
    requestAnimationFrame(() =>
      list.current?.querySelector<HTMLElement>('[aria-selected="true"]')?.focus(),
    );
  };
  const press = (event: KeyboardEvent, index: number, document: Document) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const target = { Home: 0, End: open.length - 1 }[event.key] ?? (step && index + step);
    if (target !== undefined) {
      const next = open[(target + open.length) % open.length];
      if (next) go(documentKey(next));
    } else if (event.key === 'Delete' && document.kind !== 'today') {
      documents.close(documentKey(document));
      go(documents.store.getState().current);
    } else return;
    event.preventDefault();
  };
  return (
    <div ref={list} className="row docs" role="tablist" aria-label={t('customers.tabs.label')}>
      {open.map((document, index) => {
        const key = documentKey(document);
        const closable = document.kind !== 'today';
        return (
          <button
            key={key}
            type="button"
            id={tabId(key)}
            className="doc"
            role="tab"
            aria-selected={key === current}
            aria-controls={key === current ? panelId(key) : undefined}
            tabIndex={key === current ? 0 : -1}
            {...(closable ? { 'aria-keyshortcuts': 'Delete' } : {})}
            onClick={() => documents.turnTo(key)}
            onAuxClick={() => closable && documents.close(key)}
            onKeyDown={(event) => press(event, index, document)}
          >
            <DocumentPart document={document} part="Title" />
            {closable && (
              // A tab may hold no other control: the mouse closes here, the keyboard with Delete.
              // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
              <span
                className="close"
                aria-hidden="true"
                title={t('customers.tabs.close')}
                onClick={(event) => {
                  event.stopPropagation();
                  documents.close(key);
                }}
              >
                <Icon of={X} size="s" />
              </span>
            )}
          </button>
        );
      })}
    </div>
  );
};
