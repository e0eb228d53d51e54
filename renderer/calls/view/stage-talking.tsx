import { Pause, Phone, PhoneIncoming, PhoneOutgoing, RefreshCw } from 'lucide-react';
import { useDesk } from '../../desk';
import { useWords, type Words } from '../../i18n';
import { QualityMark } from '../../quality/view/quality-mark';
import { AutoAnswerMark } from '../../team/view';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import type { Call } from '../call';
import { useCaller } from './caller';
import { CallerLines } from './caller-lines';
import { PracticeMark } from './practice-mark';
import { Since, SinceText, TalkTimer } from './since';
import { StageLastLine } from './stage-last-line';
import type { StageState } from './stage-state';
import type { PanelControl } from './use-panel';

interface StageTalkingProps {
  call: Call;
  state: StageState;
  panel: PanelControl;
}

const diallingWords = (t: Words, call: Call): string => {
  if (call.takesBack) return t('calls.takesBack');
  return call.phase.name === 'ringingThere' ? t('calls.ringingThere') : t('calls.dialling');
};

const StateWords = ({ call, state }: { call: Call; state: StageState }) => {
  const { t } = useWords();
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
          : call.called?.name ||
            call.called?.number ||
            t(call.direction === 'in' ? 'calls.incoming' : 'calls.outgoing')}
      </span>
    </>
  );
};

/** A call that goes on: being dialled, talking, held, or being brought back. */
export const StageTalking = ({ call, state, panel }: StageTalkingProps) => {
  const desk = useDesk();
  const { t } = useWords();
  const caller = useCaller(call);
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
      <CallerLines caller={caller} />
      <div className="foot">
        {waiting ? <span className="grow" /> : <TalkTimer since={since} />}
        <Button kind="stop" call icon={Phone} iconDown onClick={() => desk.calls.hangUp(call.id)}>
          {t('calls.hangUp')}
        </Button>
      </div>
      <StageLastLine call={call} panel={panel} />
    </>
  );
};
