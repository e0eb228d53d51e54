import { useStore } from 'zustand';
import { agentDoor } from '../agent-door';
import { useDoors } from '../../../platform/doors';
import { useWords } from '../../../platform/i18n';
import { useHotkeyLabel } from '../../../ui/hotkey-label';

/** What the agent's state means for the calls, and the key that answers from anywhere. */
export const AgentNote = () => {
  const desk = useDoors(agentDoor);
  const { t } = useWords();
  const state = useStore(desk.agent.store, (agent) => agent.state.name);
  const answerKey = useHotkeyLabel('answer', 'everywhere');
  const reached = state !== 'dnd' && state !== 'unavailable';
  const note =
    state === 'dnd'
      ? t('agent.dndNote')
      : state === 'unavailable'
        ? t('agent.unavailableNote')
        : t('agent.availableNote');
  return (
    <div className="idlenote">
      <p>{note}</p>
      {reached && answerKey && (
        <p className="faint">
          <kbd>{answerKey}</kbd> {t('agent.answerFromAnywhere')}
        </p>
      )}
    </div>
  );
};
