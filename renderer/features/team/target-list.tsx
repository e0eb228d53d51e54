import { User } from 'lucide-react';
import { useStore } from 'zustand';
import { teamDoor } from '../../phone/team/team-door';
import { settingsDoor } from '../../platform/settings/settings-door';
import { useDoors } from '../../platform/doors';
import { useWords } from '../../platform/i18n';
import { Icon } from '../../ui/icon';
import { phoneText } from '../../ui/phone-text';
import type { Colleague } from '../../phone/team/team';
import { StateChip } from './state-chip';

const plain = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** By name, note or number, as it is typed. */
export const matching = (colleagues: readonly Colleague[], typed: string): Colleague[] => {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  return colleagues.filter((one) => {
    const text = plain(`${one.name} ${one.note} ${one.number}`);
    return words.every((word) => text.includes(word));
  });
};

interface TargetListProps {
  /** What stands in the field above: the list is narrowed by it. */
  typed: string;
  /** The number that is chosen now, as the field has it. */
  chosen: string;
  onChoose: (colleague: Colleague) => void;
}

/** Colleagues as targets of a transfer, with what they do now. */
export const TargetList = ({ typed, chosen, onChoose }: TargetListProps) => {
  const { team, settings } = useDoors(teamDoor, settingsDoor);
  const { t } = useWords();
  const all = useStore(team.store, (state) => state.colleagues);
  const country = useStore(settings.store, (state) => state.settings['line.country'].value);
  const found = matching(all, all.some((one) => one.number === typed.trim()) ? '' : typed);
  if (found.length === 0) return null;
  return (
    <ul className="targets" data-list aria-label={t('team.colleagues')}>
      {found.map((one) => (
        <li key={one.key}>
          <button
            type="button"
            className="target"
            aria-pressed={one.number === chosen}
            onClick={() => onChoose(one)}
          >
            <Icon of={User} />
            <span className="grow">
              <b className="cut">{one.name}</b>
              <span className="muted cut">
                {[phoneText(one.number, country), one.note].filter(Boolean).join(' · ')}
              </span>
            </span>
            <StateChip state={one.state} />
          </button>
        </li>
      ))}
    </ul>
  );
};
