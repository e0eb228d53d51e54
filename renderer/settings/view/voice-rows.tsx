import { CircleAlert, CircleQuestionMark } from 'lucide-react';
import { useId, useState } from 'react';
import { useStore } from 'zustand';
import { useDesk } from '../../desk';
import { useWords } from '../../i18n';
import { Icon } from '../../ui';
import { SettingFault, SwitchRow } from './rows';
import { Why } from './why';
import { Source } from './source';
import { useSetting } from './use-setting';

const choices = ['neural', 'browser', 'off'] as const;

/** What became of the network, where it could not do what was chosen. */
const SuppressorTrouble = () => {
  const { t } = useWords();
  const { audio } = useDesk();
  const state = useStore(audio.store, (one) => one.suppressor);
  if (state !== 'failed' && state !== 'tooSlow') return null;
  return (
    <p className="row" role="status">
      <Icon of={CircleAlert} size="s" />
      {t(`settings.audio.noiseTrouble.${state}`)}
    </p>
  );
};

/** The noise around the agent: how much is done against it. */
const NoiseRow = () => {
  const { t } = useWords();
  const id = useId();
  const [why, setWhy] = useState(false);
  const { setting, change, fault } = useSetting('audio.noiseSuppression');
  return (
    <>
      <div className="srow">
        <div>
          <label htmlFor={id}>
            <b>{t('settings.audio.noise')}</b>
          </label>
          <p className="muted">{t('settings.audio.noiseText')}</p>
          <p>
            <Source setting={setting} />
          </p>
          <SuppressorTrouble />
          <SettingFault code={fault} />
        </div>
        <span className="row">
          {setting.locked && (
            <button
              type="button"
              className="chipbtn"
              aria-expanded={why}
              onClick={() => setWhy(!why)}
            >
              <Icon of={CircleQuestionMark} size="s" />
              {t('settings.whyAct')}
              <span className="sr"> {t('settings.audio.noise')}</span>
            </button>
          )}
          <select
            id={id}
            className="field"
            disabled={setting.locked}
            value={setting.value}
            onChange={({ target }) => {
              const chosen = choices.find((one) => one === target.value);
              if (chosen) void change(chosen);
            }}
          >
            {choices.map((one) => (
              <option key={one} value={one}>
                {t(`settings.audio.noiseBy.${one}`)}
              </option>
            ))}
          </select>
        </span>
      </div>
      {why && (
        <Why
          title={t('settings.audio.noise')}
          value={t(`settings.audio.noiseBy.${setting.value}`)}
        />
      )}
    </>
  );
};

/** What is done to voices, the agent's and the callers'. */
export const VoiceRows = () => {
  const { t } = useWords();
  return (
    <>
      <NoiseRow />
      <SwitchRow
        of="audio.echoCancellation"
        title={t('settings.audio.echoCancel')}
        text={t('settings.audio.echoCancelText')}
      />
      <SwitchRow
        of="audio.autoGainControl"
        title={t('settings.audio.gain')}
        text={t('settings.audio.gainText')}
      />
    </>
  );
};
