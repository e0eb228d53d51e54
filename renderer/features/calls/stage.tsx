import { useStore } from 'zustand';
import { audioDoor } from '../../phone/audio/audio-door';
import { callsDoor } from '../../phone/calls/calls-door';
import { lineDoor } from '../../phone/line/line-door';
import { settingsDoor } from '../../platform/settings/settings-door';
import { useDoor, useDoors } from '../../platform/doors';
import { useWords } from '../../platform/i18n';
import type { Call } from '../../model/call';
import { useClickGuard } from './click-guard';
import { StageEnded, StageTalking } from './in-call';
import { StageIdle } from './stage-idle';
import { StageMicrophone } from './stage-microphone';
import { StageRinging } from './stage-ringing';
import { stageState, stageTint } from './stage-state';
import type { PanelControl } from './use-panel';

/** The call that the stage shows. */
export const useStageCall = (): Call | null =>
  useStore(useDoor(callsDoor).store, (state) =>
    state.stageId ? (state.calls.find((call) => call.id === state.stageId) ?? null) : null,
  );

interface StageProps {
  call: Call | null;
  panel: PanelControl;
  /** Answered by a button of the desk: the caret may go to the note. */
  onAnswered: () => void;
}

/** The one place that says what the telephone is doing. It never moves and nothing covers it. */
export const Stage = ({ call, panel, onAnswered }: StageProps) => {
  const desk = useDoors(audioDoor, lineDoor, settingsDoor);
  const { t } = useWords();
  const microphone = useStore(desk.audio.store, (state) => state.microphone);
  const practice = useStore(
    desk.settings.store,
    (state) => state.settings['desk.line'].value === 'practice',
  );
  const state = stageState(call, microphone, !practice);
  const { stage, onClickCapture } = useClickGuard(`${call?.id ?? ''} ${state}`);
  const name =
    state === 'ringing'
      ? t('calls.incoming')
      : state === 'idle'
        ? t('calls.dialStage')
        : t('calls.stage');
  return (
    <section
      ref={stage}
      className="stage"
      data-s={stageTint[state]}
      data-state={state}
      data-region
      data-focus-falls="home"
      // While it rings, the stage itself: a key that was meant for the dial field answers nothing.
      data-focus-home="3"
      tabIndex={-1}
      aria-label={name}
      onClickCapture={onClickCapture}
    >
      {state === 'idle' && <StageIdle panel={panel} practice={practice} />}
      {state === 'microphone' && <StageMicrophone panel={panel} />}
      {call && state === 'ringing' && <StageRinging call={call} onAnswered={onAnswered} />}
      {call && (state === 'ended' || state === 'lost') && (
        <StageEnded call={call} lost={state === 'lost'} />
      )}
      {call && isUnderWay(state) && <StageTalking call={call} state={state} panel={panel} />}
    </section>
  );
};

const isUnderWay = (state: ReturnType<typeof stageState>) =>
  state === 'answering' ||
  state === 'dialling' ||
  state === 'talking' ||
  state === 'held' ||
  state === 'heldByRemote' ||
  state === 'reconnecting';
