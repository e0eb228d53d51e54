import { PhoneForwarded } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useStore } from 'zustand';
import { teamDoor } from '../../phone/team/team-door';
import { settingsDoor } from '../../platform/settings/settings-door';
import { useDoors } from '../../platform/doors';
import { useWords } from '../../platform/i18n';
import { Button } from '../../ui/button';
import { Panel } from '../../ui/panel';
import type { ForwardWhen } from '../../phone/team/team';

const conditions = ['always', 'busy', 'noAnswer'] as const;
const known = ['notDialable', 'ownNumber', 'lineNotReady'] as const;

/** Where the agent's calls go, and when. */
export const ForwardPanel = ({ onClose }: { onClose: () => void }) => {
  const { team, settings } = useDoors(teamDoor, settingsDoor);
  const { t } = useWords();
  const forward = useStore(team.store, (state) => state.forward);
  const codes = useStore(
    settings.store,
    ({ settings: now }) =>
      now['line.forwardOnCode'].value !== '' && now['line.forwardOffCode'].value !== '',
  );
  const [to, setTo] = useState(forward.to);
  const [when, setWhen] = useState<Exclude<ForwardWhen, 'off'>>(
    forward.when === 'off' ? 'always' : forward.when,
  );
  const [after, setAfter] = useState(String(forward.after));
  const [fault, setFault] = useState<(typeof known)[number] | 'other' | null>(null);
  const set = async (event: FormEvent) => {
    event.preventDefault();
    const seconds = Math.min(60, Math.max(5, Math.round(Number(after)) || 20));
    const done = await team.setForward(when, to, seconds);
    if (done.ok) return onClose();
    setFault(known.find((code) => code === done.fault.code) ?? 'other');
  };
  return (
    <Panel label={t('team.forwardTitle')} onClose={onClose} className="forward" takesFocus>
      <form onSubmit={(event) => void set(event)}>
        <label className="formrow">
          <span>{t('team.forwardTo')}</span>
          <input
            className={fault ? 'field bad' : 'field'}
            inputMode="tel"
            autoComplete="off"
            aria-invalid={fault !== null}
            value={to}
            onChange={(event) => {
              setFault(null);
              setTo(event.target.value);
            }}
          />
        </label>
        <label className="formrow">
          <span>{t('team.forwardWhen')}</span>
          <select
            className="field"
            value={when}
            onChange={(event) =>
              setWhen(conditions.find((one) => one === event.target.value) ?? 'always')
            }
          >
            {conditions.map((one) => (
              <option key={one} value={one}>
                {t(`team.when.${one}`)}
              </option>
            ))}
          </select>
        </label>
        {when === 'noAnswer' && (
          <label className="formrow">
            <span>{t('team.forwardAfter')}</span>
            <input
              className="field"
              type="number"
              min={5}
              max={60}
              value={after}
              onChange={(event) => setAfter(event.target.value)}
            />
          </label>
        )}
        {fault && (
          <p className="err" role="alert">
            {t(`team.forwardFault.${fault}`)}
          </p>
        )}
        <p className="muted hint">
          {t(when === 'always' && codes ? 'team.forwardHintPbx' : 'team.forwardHint')}
        </p>
        <Button kind="primary" type="submit" icon={PhoneForwarded}>
          {t('team.forwardSet')}
        </Button>
      </form>
    </Panel>
  );
};
