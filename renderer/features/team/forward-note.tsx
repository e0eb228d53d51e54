import { PhoneForwarded } from 'lucide-react';
import { useStore } from 'zustand';
import { teamDoor } from '../../phone/team/team-door';
import { settingsDoor } from '../../platform/settings/settings-door';
import { useDoors } from '../../platform/doors';
import { useWords } from '../../platform/i18n';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { phoneText } from '../../ui/phone-text';

/** Says that calls go elsewhere for as long as they do, also right after a start, with one key to end it. */
export const ForwardNote = () => {
  const { team, settings } = useDoors(teamDoor, settingsDoor);
  const { t } = useWords();
  const forward = useStore(team.store, (state) => state.forward);
  const forwarding = useStore(team.store, (state) => state.forwarding);
  const country = useStore(settings.store, (state) => state.settings['line.country'].value);
  if (forwarding === 'asking')
    return (
      <p className="forwardnote" role="status">
        <Icon of={PhoneForwarded} size="s" />
        {t('team.forwardAsking')}
      </p>
    );
  const refused = forwarding === 'refused' && (
    <p className="dialfault" role="alert">
      {t('team.forwardRefused')}
    </p>
  );
  if (forward.when === 'off') return refused || null;
  const number = phoneText(forward.to, country);
  return (
    <>
      {refused}
      <div className="forwardnote" role="status">
        <Icon of={PhoneForwarded} size="s" />
        <span className="grow">
          {t(`team.forwarded.${forward.when}`, { number, seconds: forward.after })}
        </span>
        <Button onClick={() => void team.setForward('off', forward.to, forward.after)}>
          {t('team.forwardOff')}
        </Button>
      </div>
    </>
  );
};
