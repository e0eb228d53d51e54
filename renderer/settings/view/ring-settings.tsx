import type { SettingValue } from '@contract';
import { Bell, CircleStop } from 'lucide-react';
import { useEffect, useId } from 'react';
import { useStore } from 'zustand';
import { useDesk } from '../../desk';
import { useWords } from '../../i18n';
import { Button } from '../../ui';
import { SettingFault, SwitchRow } from './rows';
import { Source } from './source';
import { useSetting } from './use-setting';
import { useWhy } from './why';

type RingTone = SettingValue<'audio.ringTone'>;
const tones: RingTone[] = ['chime', 'classic', 'soft', 'bright'];

/** Which ring, and how it sounds: on the ringer at its volume, as a call would. */
const ToneRow = () => {
  const { t } = useWords();
  const id = useId();
  const { audio } = useDesk();
  const plays = useStore(audio.store, (state) => state.test === 'tone');
  const { setting, change, fault } = useSetting('audio.ringTone');
  const title = t('settings.audio.ringTone');
  const why = useWhy(setting, { title, value: t(`settings.audio.tone.${setting.value}`) });
  // A sound does not go on after its page.
  useEffect(() => () => audio.stopTest(), [audio]);
  return (
    <>
      <div className="srow">
        <div>
          <label htmlFor={id}>
            <b>{title}</b>
          </label>
          <p>
            <Source setting={setting} />
          </p>
          <SettingFault code={fault} />
        </div>
        <span className="row">
          {why.ask}
          <select
            id={id}
            className="field"
            disabled={setting.locked}
            value={setting.value}
            onChange={(event) => void change(event.target.value as RingTone)}
          >
            {tones.map((tone) => (
              <option key={tone} value={tone}>
                {t(`settings.audio.tone.${tone}`)}
              </option>
            ))}
          </select>
          {plays ? (
            <Button icon={CircleStop} onClick={() => audio.stopTest()}>
              {t('audio.stopTest')}
            </Button>
          ) : (
            <Button icon={Bell} onClick={() => void audio.playTestTone('ringer')}>
              {t('settings.audio.listen')}
            </Button>
          )}
        </span>
      </div>
      {why.answer}
    </>
  );
};

const VolumeRow = ({
  of,
  title,
}: {
  of: 'audio.ringVolume' | 'audio.waitingVolume';
  title: string;
}) => {
  const id = useId();
  const { setting, change, fault } = useSetting(of);
  const percent = `${Math.round(setting.value * 100)}\u00a0%`;
  const why = useWhy(setting, { title, value: percent });
  return (
    <>
      <div className="srow">
        <div>
          <label htmlFor={id}>
            <b>{title}</b>
          </label>
          <p>
            <Source setting={setting} />
          </p>
          <SettingFault code={fault} />
        </div>
        <span className="row">
          {why.ask}
          <input
            id={id}
            type="range"
            min={0}
            max={1}
            step={0.05}
            disabled={setting.locked}
            value={setting.value}
            aria-valuetext={percent}
            onChange={(event) => void change(Number(event.target.value))}
          />
          <span className="num percent">{percent}</span>
        </span>
      </div>
      {why.answer}
    </>
  );
};

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
