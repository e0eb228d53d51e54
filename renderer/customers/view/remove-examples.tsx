import { AlertDialog } from 'radix-ui';
import { useState } from 'react';
import { useStore } from 'zustand';
import { useDesk } from '../../desk';
import { useWords } from '../../i18n';
import { Button } from '../../ui';
import { BookTrouble } from './book-trouble';

interface RemoveProps {
  /** How many would leave. */
  count: number;
  /** With how many left. */
  done(removed: number): void;
}

/** The way out of the practice line's customers. It cannot be undone, so it is asked; never while a call or its note is on the screen. */
export const RemoveExamples = ({ count, done }: RemoveProps) => {
  const { t } = useWords();
  const { calls, customers } = useDesk();
  const busy = useStore(calls.store, (state) => state.calls.length > 0);
  const [open, setOpen] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  if (busy && open) setOpen(false);
  const remove = async () => {
    const removed = await customers.book.removeExamples();
    setFailed(removed.ok ? null : removed.fault.code);
    if (!removed.ok) return;
    setOpen(false);
    done(removed.value);
  };
  return (
    <AlertDialog.Root open={open} onOpenChange={(next) => setOpen(next && !busy)}>
      <AlertDialog.Trigger asChild>
        <Button
          kind="quiet"
          {...(busy ? { title: t('customers.examples.notNow'), 'aria-disabled': true } : {})}
        >
          {t('customers.examples.remove', { count })}
        </Button>
      </AlertDialog.Trigger>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="veil" />
        <AlertDialog.Content className="pop ask">
          <AlertDialog.Title>{t('customers.examples.title', { count })}</AlertDialog.Title>
          <AlertDialog.Description>{t('customers.examples.text')}</AlertDialog.Description>
          <BookTrouble code={failed} />
          <div className="row">
            <AlertDialog.Cancel asChild>
              <Button>{t('customers.delete.keep')}</Button>
            </AlertDialog.Cancel>
            <Button kind="stop" onClick={() => void remove()}>
              {t('customers.examples.do')}
            </Button>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
};
