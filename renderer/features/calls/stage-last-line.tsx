import { MicOff } from 'lucide-react';
import { useStore } from 'zustand';
import { audioDoor } from '../../phone/audio/audio-door';
import { headsetsDoor } from '../../phone/headset/headsets-door';
import { lineDoor } from '../../phone/line/line-door';
import { useDoors } from '../../platform/doors';
import { useWords, type Words } from '../../platform/i18n';
import { QualityLine, useQualityLine } from '../quality/quality-line';
import { phoneText } from '../../ui/phone-text';
import { Icon } from '../../ui/icon';
import type { Call } from '../../model/call';
import { useCountry } from './caller';
import { useSpokenHeadsetAway } from './headset-away';
import { LevelMeters } from './level-meters';
import { Line, Warning } from './last-line-parts';
import { useOtherSide, type OtherSide } from './other-side';
import { StagePlaybackLine } from './stage-playback-line';
import { lastLine } from './stage-state';
import type { PanelControl } from './use-panel';
import { useMicrophoneSilent, useSpeakingWhileMuted } from './use-speaking';

type EarWords = 'muted' | 'mediaTroubledNote' | 'heldNote';

/** Who does not hear the agent: the customer, a colleague by name, or everybody. */
const earWords = (t: Words, key: EarWords, side: OtherSide): string => {
  if (side.kind === 'customer') return t(`calls.${key}`);
  if (side.kind === 'conference') return t(`calls.${key}All`);
  return t(`calls.${key}Name`, { name: side.name || t('calls.yourColleague') });
};

/** The last line of the stage: the two lanes, or the one message that matters most. */
export const StageLastLine = ({ call, panel }: { call: Call; panel: PanelControl }) => {
  const desk = useDoors(audioDoor, headsetsDoor, lineDoor);
  const { t } = useWords();
  const country = useCountry();
  const { lost, asking, offer, phoneProfile, suppressorGaveUp, decision, microphone } = useStore(
    desk.audio.store,
  );
  const lineReady = useStore(desk.line.store, ({ state }) => state.phase === 'ready');
  const side = useOtherSide(call);
  const ear = (key: EarWords) => earWords(t, key, side);
  const talking = call.phase.name === 'talking';
  const speaking = useSpeakingWhileMuted(call.muted && talking);
  const open = talking && !call.muted && !call.hold.actual && decision.microphone !== null;
  const line = lastLine(call, {
    microphoneLost: asking !== null && talking,
    deviceLost: lost !== null,
    mutedThere: useStore(desk.headsets.store, (one) => one.mutedThere),
    headsetAway: useSpokenHeadsetAway(),
    speaking,
    busy: microphone === 'busy',
    none: (microphone === 'missing' || microphone === 'refused') && !call.practice,
    silent: useMicrophoneSilent(open),
    phoneProfile,
    suppressorGaveUp: Boolean(suppressorGaveUp),
    offered: offer !== null,
    lineReady,
    quality: useQualityLine(call.id),
  });
  const target = call.transfer.step === 'none' ? '' : phoneText(call.transfer.target, country);
  switch (line) {
    case 'lanes':
      return <LevelMeters call={call} />;
    case 'muted':
      return (
        <div className="mutedbar">
          <Icon of={MicOff} size="s" />
          <span className="cut">{ear('muted')}</span>
        </div>
      );
    case 'speakingMuted':
      return <Warning text={t('calls.speakingMuted')} />;
    case 'microphoneLost':
    case 'deviceLost':
    case 'mutedThere':
    case 'microphoneBusy':
    case 'noMicrophone':
    case 'headsetAway':
    case 'microphoneSilent':
    case 'phoneProfile':
    case 'suppressorGaveUp':
    case 'deviceOffered':
      return <StagePlaybackLine line={line} panel={panel} />;
    case 'silence':
    case 'weak':
      return (
        <QualityLine
          call={call.id}
          onDetails={() => panel.show('quality')}
          onChooseDevice={() => panel.show('devices')}
        />
      );
    case 'transferFailed':
      return <Warning text={t('calls.transferFailed', { target })} />;
    case 'transferUnheard':
      return <Warning text={t('calls.transferUnheard', { target })} />;
    case 'transferring':
      return (
        <Line
          text={
            call.transfer.step === 'ringing'
              ? t('calls.transferRinging', { target })
              : t('calls.transferring', { target })
          }
        />
      );
    case 'reconnecting':
      return <Line text={ear('mediaTroubledNote')} />;
    case 'lineAway':
      return <Line text={t('calls.lineAway')} />;
    case 'holding':
      return <Line text={t('calls.holding')} />;
    case 'resuming':
      return <Line text={t('calls.resuming')} />;
    case 'holdRefused':
      return <Warning text={t('calls.holdRefused')} />;
    case 'held':
      return <Line text={ear('heldNote')} />;
    case 'heldByRemote':
      return <Line text={t('calls.heldByRemoteNote')} />;
    case 'recovers':
      return <Line text={t('calls.recoversNote')} />;
    case 'earlyMedia':
      return <Line text={t('calls.ringingThereSound')} />;
    case 'none':
      return null;
  }
};
