import { ArrowLeftRight, Phone, Play, Users } from 'lucide-react';
import { useStore } from 'zustand';
import { callsDoor } from '../../phone/calls/calls-door';
import { useDoors } from '../../platform/doors';
import { SlotView } from '../../platform/feature';
import { useWords } from '../../platform/i18n';
import { Button } from '../../ui/button';
import { useHotkeyLabel } from '../../ui/hotkey-label';
import type { Call } from '../../model/call';
import { answeredByKey, commandsFor, isLive, isTalking } from '../../phone/calls/call-rules';
import { consultationAbout, consultedBy } from '../../phone/calls/conversation-rules';
import { useCaller } from './caller';
import { ConferenceCard } from './conference-card';
import { ConsultCard } from './consult-card';
import { useSentBy } from './transfer-context-in';
import { HangUpPerson } from './hang-up-person';
import { OtherState } from './other-state';
import { Since } from './since';
import { ringingFacts } from './slots';

interface OtherProps {
  call: Call;
  all: Call[];
  onAnswered: () => void;
}

/** Another call asks: solid until it is answered or declined. */
const Ringing = ({ call, all, onAnswered }: OtherProps) => {
  const desk = useDoors(callsDoor);
  const { t } = useWords();
  const caller = useCaller(call);
  const queue = call.called?.name || call.called?.number;
  const sentBy = useSentBy(call);
  const answerKey = useHotkeyLabel('answer');
  const key = answeredByKey(all)?.id === call.id ? answerKey : null;
  const holdsAnother = all.some((one) => one.id !== call.id && isTalking(one));
  return (
    <section className="other" aria-label={t('calls.otherCall')}>
      <div className="l1">
        <b className="grow cut">{caller.name}</b>
        {holdsAnother && key && <kbd aria-hidden="true">{key}</kbd>}
        <Since since={call.startedAt} />
      </div>
      <p className="l2 cut">
        {[queue, caller.number || caller.detail, sentBy].filter(Boolean).join(' · ')}
      </p>
      <SlotView of={ringingFacts} with={{ call }} />
      <div className="acts">
        <Button
          kind="on-go"
          grow
          icon={Phone}
          hint={holdsAnother ? null : key}
          onClick={() => {
            desk.calls.answer(call.id);
            onAnswered();
          }}
        >
          {t(holdsAnother ? 'calls.holdAndAnswer' : 'calls.answer')}
        </Button>
        <Button kind="over-go" onClick={() => desk.calls.decline(call.id)}>
          {t('calls.decline')}
        </Button>
      </div>
    </section>
  );
};

/** A call that waits, amber; or one that is under way beside the stage. */
const Waiting = ({ call, all }: OtherProps) => {
  const desk = useDoors(callsDoor);
  const { t } = useWords();
  const caller = useCaller(call);
  const can = commandsFor(call, all);
  return (
    <section className="other aside" data-s="held" aria-label={t('calls.otherCall')}>
      <div className="l1">
        <b className="cut">{caller.name}</b>
        <span className="l2 num cut">
          <OtherState call={call} />
        </span>
      </div>
      <div className="acts">
        {can.has('resume') && (
          <Button
            grow
            icon={can.has('swap') ? ArrowLeftRight : Play}
            onClick={() => desk.calls.resume(call.id)}
          >
            {t(can.has('swap') ? 'calls.swap' : 'calls.resume')}
          </Button>
        )}
        {can.has('join') && (
          <Button
            grow
            icon={Users}
            aria-label={t('calls.joinName')}
            onClick={() => desk.calls.join(call.id)}
          >
            {t('calls.join')}
          </Button>
        )}
        {can.has('hangUp') && <HangUpPerson call={call} name={caller.name} />}
      </div>
    </section>
  );
};

/** The call, and whoever is asked about it or asked by it. */
const Other = (props: OtherProps) => {
  const { call, all } = props;
  if (call.phase.name === 'ringing') return <Ringing {...props} />;
  const consultation = consultationAbout(call, all);
  if (consultation) return <ConsultCard shown={call} customer={call} consultation={consultation} />;
  const customer = consultedBy(call, all);
  return customer ? (
    <ConsultCard shown={call} customer={customer} consultation={call} />
  ) : (
    <Waiting {...props} />
  );
};

/** Every live call that is not on the stage; the voices of a conference stand together. */
export const OtherCalls = ({ onAnswered }: { onAnswered: () => void }) => {
  const desk = useDoors(callsDoor);
  const { calls, stageId } = useStore(desk.calls.store);
  return (
    <>
      <ConferenceCard />
      {calls
        .filter((call) => call.id !== stageId && isLive(call) && !call.conference)
        .map((call) => (
          <Other key={call.id} call={call} all={calls} onAnswered={onAnswered} />
        ))}
    </>
  );
};
