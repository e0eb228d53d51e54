import { useStore } from 'zustand';
import { customersDoor } from '../../book/customers/customers-door';
import { callsDoor } from '../../phone/calls/calls-door';
import { useDoors } from '../../platform/doors';
import { useWords } from '../../platform/i18n';
import { AskFirst } from './ask-first';

export interface RemoveProps {
  /** How many would leave. */
  count: number;
  /** With how many left. */
  done(removed: number): void;
}

/** The way out of the practice line's customers; never while a call or its note is on the screen. */
export const RemoveExamples = ({ count, done }: RemoveProps) => {
  const { t } = useWords();
  const { calls, customers } = useDoors(callsDoor, customersDoor);
  const busy = useStore(calls.store, (state) => state.calls.length > 0);
  return (
    <AskFirst
      open={t('customers.examples.remove', { count })}
      notNow={busy ? t('customers.examples.notNow') : null}
      title={t('customers.examples.title', { count })}
      text={t('customers.examples.text')}
      words={t('customers.examples.do')}
      run={() => customers.book.removeExamples()}
      done={done}
    />
  );
};
