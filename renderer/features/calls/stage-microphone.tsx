import { MicOff } from 'lucide-react';
import { useStore } from 'zustand';
import { agentDoor } from '../agent/agent-door';
import { audioDoor } from '../../phone/audio/audio-door';
import { infoDoor } from '../../platform/desk/desk-info';
import { useDoors } from '../../platform/doors';
import { useWords } from '../../platform/i18n';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { DialBox } from './dial-box';
import { useDialling } from './use-dial';
import type { PanelControl } from './use-panel';

/** No microphone: what it means, how to mend it, and the two ways on. An emergency is called all the same. */
export const StageMicrophone = ({ panel }: { panel: PanelControl }) => {
  const desk = useDoors(agentDoor, audioDoor, infoDoor);
  const { t } = useWords();
  const dialling = useDialling();
  const state = useStore(desk.audio.store, (audio) => audio.microphone);
  const microphoneUnavailable = useStore(desk.agent.store, (agent) => agent.microphoneUnavailable);
  const platform = desk.info.edition === 'browser' ? 'browser' : desk.info.platform;
  const title =
    state === 'refused'
      ? t(`audio.refusedTitle.${platform}`)
      : t(state === 'busy' ? 'audio.busyTitle' : 'audio.missingTitle');
  const mend =
    state === 'refused'
      ? t(`audio.refusedMend.${platform}`)
      : t(state === 'busy' ? 'audio.busyMend' : 'audio.missingMend');
  return (
    <>
      <div className="stage-top" role="alert">
        <span className="state">
          <Icon of={MicOff} size="s" />
          {title}
        </span>
      </div>
      <DialBox panel={panel} dialling={dialling} />
      {dialling.fault && (
        <p className="dialfault" role="alert">
          {dialling.fault}
        </p>
      )}
      <p className="mend">
        {t(microphoneUnavailable ? 'audio.noCallsSent' : 'audio.cannotHear')} {mend}
      </p>
      <div className="foot">
        <Button
          kind="primary"
          call
          grow
          onClick={() => {
            void desk.audio.askMicrophone();
          }}
        >
          {t('audio.tryAgain')}
        </Button>
        <Button
          call
          aria-expanded={panel.open === 'devices'}
          onClick={() => panel.toggle('devices')}
        >
          {t('audio.otherMicrophone')}
        </Button>
      </div>
    </>
  );
};
