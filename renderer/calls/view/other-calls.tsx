import { ArrowLeftRight, Phone, Play } from 'lucide-react';
import { useStore } from 'zustand';
import { useDesk } from '../../desk';
import { useWords } from '../../i18n';
import { Button, IconButton } from '../../ui/button';
import type { Call } from '../call';
import { commandsFor, isLive, isTalking } from '../call-rules';
import { useCaller } from './caller';
import { Since, SinceText } from './since';

interface OtherProps {
  call: Call;
  all: Call[];
  onAnswered: () => void;
}

/** Another call asks: solid until it is answered or declined. */
const Ringing = ({ call, all, onAnswered }: OtherProps) => {
  const desk = useDesk();
  const { t } = useWords();
  const caller = useCaller(call);
  const queue = call.called?.name || call.called?.number;
  const holdsAnother = all.some((one) => one.id !== call.id && isTalking(one));
  return (
    <section className="other" aria-label={t('calls.otherCall')}>
      <div className="l1">
        <b className="grow cut">{caller.name}</b>
        <Since since={call.startedAt} />
      </div>
      <p className="l2 cut">
        {[queue, caller.number || caller.detail].filter(Boolean).join(' · ')}
      </p>
      <div className="acts">
        <Button
          kind="on-go"
          grow
          icon={Phone}
          onClick={() => {
            desk.calls.answer(call.id);
            onAnswered();
          }}
        >
          {t(holdsAnother ? 'calls.holdAndAnswer' : 'calls.answer')}
        </Button>
        <Button kind="over-go" onClick={() => desk.calls.decline(call.id, 'busy')}>
          {t('calls.decline')}
        </Button>
      </div>
    </section>
  );
};

/** A call that waits, amber; or one that is under way beside the stage. */
const Waiting = ({ call, all }: OtherProps) => {
  const desk = useDesk();
  const { t } = useWords();
  const caller = useCaller(call);
  const can = commandsFor(call, all);
  const { since } = call.hold;
  const words = () => {
    if (call.hold.actual && since !== null)
      return <SinceText since={since} text={(time) => t('calls.otherHeld', { time })} />;
    if (call.hold.wanted) return t('calls.holding');
    if (call.hold.byRemote) return t('calls.otherHeldByRemote');
    return t(call.phase.name === 'talking' ? 'calls.otherTalking' : 'calls.otherDialling');
  };
  return (
    <section className="other" data-s="held" aria-label={t('calls.otherCall')}>
      <div className="grow">
        <div className="l1">
          <b className="cut">{caller.name}</b>
        </div>
        <p className="l2 num cut">{words()}</p>
      </div>
      {can.has('resume') && (
        <Button
          icon={can.has('swap') ? ArrowLeftRight : Play}
          onClick={() => desk.calls.resume(call.id)}
        >
          {t(can.has('swap') ? 'calls.swap' : 'calls.resume')}
        </Button>
      )}
      {can.has('hangUp') && (
        <IconButton
          className="hang"
          icon={Phone}
          label={t('calls.hangUpPerson', { name: caller.name })}
          onClick={() => desk.calls.hangUp(call.id)}
        />
      )}
    </section>
  );
};

/** Every live call that is not on the stage. */
export const OtherCalls = ({ onAnswered }: { onAnswered: () => void }) => {
  const desk = useDesk();
  const { calls, stageId } = useStore(desk.calls.store);
  return calls
    .filter((call) => call.id !== stageId && isLive(call))
    .map((call) =>
      call.phase.name === 'ringing' ? (
        <Ringing key={call.id} call={call} all={calls} onAnswered={onAnswered} />
      ) : (
        <Waiting key={call.id} call={call} all={calls} onAnswered={onAnswered} />
      ),
    );
};
