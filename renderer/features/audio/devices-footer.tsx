import { AudioLines, Headphones, Keyboard } from 'lucide-react';
import { useStore } from 'zustand';
import { audioDoor } from '../../phone/audio/audio-door';
import { documentsDoor } from '../../platform/desk/documents';
import { settingsDoor } from '../../platform/settings/settings-door';
import { useDoors } from '../../platform/doors';
import { useWords } from '../../platform/i18n';
import { IconButton } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { Meter } from './meter';

interface DevicesFooterProps {
  open: boolean;
  onToggle: () => void;
  /** A call is on, or a test runs: the meter moves. */
  listening: boolean;
}

/** Which headset is in use and whether it hears something; opens the choice of devices. */
export const DevicesFooter = ({ open, onToggle, listening }: DevicesFooterProps) => {
  const desk = useDoors(audioDoor, documentsDoor, settingsDoor);
  const { t } = useWords();
  const { decision, microphone, test } = useStore(desk.audio.store);
  const suppresses = useStore(
    desk.settings.store,
    (all) => all.settings['audio.noiseSuppression'].value !== 'off',
  );
  const headset = (decision.microphone ?? decision.speaker)?.label ?? t('audio.none');
  const silent = microphone === 'refused' || microphone === 'missing' || microphone === 'busy';
  return (
    <footer className="devices" data-region>
      <button
        type="button"
        className="device"
        aria-expanded={open}
        title={t('audio.devices')}
        onClick={onToggle}
      >
        <Icon of={Headphones} size="s" />
        <span className="cut">
          {silent && decision.speaker ? `${headset}, ${t('audio.noMicrophone')}` : headset}
        </span>
        <Meter running={listening || test === 'microphone' || test === 'echo'} />
      </button>
      <span className="grow" />
      {suppresses && (
        <span
          className="row"
          role="img"
          aria-label={t('audio.noiseSuppression')}
          title={t('audio.noiseSuppression')}
        >
          <Icon of={AudioLines} size="s" />
        </span>
      )}
      <IconButton
        icon={Keyboard}
        label={t('audio.shortcuts')}
        onClick={() => desk.documents.show({ kind: 'settings', section: 'hotkeys' })}
      />
    </footer>
  );
};
