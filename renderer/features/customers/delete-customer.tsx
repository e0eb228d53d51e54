import { Trash2 } from 'lucide-react';
import { customersDoor } from '../../book/customers/customers-door';
import { documentsDoor } from '../../platform/desk/documents';
import { useDoors } from '../../platform/doors';
import { useWords } from '../../platform/i18n';
import type { Customer } from '../../model/customer';
import { displayName } from '../../book/customers/names';
import { AskFirst } from './ask-first';
import { useLiveCalls } from './desk-parts';
import { useHistory } from './use-book';

interface DeleteProps {
  customer: Customer;
  documentKey: string;
}

/** Takes a customer out of the book; never during a call. */
export const DeleteCustomer = ({ customer, documentKey }: DeleteProps) => {
  const { t } = useWords();
  const { customers, documents } = useDoors(customersDoor, documentsDoor);
  const busy = useLiveCalls().length > 0;
  const history = useHistory(customer.id);
  return (
    <AskFirst
      open={t('customers.delete.open')}
      icon={Trash2}
      danger
      notNow={busy ? t('customers.delete.notNow') : null}
      title={t('customers.delete.title', { name: displayName(customer) })}
      text={t('customers.delete.text', { count: history?.total ?? 0 })}
      words={t('customers.delete.do')}
      run={() => customers.book.removeCustomer(customer.id)}
      done={() => {
        documents.close(`customer:${customer.id}`);
        documents.close(documentKey);
      }}
    />
  );
};
