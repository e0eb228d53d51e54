import { CircleStop, ListChecks, Volume2 } from 'lucide-react';
import { useStore } from 'zustand';
import { audioDoor } from '../../phone/audio/audio-door';
import { documentsDoor } from '../../platform/desk/documents';
import { useDoors } from '../../platform/doors';
import { useWords } from '../../platform/i18n';
import { Button } from '../../ui';
import { DeviceOrder } from './device-order';
import { MicrophoneCheck, MicrophoneTrouble } from './microphone-check';
import { RingSettings } from './ring-settings';
import { VoiceRows } from './voice-rows';

const ToneButton = () => {
  const { t } = useWords();
  const { audio } = useDoors(audioDoor);
  const plays = useStore(audio.store, (state) => state.test === 'tone');
  return plays ? (
    <Button icon={CircleStop} onClick={() => audio.stopTest()}>
      {t('audio.stopTest')}
    </Button>
  ) : (
    <Button icon={Volume2} onClick={() => void audio.playTestTone('speaker')}>
      {t('audio.testTone')}
    </Button>
  );
};

/** Which devices, in which order, and whether they work. */
export const AudioSection = () => {
  const { t } = useWords();
  const { documents } = useDoors(documentsDoor);
  return (
    <>
      <h1>{t('settings.section.audio')}</h1>
      <p className="muted">{t('settings.audio.orderText')}</p>
      <div className="row before">
        <Button icon={ListChecks} onClick={() => documents.show({ kind: 'readiness' })}>
          {t('readiness.title')}
        </Button>
      </div>
      <MicrophoneTrouble />
      <DeviceOrder of="microphone" />
      <MicrophoneCheck />
      <DeviceOrder of="speaker" />
      <div className="row end">
        <ToneButton />
      </div>
      <DeviceOrder of="ringer" />
      <RingSettings />
      <div className="ruled">
        <VoiceRows />
      </div>
    </>
  );
};
