import type { AudioDevice } from '@contract';
import { ChevronDown, ChevronUp } from 'lucide-react';
import { useId } from 'react';
import { useStore } from 'zustand';
import { audioDoor } from '../../phone/audio/audio-door';
import { useDoors } from '../../platform/doors';
import { useWords } from '../../platform/i18n';
import { IconButton } from '../../ui';
import { orderedDevices, movedOrder } from './device-rows';
import { SettingFault } from '../../ui/setting-fault';
import { HeadsetMark } from './headset-choice';
import { Source } from './source';
import { useSetting } from './use-setting';
import { useWhy } from './why';

export type Role = 'microphone' | 'speaker' | 'ringer';

const keys = {
  microphone: 'audio.microphones',
  speaker: 'audio.speakers',
  ringer: 'audio.ringers',
} as const;

/** The devices of one role in the agent's order; the first that is plugged in is used. */
export const DeviceOrder = ({ of: role }: { of: Role }) => {
  const { t } = useWords();
  const id = useId();
  const { audio } = useDoors(audioDoor);
  const { setting, change, fault } = useSetting(keys[role]);
  const devices = useStore(audio.store, (state): AudioDevice[] =>
    role === 'microphone' ? state.devices.microphones : state.devices.outputs,
  );
  const used = useStore(audio.store, (state) => state.decision[role]?.label ?? null);
  // A microphone that may not be opened is chosen, but not in use.
  const usable = useStore(
    audio.store,
    (state) => role !== 'microphone' || state.microphone === 'ready',
  );
  const rows = orderedDevices(
    setting.value,
    devices.map(({ label }) => label),
  );
  const why = useWhy(setting, {
    title: t(`settings.audio.role.${role}`),
    value: setting.value.join(', ') || t('settings.audio.systemOrder'),
  });
  const move = (index: number, step: -1 | 1) =>
    void change(
      movedOrder(
        rows.map(({ label }) => label),
        index,
        step,
      ),
    );
  return (
    <section aria-labelledby={id}>
      <h2 className="row">
        <span id={id}>{t(`settings.audio.role.${role}`)}</span>
        <span className="grow" />
        <Source setting={setting} />
        {why.ask}
      </h2>
      {why.answer}
      {rows.length === 0 ? (
        <p className="muted">{t('settings.audio.noDevice')}</p>
      ) : (
        <ol className="order" data-list>
          {rows.map(({ label, plugged }, index) => (
            <li key={label} data-away={plugged ? undefined : true}>
              <span className="faint num">{index + 1}</span>
              <span className="cut">
                {label} {role !== 'ringer' && <HeadsetMark label={label} />}
              </span>
              {label === used ? (
                <span className={usable ? 'chip go' : ''}>
                  {usable && t('settings.audio.used')}
                </span>
              ) : (
                <span className="faint small">
                  {plugged ? t('settings.audio.backup') : t('settings.audio.away')}
                </span>
              )}
              <span className="moves">
                <IconButton
                  small
                  icon={ChevronUp}
                  label={t('settings.audio.up', { label })}
                  disabled={index === 0 || setting.locked}
                  onClick={() => move(index, -1)}
                />
                <IconButton
                  small
                  icon={ChevronDown}
                  label={t('settings.audio.down', { label })}
                  disabled={index === rows.length - 1 || setting.locked}
                  onClick={() => move(index, 1)}
                />
              </span>
            </li>
          ))}
        </ol>
      )}
      {used !== null && usable && rows.every(({ label }) => label !== used) && (
        // Some systems do not say which device stands behind their choice.
        <p className="muted small">{t('settings.audio.systemChoice', { label: used })}</p>
      )}
      <SettingFault code={fault} />
    </section>
  );
};
