import {
  ListChecks,
  Pause,
  Pencil,
  Phone,
  PhoneIncoming,
  PhoneOutgoing,
  Settings,
  X,
} from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { type Document, documentKey, useDesk } from '../../platform/desk';
import { useWords } from '../../platform/i18n';
import { Icon, phoneText } from '../../ui';
import { type CallMark, markOf, useCall, useCallWith, useCountry } from './desk-parts';
import { displayName } from '../../book/customers/names';
import { useCustomer } from './use-book';

const marks = {
  ringing: { state: 'ringing', icon: PhoneIncoming },
  dialling: { state: 'talking', icon: PhoneOutgoing },
  talking: { state: 'talking', icon: Phone },
  held: { state: 'held', icon: Pause },
} as const;

const Mark = ({ mark }: { mark: CallMark | null }) => {
  const { t } = useWords();
  if (mark === null) return null;
  const { state, icon: Drawing } = marks[mark];
  return (
    <>
      <span className="sd" data-s={state}>
        <Drawing />
      </span>
      <span className="sr">{t(`customers.tabs.mark.${mark}`)} </span>
    </>
  );
};

const CustomerTitle = ({ id }: { id: string }) => {
  const { t } = useWords();
  const customer = useCustomer(id);
  const call = useCallWith(id);
  return (
    <>
      <Mark mark={call ? markOf(call) : null} />
      <span className="cut">{customer ? displayName(customer) : t('customers.tabs.customer')}</span>
    </>
  );
};

const CallerTitle = ({ id }: { id: string }) => {
  const { t } = useWords();
  const call = useCall(id);
  const country = useCountry();
  const recognised = useStore(useDesk().customers.store, (state) => state.recognised[id]);
  const matches = recognised?.matches ?? [];
  const chosen = matches.find((one) => one.id === recognised?.chosen);
  const first = matches[0];
  const sameName = first?.familyName && matches.every((one) => one.familyName === first.familyName);
  // The call may be put away while its tab is still open.
  const from = call?.remote.number ?? recognised?.number;
  const number = from ? phoneText(from, country) : t('customers.caller.withheld');
  const title = chosen
    ? displayName(chosen)
    : matches.length > 1
      ? t('customers.tabs.toChoose', { name: sameName ? first.familyName : number })
      : number;
  return (
    <>
      <Mark mark={call ? markOf(call) : null} />
      <span className={chosen || matches.length > 1 ? 'cut' : 'cut num'}>{title}</span>
    </>
  );
};

const EditTitle = ({ id }: { id: string | null }) => {
  const { t } = useWords();
  return (
    <>
      <Icon of={Pencil} size="s" />
      <span className="cut">
        {id === null ? t('customers.form.newTitle') : t('customers.form.editTitle')}
      </span>
    </>
  );
};

const DocumentTitle = ({ document }: { document: Document }) => {
  const { t } = useWords();
  switch (document.kind) {
    case 'today':
      return <span className="cut">{t('customers.today.tab')}</span>;
    case 'customer':
      return <CustomerTitle id={document.id} />;
    case 'caller':
      return <CallerTitle id={document.call} />;
    case 'editCustomer':
      return <EditTitle id={document.id} />;
    case 'readiness':
      return (
        <>
          <Icon of={ListChecks} size="s" />
          <span className="cut">{t('readiness.tab')}</span>
        </>
      );
    case 'settings':
      return (
        <>
          <Icon of={Settings} size="s" />
          <span className="cut">{t('settings.title')}</span>
        </>
      );
  }
};

export const tabId = (key: string) => `tab-${key.replaceAll(':', '-')}`;
export const panelId = (key: string) => `panel-${key.replaceAll(':', '-')}`;

/** The open documents. Arrows go from tab to tab, Delete closes. */
export const DocumentTabs = () => {
  const { t } = useWords();
  const { documents } = useDesk();
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
            <DocumentTitle document={document} />
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
