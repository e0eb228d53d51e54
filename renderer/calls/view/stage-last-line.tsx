import { MicOff, TriangleAlert } from 'lucide-react';
import { useStore } from 'zustand';
import { useDesk } from '../../desk';
import { useWords } from '../../i18n';
import { phoneText } from '../../ui/phone-text';
import { Icon } from '../../ui/icon';
import type { Call } from '../call';
import { useCountry } from './caller';
import { Lanes } from './lanes';
import { lastLine } from './stage-state';
import type { PanelControl } from './use-panel';
import { useSpeakingWhileMuted } from './use-speaking';

/** The last line of the stage: the two lanes, or the one message that matters most. */
export const StageLastLine = ({ call, panel }: { call: Call; panel: PanelControl }) => {
  const desk = useDesk();
  const { t } = useWords();
  const country = useCountry();
  const lost = useStore(desk.audio.store, (state) => state.lost);
  const lineReady = useStore(desk.line.store, ({ state }) => state.phase === 'ready');
  const speaking = useSpeakingWhileMuted(call.muted && call.phase.name === 'talking');
  const line = lastLine(call, { deviceLost: lost !== null, speaking, lineReady });
  const target = call.transfer.step === 'none' ? '' : phoneText(call.transfer.target, country);
  switch (line) {
    case 'lanes':
      return <Lanes />;
    case 'muted':
      return (
        <div className="mutedbar">
          <Icon of={MicOff} size="s" />
          <span className="cut">{t('calls.muted')}</span>
        </div>
      );
    case 'speakingMuted':
      return <Warning text={t('calls.speakingMuted')} />;
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
    case 'transferFailed':
      return <Warning text={t('calls.transferFailed', { target })} />;
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
      return <Line text={t('calls.mediaTroubledNote')} />;
    case 'lineAway':
      return <Line text={t('calls.lineAway')} />;
    case 'holding':
      return <Line text={t('calls.holding')} />;
    case 'resuming':
      return <Line text={t('calls.resuming')} />;
    case 'holdRefused':
      return <Warning text={t('calls.holdRefused')} />;
    case 'held':
      return <Line text={t('calls.heldNote')} />;
    case 'heldByRemote':
      return <Line text={t('calls.heldByRemoteNote')} />;
    case 'earlyMedia':
      return <Line text={t('calls.ringingThereSound')} />;
    case 'none':
      return null;
  }
};

const Line = ({ text }: { text: string }) => <p className="lastline">{text}</p>;

const Warning = ({ text, act }: { text: string; act?: { words: string; run: () => void } }) => (
  <div className="mutedbar warn">
    <Icon of={TriangleAlert} size="s" />
    <span className="cut" title={text}>
      {text}
    </span>
    {act && (
      <button type="button" onClick={act.run}>
        {act.words}
      </button>
    )}
  </div>
);
