import { BellRing, Check, CircleDashed, Coffee, Minus, Phone, type LucideIcon } from 'lucide-react';
import { useWords } from '../../platform/i18n';
import { Icon } from '../../ui/icon';
import type { ColleagueState } from '../../phone/team/team';

/** Colour, shape and word together. */
const looks: Record<Exclude<ColleagueState, 'unknown'>, { tint: string; icon: LucideIcon }> = {
  free: { tint: 'go', icon: Check },
  ringing: { tint: 'info', icon: BellRing },
  busy: { tint: '', icon: Phone },
  dnd: { tint: 'stop', icon: Minus },
  away: { tint: 'wait', icon: Coffee },
  offline: { tint: 'hollow', icon: CircleDashed },
};

/** What a colleague does, as the PBX says it; nothing where it says nothing. */
export const StateChip = ({ state }: { state: ColleagueState }) => {
  const { t } = useWords();
  if (state === 'unknown') return null;
  const { tint, icon } = looks[state];
  return (
    <span className={`chip ${tint}`} data-state={state}>
      <Icon of={icon} size="s" />
      {t(`team.state.${state}`)}
    </span>
  );
};
