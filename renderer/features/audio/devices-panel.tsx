import type { AudioDevice, SettingKey } from '@contract';
import { Bell, Lock, Mic, Volume2, type LucideIcon } from 'lucide-react';
import { useEffect, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { audioDoor } from '../../phone/audio/audio-door';
import { settingsDoor } from '../../platform/settings/settings-door';
import { useDoors } from '../../platform/doors';
import { useWords } from '../../platform/i18n';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { Panel } from '../../ui/panel';
import { WideMeter } from './meter';

type OrderKey = Extract<SettingKey, 'audio.microphones' | 'audio.speakers' | 'audio.ringers'>;

interface DeviceRowProps {
  icon: LucideIcon;
  label: string;
  order: OrderKey;
  devices: AudioDevice[];
  used: AudioDevice | null;
  act: ReactNode;
}

/** What is chosen goes to the head of the agent's order, so that it is taken again when it is plugged in. */
const first = (order: string[], label: string): string[] => [
  label,
  ...order.filter((one) => one !== label),
];

const DeviceRow = ({ icon, label, order, devices, used, act }: DeviceRowProps) => {
  const desk = useDoors(audioDoor, settingsDoor);
  const { t } = useWords();
  const setting = useStore(desk.settings.store, (all) => all.settings[order]);
  const labels = [...new Set(devices.map((device) => device.label))];
  return (
    <div className="devrow">
      <label className="field">
        <Icon of={setting.locked ? Lock : icon} size="s" />
        <span className="sr">{label}</span>
        <select
          value={used?.label ?? ''}
          disabled={setting.locked || labels.length === 0}
          title={setting.locked ? t('audio.fixed') : label}
          onChange={(event) => {
            const label = event.target.value;
            const chosen = devices.find((device) => device.label === label);
            // At once for the call that is on, and from now on by the order.
            if (chosen && order === 'audio.microphones') desk.audio.continueWith(chosen.id);
            void desk.settings.change(order, first(setting.value, label));
          }}
        >
          {!used && <option value="">{t('audio.noDevice')}</option>}
          {labels.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {act}
    </div>
  );
};

/** Microphone, speaker and ringer, chosen apart, changed at once, also in mid-call. */
export const DevicesPanel = ({ onClose, calling }: { onClose: () => void; calling: boolean }) => {
  const desk = useDoors(audioDoor);
  const { t } = useWords();
  const { devices, decision, test, microphone, phoneProfile } = useStore(desk.audio.store);
  useEffect(() => () => desk.audio.stopTest(), [desk]);
  const testing = test === 'microphone' || test === 'echo';
  const stop = <Button onClick={() => desk.audio.stopTest()}>{t('audio.stopTest')}</Button>;
  return (
    <Panel label={t('audio.devices')} onClose={onClose} className="devicespanel" takesFocus>
      <DeviceRow
        icon={Mic}
        label={t('audio.microphone')}
        order="audio.microphones"
        devices={devices.microphones}
        used={decision.microphone}
        act={
          calling ? null : testing ? (
            stop
          ) : (
            <Button
              onClick={() => {
                void (microphone === 'ready'
                  ? desk.audio.startMicrophoneTest()
                  : desk.audio.askMicrophone());
              }}
            >
              {t('audio.try')}
            </Button>
          )
        }
      />
      {(testing || calling) && <WideMeter running />}
      {phoneProfile && <p className="muted hint">{t('audio.warn.phoneProfileMend')}</p>}
      <DeviceRow
        icon={Volume2}
        label={t('audio.speaker')}
        order="audio.speakers"
        devices={devices.outputs}
        used={decision.speaker}
        act={
          <Button
            onClick={() => {
              void desk.audio.playTestTone('speaker');
            }}
          >
            {t('audio.testTone')}
          </Button>
        }
      />
      <DeviceRow
        icon={Bell}
        label={t('audio.ringer')}
        order="audio.ringers"
        devices={devices.outputs}
        used={decision.ringer}
        act={
          <Button
            onClick={() => {
              void desk.audio.playTestTone('ringer');
            }}
          >
            {t('audio.testRinger')}
          </Button>
        }
      />
      {test !== 'none' && (
        <p className="muted hint" role="status">
          {t(
            test === 'tone'
              ? 'audio.toneNote'
              : test === 'echo'
                ? 'audio.echoNote'
                : 'audio.testNote',
          )}
        </p>
      )}
    </Panel>
  );
};
