import { useStore } from 'zustand';
import { audioDoor } from '../../phone/audio/audio-door';
import { useDoors } from '../../platform/doors';
import { useWords } from '../../platform/i18n';
import { useSpokenHeadsetAway } from './headset-away';
import { Line, Warning } from './last-line-parts';
import type { EarLine } from './stage-state';
import type { PanelControl } from './use-panel';

/** The question stands under the controls; it took no focus by itself. */
const toQuestion = () => document.querySelector<HTMLElement>('.panel.continue button')?.focus();

/** What the devices have to say, on the stage's last line. */
export const StagePlaybackLine = ({ line, panel }: { line: EarLine; panel: PanelControl }) => {
  const desk = useDoors(audioDoor);
  const { t } = useWords();
  const { lost, asking, offer, suppressorGaveUp } = useStore(desk.audio.store);
  const away = useSpokenHeadsetAway();
  const choose = { words: t('calls.choose'), run: () => panel.show('devices') };
  switch (line) {
    case 'microphoneLost':
      return (
        <Warning
          text={t('audio.continue.lost', { label: asking?.lost ?? '' })}
          act={{ words: t('calls.choose'), run: toQuestion }}
        />
      );
    case 'deviceLost':
      return (
        <Warning
          text={
            lost?.now
              ? t('calls.deviceLostNow', { label: lost.label, now: lost.now })
              : t('calls.deviceLost', { label: lost?.label ?? '' })
          }
          act={{
            words: t('calls.choose'),
            run: () => {
              desk.audio.acknowledgeLost();
              panel.show('devices');
            },
          }}
        />
      );
    case 'mutedThere':
      return <Warning text={t('headset.mutedThere')} act={choose} />;
    case 'microphoneBusy':
      return <Warning text={t('audio.busyCall')} act={choose} />;
    case 'noMicrophone':
      return <Warning text={t('audio.noneInCall')} act={choose} />;
    case 'headsetAway':
      return <Warning text={t(`headset.reach.${away ?? 'off'}.stage`)} act={choose} />;
    case 'microphoneSilent':
      return <Warning text={t('audio.warn.silent')} act={choose} />;
    case 'phoneProfile':
      return <Warning text={t('audio.warn.phoneProfile')} act={choose} />;
    case 'suppressorGaveUp':
      return (
        <Line
          text={t(`audio.warn.suppressor.${suppressorGaveUp ?? 'microphone'}`)}
          acts={[
            { words: t('audio.warn.understood'), run: () => desk.audio.acknowledgeSuppressor() },
          ]}
        />
      );
    case 'deviceOffered':
      return (
        <Line
          text={t('audio.continue.offer', { label: offer?.label ?? '' })}
          acts={[
            { words: t('audio.continue.take'), run: () => desk.audio.takeOffer() },
            { words: t('audio.continue.leave'), run: () => desk.audio.declineOffer() },
          ]}
        />
      );
  }
};
