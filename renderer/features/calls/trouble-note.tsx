import { TriangleAlert } from 'lucide-react';
import { useStore } from 'zustand';
import { customersDoor, notesDoor } from '../../book/customers/customers-door';
import { useDoors } from '../../platform/doors';
import { useWords } from '../../platform/i18n';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';

const known = ['diskFull', 'bookFailed', 'bookTooNew', 'bookUnread'] as const;

/** A write that failed, or soon may: whether what is typed is on disk, and what can be done about it. */
export const TroubleNote = () => {
  const desk = useDoors(customersDoor, notesDoor);
  const { t } = useWords();
  const ofNotes = useStore(desk.notes.store, (state) => state.trouble);
  const trouble = useStore(desk.customers.store, (state) => state.trouble) ?? ofNotes;
  const { roomLow, bookLost } = useStore(desk.customers.store);
  if (trouble === null && bookLost)
    return (
      <section className="panel troublenote" role="alert">
        <Icon of={TriangleAlert} />
        <p>{t('calls.trouble.bookLost')}</p>
        <Button className="seen" onClick={() => desk.customers.lossSeen()}>
          {t('audio.warn.understood')}
        </Button>
      </section>
    );
  if (trouble === null)
    return roomLow ? (
      <section className="panel troublenote low" role="status">
        <Icon of={TriangleAlert} />
        <p>{t('calls.trouble.diskLow')}</p>
      </section>
    ) : null;
  const code = known.find((one) => one === trouble) ?? 'bookFailed';
  return (
    <section className="panel troublenote" role="alert">
      <Icon of={TriangleAlert} />
      <p>{t(`calls.trouble.${code}`)}</p>
    </section>
  );
};
