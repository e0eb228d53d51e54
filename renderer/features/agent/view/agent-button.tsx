import { ChevronDown } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { agentDoor } from '../agent-door';
import { useDoors } from '../../../platform/doors';
import { timeInState, useWords } from '../../../platform/i18n';
import { Icon } from '../../../ui/icon';
import { Menu, MenuChoice, MenuNote } from '../../../ui/overlays';
import { useNow } from '../../../ui/now';
import { type AgentChoice, type AgentState, atRest } from '../agent';
import { AgentMark } from './agent-mark';
import { useUnreached } from './use-unreached';

export const agentChoices: readonly AgentChoice[] = ['available', 'dnd', 'unavailable'];

/** In a call and after it the stage shows the time. */
const isChoice = (name: AgentState['name']) => name !== 'talking' && name !== 'wrapUp';

const TimeInState = ({ since }: { since: number }) => {
  const { language } = useWords();
  const now = useNow(10_000);
  const text = timeInState(now - since, language);
  const box = useRef<HTMLSpanElement>(null);
  const time = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const bar = box.current?.closest('.bar');
    if (!bar) return undefined;
    // Where there is no room for it, it wraps; then it goes, and the state stays whole.
    const seen = new ResizeObserver(() => {
      if (!box.current || !time.current) return;
      box.current.hidden = false;
      box.current.hidden = time.current.offsetTop > box.current.offsetTop + 4;
    });
    for (const one of [bar, ...bar.children]) seen.observe(one);
    return () => seen.disconnect();
  }, [text]);
  return (
    <span ref={box} className="sincebox">
      <i />
      <span ref={time} className="since num">
        {text}
      </span>
    </span>
  );
};

interface AgentButtonProps {
  /** While a call is on, the choice opens as a panel: nothing may cover the stage. */
  calling: boolean;
  panelOpen: boolean;
  onPanel: () => void;
}

/** What the agent is, since when; opens the choice. */
export const AgentButton = ({ calling, panelOpen, onPanel }: AgentButtonProps) => {
  const desk = useDoors(agentDoor);
  const { t } = useWords();
  const agent = useStore(desk.agent.store);
  // Who chose to be available is not, while no line brings calls.
  const unreached = useUnreached() && agent.state.name === 'available';
  const inside = (
    <>
      <AgentMark state={unreached ? 'unavailable' : agent.state.name} />
      <span>{t(unreached ? 'agent.unreached' : `agent.${agent.state.name}`)}</span>
      {isChoice(agent.state.name) && !unreached && <TimeInState since={agent.state.since} />}
      <Icon of={ChevronDown} size="s" />
    </>
  );
  // A menu that lies over the dial field goes when it rings.
  if (calling)
    return (
      <button
        type="button"
        className="agent"
        title={t('agent.change')}
        aria-expanded={panelOpen}
        onClick={onPanel}
      >
        {inside}
      </button>
    );
  return (
    <Menu
      label={t('agent.change')}
      align="start"
      trigger={
        <button type="button" className="agent" title={t('agent.change')}>
          {inside}
        </button>
      }
    >
      <MenuChoice
        value={agent.choice}
        onChange={(choice) => desk.agent.choose(choice)}
        choices={agentChoices.map((choice) => ({
          value: choice,
          mark: <AgentMark state={choice} />,
          label: t(`agent.${choice}`),
        }))}
      />
      {atRest(agent) !== agent.choice && (
        <MenuNote>{t('agent.microphoneUnavailableNote')}</MenuNote>
      )}
      {unreached && <MenuNote>{t('agent.unreachedNote')}</MenuNote>}
    </Menu>
  );
};
