import { Trash2 } from 'lucide-react';
import { AlertDialog } from 'radix-ui';
import { useState } from 'react';
import { useDesk } from '../../desk';
import { useWords } from '../../i18n';
import { Button } from '../../ui';
import { BookTrouble } from './book-trouble';
import type { Customer } from '../customer';
import { displayName } from '../names';
import { useLiveCalls } from './desk-parts';
import { useHistory } from './use-book';

interface DeleteProps {
  customer: Customer;
  documentKey: string;
}

/** Deleting cannot be undone, so it is asked; never during a call. */
export const DeleteCustomer = ({ customer, documentKey }: DeleteProps) => {
  const { t } = useWords();
  const { customers, documents } = useDesk();
  // A dialog never stands between the agent and a call.
  const busy = useLiveCalls().length > 0;
  const history = useHistory(customer.id);
  const [open, setOpen] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  if (busy && open) setOpen(false);
  const remove = async () => {
    const removed = await customers.book.removeCustomer(customer.id);
    setFailed(removed.ok ? null : removed.fault.code);
    if (!removed.ok) return;
    setOpen(false);
    documents.close(`customer:${customer.id}`);
    documents.close(documentKey);
  };
  return (
    <AlertDialog.Root open={open} onOpenChange={(next) => setOpen(next && !busy)}>
      <AlertDialog.Trigger asChild>
        <Button
          kind="quiet"
          icon={Trash2}
          className="danger"
          {...(busy ? { title: t('customers.delete.notNow'), 'aria-disabled': true } : {})}
        >
          {t('customers.delete.open')}
        </Button>
      </AlertDialog.Trigger>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="veil" />
        <AlertDialog.Content className="pop ask">
          <AlertDialog.Title>
            {t('customers.delete.title', { name: displayName(customer) })}
          </AlertDialog.Title>
          <AlertDialog.Description>
            {t('customers.delete.text', { count: history?.total ?? 0 })}
          </AlertDialog.Description>
          <BookTrouble code={failed} />
          <div className="row">
            <AlertDialog.Cancel asChild>
              <Button>{t('customers.delete.keep')}</Button>
            </AlertDialog.Cancel>
            <Button kind="stop" onClick={() => void remove()}>
              {t('customers.delete.do')}
            </Button>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
};
