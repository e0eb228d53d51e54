import { Check } from 'lucide-react';
import { RadioGroup } from 'radix-ui';
import { useStore } from 'zustand';
import { agentDoor } from '../agent-door';
import { useDoors } from '../../../platform/doors';
import { useWords } from '../../../platform/i18n';
import { Icon } from '../../../ui/icon';
import { Panel } from '../../../ui/panel';
import { type AgentChoice, atRest } from '../agent';
import { agentChoices } from './agent-button';
import { AgentMark } from './agent-mark';

/** The agent's choice during a call: it applies after it, and says so. */
export const AgentPanel = ({ onClose }: { onClose: () => void }) => {
  const desk = useDoors(agentDoor);
  const { t } = useWords();
  const agent = useStore(desk.agent.store);
  return (
    <Panel label={t('agent.change')} onClose={onClose} className="agentpanel" takesFocus>
      <RadioGroup.Root
        value={agent.choice}
        onValueChange={(choice) => desk.agent.choose(choice as AgentChoice)}
        aria-label={t('agent.change')}
      >
        {agentChoices.map((choice) => (
          <RadioGroup.Item key={choice} value={choice} className="opt">
            <AgentMark state={choice} />
            <span className="grow">{t(`agent.${choice}`)}</span>
            <RadioGroup.Indicator>
              <Icon of={Check} size="s" />
            </RadioGroup.Indicator>
          </RadioGroup.Item>
        ))}
      </RadioGroup.Root>
      <p className="muted hint">
        {atRest(agent) !== agent.choice
          ? t('agent.microphoneUnavailableNote')
          : agent.pending
            ? t('agent.pending', { state: t(`agent.${agent.choice}`) })
            : t('agent.afterCall')}
      </p>
    </Panel>
  );
};
