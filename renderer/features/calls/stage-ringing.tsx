import { Phone, PhoneIncoming } from 'lucide-react';
import { callsDoor } from '../../phone/calls/calls-door';
import { useDoors } from '../../platform/doors';
import { SlotView } from '../../platform/feature';
import { useWords } from '../../platform/i18n';
import { AutoAnswerMark } from '../team/auto-answer-mark';
import { Button } from '../../ui/button';
import { useHotkeyLabel } from '../../ui/hotkey-label';
import { Icon } from '../../ui/icon';
import type { Call } from '../../model/call';
import { useCaller } from './caller';
import { CallerLines } from './caller-lines';
import { useSentBy } from './transfer-context-in';
import { HeadsetAwayLine } from './headset-away';
import { PracticeMark } from './practice-mark';
import { Since } from './since';
import { ringingFacts } from './slots';

/** A call asks for an answer: Answer on the left, Decline where Hang up will stand. */
export const StageRinging = ({ call, onAnswered }: { call: Call; onAnswered: () => void }) => {
  const desk = useDoors(callsDoor);
  const { t } = useWords();
  const caller = useCaller(call);
  const answerKey = useHotkeyLabel('answer');
  const queue = call.called?.name || call.called?.number;
  const sentBy = useSentBy(call);
  return (
    <>
      <div className="stage-top">
        <span className="state">
          <Icon of={PhoneIncoming} size="s" />
          {t('calls.incoming')}
        </span>
        {queue && (
          <span className="q cut">
            <span className="sr"> · </span>
            {queue}
          </span>
        )}
        <span className="grow" />
        {call.phase.name === 'ringing' && <Since since={call.phase.since} />}
      </div>
      <CallerLines caller={caller} />
      <SlotView of={ringingFacts} with={{ call }} />
      {sentBy && <p className="why cut">{sentBy}</p>}
      <p className="why">
        <AutoAnswerMark call={call.id} />
        {call.practice && <PracticeMark />}
        <HeadsetAwayLine />
      </p>
      <div className="foot">
        <Button
          kind="on-go"
          call
          grow
          icon={Phone}
          hint={answerKey}
          onClick={() => {
            desk.calls.answer(call.id);
            onAnswered();
          }}
        >
          {t('calls.answer')}
        </Button>
        <Button
          kind="over-go"
          call
          icon={Phone}
          iconDown
          onClick={() => desk.calls.decline(call.id)}
        >
          {t('calls.decline')}
        </Button>
      </div>
    </>
  );
};
