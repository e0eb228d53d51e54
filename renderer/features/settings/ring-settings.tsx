import { Bell, CircleStop } from 'lucide-react';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { audioDoor } from '../../phone/audio/audio-door';
import { useDoors } from '../../platform/doors';
import { useWords } from '../../platform/i18n';
import { Button } from '../../ui';
import { ControlRow, SelectRow, SwitchRow } from './control-row';

const tones = ['chime', 'classic', 'soft', 'bright'] as const;

/** Which ring, and how it sounds: on the ringer at its volume, as a call would. */
const ToneRow = () => {
  const { t } = useWords();
  const { audio } = useDoors(audioDoor);
  const plays = useStore(audio.store, (state) => state.test === 'tone');
  // A sound does not go on after its page.
  useEffect(() => () => audio.stopTest(), [audio]);
  return (
    <SelectRow
      of="audio.ringTone"
      title={t('settings.audio.ringTone')}
      choices={tones.map((value) => ({ value, label: t(`settings.audio.tone.${value}`) }))}
    >
      {plays ? (
        <Button icon={CircleStop} onClick={() => audio.stopTest()}>
          {t('audio.stopTest')}
        </Button>
      ) : (
        <Button icon={Bell} onClick={() => void audio.playTestTone('ringer')}>
          {t('settings.audio.listen')}
        </Button>
      )}
    </SelectRow>
  );
};

const percent = (value: number) => `${Math.round(value * 100)}\u00a0%`;

interface VolumeRowProps {
  of: 'audio.ringVolume' | 'audio.waitingVolume';
  title: string;
}

const VolumeRow = ({ of, title }: VolumeRowProps) => (
  <ControlRow of={of} title={title} shown={percent}>
    {({ setting, change }, ids) => (
      <>
        <input
          id={ids.control}
          type="range"
          min={0}
          max={1}
          step={0.05}
          disabled={setting.locked}
          value={setting.value}
          aria-valuetext={percent(setting.value)}
          onChange={(event) => void change(Number(event.target.value))}
        />
        <span className="num percent">{percent(setting.value)}</span>
      </>
    )}
  </ControlRow>
);

/** How a call makes itself heard and seen. */
export const RingSettings = () => {
  const { t } = useWords();
  return (
    <div className="ruled ring">
      <ToneRow />
      <VolumeRow of="audio.ringVolume" title={t('settings.audio.ringVolume')} />
      <VolumeRow of="audio.waitingVolume" title={t('settings.audio.waitingVolume')} />
      <SwitchRow
        of="audio.ringInHeadset"
        title={t('settings.audio.ringInHeadset')}
        text={t('settings.audio.ringInHeadsetText')}
      />
      <SwitchRow
        of="ui.visibleRinging"
        title={t('settings.audio.visibleRinging')}
        text={t('settings.audio.visibleRingingText')}
      />
    </div>
  );
};
