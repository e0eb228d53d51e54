import { Lock, Trash2 } from 'lucide-react';
import { customersDoor } from '../../book/customers/customers-door';
import { documentsDoor } from '../../platform/desk/documents';
import { useDoors } from '../../platform/doors';
import { settingsDoor } from '../../platform/settings/settings-door';
import { useWords } from '../../platform/i18n';
import type { Customer } from '../../model/customer';
import { displayName } from '../../book/customers/names';
import { useStore } from 'zustand';
import { Button, Popover } from '../../ui';
import { AskFirst } from './ask-first';
import { whyNotDelete } from './delete-rules';
import { useLiveCalls } from './desk-parts';
import { useContactCount } from './use-book';

interface DeleteProps {
  customer: Customer;
  documentKey: string;
}

/** Takes a customer out of the book: never during a call, nor where IT keeps them. */
export const DeleteCustomer = ({ customer, documentKey }: DeleteProps) => {
  const { t } = useWords();
  const { customers, documents, settings } = useDoors(customersDoor, documentsDoor, settingsDoor);
  const inCall = useLiveCalls().length > 0;
  const mayDelete = useStore(
    settings.store,
    (state) => state.settings['customers.mayDelete'].value,
  );
  const why = whyNotDelete({ inCall, mayDelete });
  const contacts = useContactCount(customer.id);
  if (why === 'notAllowed')
    return (
      <Popover
        kind="explain"
        align="end"
        trigger={
          <Button kind="quiet" icon={Lock}>
            {t('customers.delete.open')}
          </Button>
        }
      >
        <p>{t('customers.delete.notAllowed')}</p>
      </Popover>
    );
  return (
    <AskFirst
      open={t('customers.delete.open')}
      icon={Trash2}
      danger
      notNow={why && t('customers.delete.notNow')}
      title={t('customers.delete.title', { name: displayName(customer) })}
      text={t('customers.delete.text', { count: contacts ?? 0 })}
      words={t('customers.delete.do')}
      run={() => customers.book.removeCustomer(customer.id)}
      done={() => {
        documents.close(`customer:${customer.id}`);
        documents.close(documentKey);
      }}
    />
  );
};
