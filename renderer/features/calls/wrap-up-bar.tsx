import { Check } from 'lucide-react';
import { useCallback } from 'react';
import { useStore } from 'zustand';
import { atRest } from '../agent';
import { agentDoor } from '../agent/agent-door';
import { callsDoor } from '../../phone/calls/calls-door';
import { useDoors } from '../../platform/doors';
import { useWords } from '../../platform/i18n';
import { Button } from '../../ui/button';

/** Ends the wrap-up: what is over leaves the stage and the chosen state applies. */
export const useFinish = (): (() => void) => {
  const desk = useDoors(agentDoor, callsDoor);
  return useCallback(() => {
    for (const call of desk.calls.store.getState().calls) {
      const { name } = call.phase;
      if (name === 'ended' || name === 'ending') desk.calls.dismiss(call.id);
    }
    desk.agent.finishWrapUp();
  }, [desk]);
};

export const WrapUpBar = () => {
  const desk = useDoors(agentDoor);
  const { t } = useWords();
  const next = useStore(desk.agent.store, atRest);
  const finish = useFinish();
  return (
    <div className="bottom" data-region>
      <div className="row">
        <Button kind="primary" call grow icon={Check} hint="Ctrl ↵" onClick={finish}>
          <span>
            {t('calls.finish')},{' '}
            <span className="then">{t('calls.thenState', { state: t(`agent.${next}`) })}</span>
          </span>
        </Button>
      </div>
    </div>
  );
};
