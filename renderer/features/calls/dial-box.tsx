import { Grip, Phone } from 'lucide-react';
import { useRef } from 'react';
import { useStore } from 'zustand';
import { documentsDoor } from '../../platform/desk/documents';
import { useDoors } from '../../platform/doors';
import { useWords } from '../../platform/i18n';
import { Button, IconButton } from '../../ui/button';
import { NumberField } from './number-field';
import type { Dialling } from './use-dial';
import type { PanelControl } from './use-panel';

/** Where a name or a number is written and called; also without a microphone, for an emergency. */
export const DialBox = ({ panel, dialling }: { panel: PanelControl; dialling: Dialling }) => {
  const desk = useDoors(documentsDoor);
  const { t } = useWords();
  const typed = useStore(desk.documents.store, (state) => state.dial);
  const field = useRef<HTMLInputElement>(null);

  const call = async (target: string) => {
    const { dial: written } = desk.documents.store.getState();
    const isCalled = await dialling.dial(target);
    // What was written meanwhile stays.
    if (isCalled && desk.documents.store.getState().dial === written) desk.documents.setDial('');
  };
  const dial = (target: string) => {
    if (target.trim() === '') {
      dialling.refuse('emptyDial');
      field.current?.focus();
    } else void call(target);
  };
  return (
    <NumberField
      ref={field}
      className="dialbox"
      home
      label={t('calls.nameOrNumber')}
      value={typed}
      onChange={(text) => {
        dialling.forget();
        desk.documents.setDial(text);
      }}
      onEnter={dial}
      onPick={(row) => dial(row.number)}
      after={
        <>
          <IconButton
            icon={Grip}
            label={t('calls.keypad')}
            aria-expanded={panel.open === 'keypad'}
            onClick={() => panel.toggle('keypad')}
          />
          <Button kind="go" icon={Phone} onClick={() => dial(typed)}>
            {t('calls.call')}
          </Button>
        </>
      }
    />
  );
};
