import { Bell, CircleStop, Volume2 } from 'lucide-react';
import { useId } from 'react';
import { useStore } from 'zustand';
import { useDesk } from '../../desk';
import { useWords } from '../../i18n';
import { Button } from '../../ui';
import { DeviceOrder } from './device-order';
import { MicrophoneCheck, MicrophoneTrouble } from './microphone-check';
import { SettingFault } from './rows';
import { Source } from './source';
import { useSetting } from './use-setting';
import { VoiceRows } from './voice-rows';

const ToneButton = ({ of: role }: { of: 'speaker' | 'ringer' }) => {
  const { t } = useWords();
  const { audio } = useDesk();
  const plays = useStore(audio.store, (state) => state.test === 'tone');
  if (plays) {
    return (
      <Button icon={CircleStop} onClick={() => audio.stopTest()}>
        {t('audio.stopTest')}
      </Button>
    );
  }
  return (
    <Button
      icon={role === 'speaker' ? Volume2 : Bell}
      onClick={() => void audio.playTestTone(role)}
    >
      {role === 'speaker' ? t('audio.testTone') : t('audio.testRinger')}
    </Button>
  );
};

const RingVolume = () => {
  const { t } = useWords();
  const id = useId();
  const { setting, change, fault } = useSetting('audio.ringVolume');
  return (
    <div className="srow">
      <div>
        <label htmlFor={id}>
          <b>{t('settings.audio.ringVolume')}</b>
        </label>
        <p>
          <Source setting={setting} />
        </p>
        <SettingFault code={fault} />
      </div>
      <span className="row">
        <input
          id={id}
          type="range"
          min={0}
          max={1}
          step={0.05}
          disabled={setting.locked}
          value={setting.value}
          aria-valuetext={`${Math.round(setting.value * 100)} %`}
          onChange={(event) => void change(Number(event.target.value))}
        />
        <span className="num percent">{Math.round(setting.value * 100)}&nbsp;%</span>
      </span>
    </div>
  );
};

/** Which devices, in which order, and whether they work. */
export const AudioSection = () => {
  const { t } = useWords();
  return (
    <>
      <h1>{t('settings.section.audio')}</h1>
      <p className="muted">{t('settings.audio.orderText')}</p>
      <MicrophoneTrouble />
      <DeviceOrder of="microphone" />
      <MicrophoneCheck />
      <DeviceOrder of="speaker" />
      <div className="row end">
        <ToneButton of="speaker" />
      </div>
      <DeviceOrder of="ringer" />
      <div className="row end">
        <ToneButton of="ringer" />
      </div>
      <div className="ruled">
        <RingVolume />
        <VoiceRows />
      </div>
    </>
  );
};
