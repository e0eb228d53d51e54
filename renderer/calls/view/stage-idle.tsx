import { Grip, Phone } from 'lucide-react';
import { useRef } from 'react';
import { useStore } from 'zustand';
import { useDesk } from '../../desk';
import { useWords } from '../../i18n';
import { LineTroubleNote } from '../../line/view/line-note';
import { ForwardNote } from '../../team/view';
import { Button, IconButton } from '../../ui/button';
import { AgentNote } from '../../agent/view/agent-note';
import { NumberField } from './number-field';
import { PracticeCustomers } from './practice-customers';
import { useDialling } from './use-dial';
import type { PanelControl } from './use-panel';

/** Nothing is going on: the dial field, and one thing that matters beneath it. */
export const StageIdle = ({ panel, practice }: { panel: PanelControl; practice: boolean }) => {
  const desk = useDesk();
  const { t } = useWords();
  const dialling = useDialling();
  const typed = useStore(desk.documents.store, (state) => state.dial);
  const ready = useStore(desk.line.store, ({ state }) => state.phase === 'ready');
  const field = useRef<HTMLInputElement>(null);

  const dial = (target: string) => {
    if (target.trim() === '') {
      dialling.refuse('emptyDial');
      field.current?.focus();
    } else if (dialling.dial(target)) desk.documents.setDial('');
  };
  return (
    <>
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
      {dialling.fault ? (
        <p className="dialfault" role="alert">
          {dialling.fault}
        </p>
      ) : ready ? (
        practice ? (
          <PracticeCustomers />
        ) : (
          <AgentNote />
        )
      ) : (
        <LineTroubleNote />
      )}
      <ForwardNote />
    </>
  );
};
