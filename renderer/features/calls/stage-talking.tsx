import { Pause, Phone, PhoneIncoming, PhoneOutgoing, RefreshCw } from 'lucide-react';
import { useStore } from 'zustand';
import { callsDoor } from '../../phone/calls/calls-door';
import { useDoors } from '../../platform/doors';
import { QualityMark } from '../quality/quality-mark';
import { AutoAnswerMark } from '../team/auto-answer-mark';
import { useWords, type Words } from '../../platform/i18n';
import { Button } from '../../ui/button';
import { useHotkeyLabel } from '../../ui/hotkey-label';
import { Icon } from '../../ui/icon';
import { useStrip } from '../../ui/media';
import type { Call } from '../../model/call';
import { answeredByKey } from '../../phone/calls/call-rules';
import { conferenceOf } from '../../phone/calls/conversation-rules';
import { useCaller, type Caller } from './caller';
import { CallerLines } from './caller-lines';
import { PracticeMark } from './practice-mark';
import { Since, SinceText, TalkTimer } from './since';
import { StageLastLine } from './stage-last-line';
import type { StageState } from './stage-state';
import type { PanelControl } from './use-panel';

export interface StageTalkingProps {
  call: Call;
  state: StageState;
  panel: PanelControl;
}

const diallingWords = (t: Words, call: Call): string => {
  if (call.recovers) return t('calls.recovers');
  return call.phase.name === 'ringingThere' ? t('calls.ringingThere') : t('calls.dialling');
};

/** Why this call is talked to, when it is not alone. */
const together = (t: Words, call: Call, narrow: boolean): string => {
  if (call.conference) return t('calls.conference');
  if (call.consults === null) return '';
  return t(narrow ? 'calls.consultationShort' : 'calls.consultation');
};

const noteWords = (t: Words, call: Call): string => {
  switch (call.noteSent) {
    case 'no':
      return '';
    case 'sent':
      return t('calls.noteOnItsWay');
    case 'delivered':
      return t('calls.noteDelivered');
    case 'refused':
      return t('calls.noteRefused');
  }
};

/** The caller as the stage names them: both voices of a conference, and what became of the note. */
const useStageNames = (call: Call): Caller => {
  const { calls } = useDoors(callsDoor);
  const { t } = useWords();
  const all = useStore(calls.store, (state) => state.calls);
  const caller = useCaller(call);
  // The customer first: the one who was there first.
  const [one, other] = call.conference ? conferenceOf(all) : [];
  const first = useCaller(one ?? null).name;
  const second = useCaller(other ?? null).name;
  if (one && other) {
    const name = t('calls.conferenceNames', { first, second });
    return { ...caller, name, number: '', detail: '', isNumber: false };
  }
  const note = call.consults === null ? '' : noteWords(t, call);
  return { ...caller, detail: [caller.detail, note].filter(Boolean).join(' · ') };
};

const StateWords = ({ call, state }: { call: Call; state: StageState }) => {
  const { t } = useWords();
  const narrow = useStrip();
  const way = call.direction === 'in' ? PhoneIncoming : PhoneOutgoing;
  if (state === 'reconnecting')
    return (
      <>
        <Icon of={RefreshCw} size="s" />
        {t('calls.mediaTroubled')}
      </>
    );
  if (state === 'held')
    return (
      <>
        <Icon of={Pause} size="s" />
        <span className="num">
          <SinceText
            since={call.hold.since ?? call.startedAt}
            text={(time) => t('calls.heldSince', { time })}
          />
        </span>
      </>
    );
  if (state === 'heldByRemote')
    return (
      <>
        <Icon of={Pause} size="s" />
        <span className="cut">{t('calls.heldByRemote')}</span>
      </>
    );
  const words = {
    answering: t('calls.answering'),
    dialling: diallingWords(t, call),
  };
  return (
    <>
      <Icon of={way} size="s" />
      <span className="cut">
        {state === 'answering' || state === 'dialling'
          ? words[state]
          : together(t, call, narrow) ||
            call.called?.name ||
            call.called?.number ||
            t(call.direction === 'in' ? 'calls.incoming' : 'calls.outgoing')}
      </span>
    </>
  );
};

/** A call that goes on: being dialled, talking, held, or being brought back. */
export const StageTalking = ({ call, state, panel }: StageTalkingProps) => {
  const desk = useDoors(callsDoor);
  const { t } = useWords();
  const caller = useStageNames(call);
  const key = useHotkeyLabel('answer');
  const answers = useStore(desk.calls.store, ({ calls }) => answeredByKey(calls) !== null);
  const waiting = state === 'answering' || state === 'dialling';
  const since = 'since' in call.phase ? call.phase.since : call.startedAt;
  return (
    <>
      <div className="stage-top">
        <span className="state">
          <StateWords call={call} state={state} />
        </span>
        <span className="grow" />
        <AutoAnswerMark call={call.id} />
        {call.practice && <PracticeMark />}
        {waiting && <Since since={since} />}
        {state === 'talking' && (
          <QualityMark
            call={call.id}
            open={panel.open === 'quality'}
            onToggle={() => panel.toggle('quality')}
          />
        )}
        {state === 'reconnecting' && (
          <Since since={call.troubledSince ?? call.startedAt} className="num strong" />
        )}
      </div>
      <CallerLines caller={caller} several={call.conference} />
      <div className="foot">
        {waiting ? <span className="grow" /> : <TalkTimer since={since} />}
        <Button
          kind="stop"
          call
          icon={Phone}
          iconDown
          // The longer words of a conference need its room beside the timer; while a call rings, the key answers that.
          hint={call.conference || answers ? null : key}
          onClick={() => desk.calls.hangUpAll(call.id)}
        >
          {t(call.conference ? 'calls.endForAll' : 'calls.hangUp')}
        </Button>
      </div>
      <StageLastLine call={call} panel={panel} />
    </>
  );
};
