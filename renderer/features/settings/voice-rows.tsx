import { CircleAlert } from 'lucide-react';
import { useStore } from 'zustand';
import { audioDoor } from '../../phone/audio/audio-door';
import { useDoors } from '../../platform/doors';
import { useWords } from '../../platform/i18n';
import { Icon } from '../../ui';
import { SelectRow, SwitchRow } from './control-row';

const choices = ['neural', 'browser', 'off'] as const;

/** What became of the network, where it could not do what was chosen. */
const SuppressorTrouble = () => {
  const { t } = useWords();
  const { audio } = useDoors(audioDoor);
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
  return (
    <SelectRow
      of="audio.noiseSuppression"
      title={t('settings.audio.noise')}
      text={t('settings.audio.noiseText')}
      trouble={<SuppressorTrouble />}
      choices={choices.map((value) => ({ value, label: t(`settings.audio.noiseBy.${value}`) }))}
    />
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
      <SwitchRow
        of="audio.levelCallers"
        title={t('settings.audio.levelCallers')}
        text={t('settings.audio.levelCallersText')}
      />
      <SwitchRow
        of="audio.suppressCallers"
        title={t('settings.audio.suppressCallers')}
        text={t('settings.audio.suppressCallersText')}
      />
    </>
  );
};
