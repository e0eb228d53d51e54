import type { LucideIcon } from 'lucide-react';
import { AlertDialog } from 'radix-ui';
import { useState, type ReactNode } from 'react';
import type { Result } from '../../kernel';
import { useWords } from '../../platform/i18n';
import { Button } from '../../ui';
import { BookTrouble } from './book-trouble';

interface AskFirstProps<T> {
  /** The button that asks. */
  open: ReactNode;
  icon?: LucideIcon;
  danger?: boolean;
  /** Why it cannot be asked now; null: it can. A dialog never stands between the agent and a call. */
  notNow: string | null;
  title: string;
  text: string;
  /** The button that does it. */
  words: string;
  run(): Promise<Result<T>>;
  done(value: T): void;
}

/** What cannot be undone is asked first; the dialog goes by itself when a call comes, and stays with the reason of a failure. */
export const AskFirst = <T,>({
  open,
  icon,
  danger = false,
  notNow,
  title,
  text,
  words,
  run,
  done,
}: AskFirstProps<T>) => {
  const { t } = useWords();
  const [asking, setAsking] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  if (notNow !== null && asking) setAsking(false);
  const doIt = async () => {
    const result = await run();
    setFailed(result.ok ? null : result.fault.code);
    if (!result.ok) return;
    setAsking(false);
    done(result.value);
  };
  return (
    <AlertDialog.Root open={asking} onOpenChange={(next) => setAsking(next && notNow === null)}>
      <AlertDialog.Trigger asChild>
        <Button
          kind="quiet"
          {...(icon ? { icon } : {})}
          {...(danger ? { className: 'danger' } : {})}
          {...(notNow === null ? {} : { title: notNow, 'aria-disabled': true })}
        >
          {open}
        </Button>
      </AlertDialog.Trigger>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="veil" />
        <AlertDialog.Content className="pop ask">
          <AlertDialog.Title>{title}</AlertDialog.Title>
          <AlertDialog.Description>{text}</AlertDialog.Description>
          <BookTrouble code={failed} />
          <div className="row">
            <AlertDialog.Cancel asChild>
              <Button>{t('customers.delete.keep')}</Button>
            </AlertDialog.Cancel>
            <Button kind="stop" onClick={() => void doIt()}>
              {words}
            </Button>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
};
