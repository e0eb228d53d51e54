import { Ellipsis, Lock, Pencil, Phone, PhoneIncoming, Plus, Trash2, User } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import { teamDoor } from '../../phone/team/team-door';
import { settingsDoor } from '../../platform/settings/settings-door';
import { useDoors } from '../../platform/doors';
import { useWords } from '../../platform/i18n';
import { Button, IconButton } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { Menu, MenuItem } from '../../ui/overlays';
import { phoneText } from '../../ui/phone-text';
import type { Colleague } from '../../phone/team/team';
import { SpeedDialForm } from './speed-dial-form';
import { StateChip } from './state-chip';

interface RowProps {
  one: Colleague;
  onCall: (number: string) => void;
  onEdit: () => void;
}

const Row = ({ one, onCall, onEdit }: RowProps) => {
  const { team, settings } = useDoors(teamDoor, settingsDoor);
  const { t } = useWords();
  const groupPickUp = useStore(team.store, (state) => state.can.groupPickUp);
  const country = useStore(settings.store, (state) => state.settings['line.country'].value);
  const { name, number, note, state, fixed } = one;
  const takes = state === 'ringing' && groupPickUp;
  return (
    <li className="item colleague">
      <Icon of={User} className="in" />
      <div className="grow">
        <p className="l1">
          <span className="cut">{name}</span>
          {fixed && (
            <span title={t('team.fixed')}>
              <Icon of={Lock} size="s" className="faint" />
              <span className="sr">{t('team.fixed')}</span>
            </span>
          )}
        </p>
        <p className="l2 cut">{[phoneText(number, country), note].filter(Boolean).join(' · ')}</p>
      </div>
      <StateChip state={state} />
      <span className="row">
        {!fixed && (
          <Menu
            label={t('team.more', { name })}
            trigger={<IconButton icon={Ellipsis} label={t('team.more', { name })} />}
          >
            <MenuItem icon={Pencil} onSelect={onEdit}>
              {t('team.edit')}
            </MenuItem>
            <MenuItem icon={Trash2} onSelect={() => void team.removeSpeedDial(one.key)}>
              {t('team.remove')}
            </MenuItem>
          </Menu>
        )}
        {takes && (
          <IconButton
            icon={PhoneIncoming}
            label={t('team.pickUpFor', { name })}
            onClick={() => void team.pickUpFor(number)}
          />
        )}
        <IconButton
          icon={Phone}
          label={t('calls.callPerson', { name })}
          onClick={() => onCall(number)}
        />
      </span>
    </li>
  );
};

/** Colleagues and numbers that are called often, each with what they do now and one button to call. */
export const ColleagueList = ({ onCall }: { onCall: (number: string) => void }) => {
  const { team, settings } = useDoors(teamDoor, settingsDoor);
  const { t } = useWords();
  const colleagues = useStore(team.store, (state) => state.colleagues);
  const locked = useStore(settings.store, (state) => state.settings['team.speedDials'].locked);
  const [edited, setEdited] = useState<Colleague | 'new' | null>(null);
  if (edited)
    return <SpeedDialForm of={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />;
  return (
    <>
      {colleagues.length === 0 ? (
        <div className="empty">
          <p>{t('team.none')}</p>
          <p className="muted">{t('team.noneHint')}</p>
        </div>
      ) : (
        <ul className="list" data-region data-list aria-label={t('team.colleagues')}>
          {colleagues.map((one) => (
            <Row key={one.key} one={one} onCall={onCall} onEdit={() => setEdited(one)} />
          ))}
        </ul>
      )}
      {!locked && (
        <div className="listfoot">
          <Button kind="quiet" icon={Plus} onClick={() => setEdited('new')}>
            {t('team.add')}
          </Button>
        </div>
      )}
    </>
  );
};
