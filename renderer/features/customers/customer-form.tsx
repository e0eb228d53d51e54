import { CircleAlert } from 'lucide-react';
import { type FormEvent, useMemo, useRef, useState } from 'react';
import { type Document, documentKey } from '../../platform/desk';
import { customersDoor } from '../../book/customers/customers-door';
import { documentsDoor } from '../../platform/desk/documents';
import { useDoors } from '../../platform/doors';
import { useWords } from '../../platform/i18n';
import { newId } from '../../kernel';
import { Button, Icon, useAnnounce } from '../../ui';
import { displayName } from '../../book/customers/names';
import { BookTrouble } from './book-trouble';
import type { Customer } from '../../model/customer';
import {
  customerFrom,
  type CustomerDraft,
  draftOf,
  type DraftFault,
  faultsOf,
} from './customer-draft';
import { DeleteCustomer } from './delete-customer';
import { useCountry } from './desk-parts';
import { useDraft } from './drafts';
import { EmailFields, PersonFields, PhoneFields, RestFields } from './form-fields';
import { useCustomer } from './use-book';

type Edit = Extract<Document, { kind: 'editCustomer' }>;

/** What the first fault's field is called in the form. */
const placeOf = (fault: DraftFault): string => {
  switch (fault.field) {
    case 'name':
      return 'givenName';
    case 'phone':
      return `phone-${fault.index}`;
    case 'email':
      return `email-${fault.index}`;
  }
};

interface FormProps {
  document: Edit;
  known: Customer | null;
}

/** Saves a draft: into the book, and onto the call where it came from one. */
const useSave = ({ document, known }: FormProps) => {
  const { customers, documents } = useDoors(customersDoor, documentsDoor);
  const country = useCountry();
  const { t } = useWords();
  const announce = useAnnounce();
  return async (draft: CustomerDraft): Promise<string | null> => {
    const customer = customerFrom(draft, {
      known,
      id: newId(),
      country,
      now: Date.now(),
    });
    const saved = known
      ? await customers.book.saveCustomer(customer)
      : await customers.create(customer, document.call);
    if (!saved.ok) return saved.fault.code;
    announce(t('customers.form.saved', { name: displayName(customer) }));
    const open = documents.store.getState().open.map(documentKey);
    const caller = `caller:${document.call}`;
    const next: Document = { kind: 'customer', id: customer.id };
    if (document.call && open.includes(caller)) documents.close(caller);
    documents.replace(documentKey(document), next);
    return null;
  };
};

const Form = ({ document, known }: FormProps) => {
  const { t } = useWords();
  const { documents } = useDoors(documentsDoor);
  const country = useCountry();
  const start = useMemo(() => draftOf(known, document.number), [known, document.number]);
  const kept = useDraft<CustomerDraft>(documentKey(document));
  const draft = kept.draft ?? start;
  const [tried, setTried] = useState(false);
  const [state, setState] = useState<'idle' | 'saving'>('idle');
  const [failed, setFailed] = useState<string | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const save = useSave({ document, known });
  const faults = tried ? faultsOf(draft, country, known) : [];
  const set = (part: Partial<CustomerDraft>) => kept.keep({ ...draft, ...part });
  const submit = async () => {
    if (state === 'saving') return;
    setTried(true);
    const [first] = faultsOf(draft, country, known);
    if (first) {
      form.current?.querySelector<HTMLElement>(`[name="${placeOf(first)}"]`)?.focus();
      return;
    }
    setState('saving');
    const fault = await save(draft);
    setState('idle');
    setFailed(fault);
    if (fault === null) kept.drop();
  };
  const close = () => {
    kept.drop();
    const key = documentKey(document);
    if (known) documents.replace(key, { kind: 'customer', id: known.id });
    else documents.close(key);
  };
  const fields = { draft, set, faults };
  return (
    <form
      ref={form}
      className="sheet form-sheet"
      data-takes-focus=""
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void submit();
      }}
    >
      <div className="form-body">
        <h1>{known ? t('customers.form.editTitle') : t('customers.form.newTitle')}</h1>
        {kept.draft && known && (
          <p className="muted small">
            {t('customers.form.draftKept')}{' '}
            <button type="button" className="link" onClick={kept.drop}>
              {t('customers.form.draftDrop')}
            </button>
          </p>
        )}
        <div className="fieldset">
          <PersonFields {...fields} />
          <PhoneFields {...fields} />
          <EmailFields {...fields} />
          <RestFields {...fields} />
        </div>
      </div>
      {faults.length > 0 && (
        <p className="err summary" role="alert">
          <Icon of={CircleAlert} size="s" />
          {t('customers.form.toMend', { count: faults.length })}
        </p>
      )}
      <BookTrouble code={failed} />
      <footer className="row acts-row">
        <Button kind="primary" type="submit" aria-disabled={state === 'saving'}>
          {t('customers.form.save')}
        </Button>
        <Button kind="quiet" onClick={close}>
          {t('customers.cancel')}
        </Button>
        <span className="grow" />
        {known && <DeleteCustomer customer={known} documentKey={documentKey(document)} />}
      </footer>
    </form>
  );
};

/** Makes or changes a customer. What is typed is kept until it is saved or given up. */
export const CustomerForm = ({ document }: { document: Edit }) =>
  document.id === null ? (
    <Form document={document} known={null} />
  ) : (
    <KnownForm document={document} id={document.id} />
  );

const KnownForm = ({ document, id }: { document: Edit; id: string }) => {
  const { t } = useWords();
  const customer = useCustomer(id);
  if (customer === undefined) return <div className="sheet" />;
  if (customer === null) {
    return (
      <div className="sheet">
        <p className="nothing">{t('customers.gone')}</p>
      </div>
    );
  }
  return <Form document={document} known={customer} />;
};
