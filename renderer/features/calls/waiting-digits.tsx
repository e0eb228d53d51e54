import { callsDoor } from '../../phone/calls/calls-door';
import { useDoors } from '../../platform/doors';
import { useWords } from '../../platform/i18n';
import { Button } from '../../ui/button';
import type { Call } from '../../model/call';

/** What was typed behind a number and waits for a key of the agent's. */
export const WaitingDigits = ({ call }: { call: Call }) => {
  const desk = useDoors(callsDoor);
  const { t } = useWords();
  if (call.phase.name !== 'talking' || !call.waitingDigits) return null;
  const [next = ''] = call.waitingDigits.split(';');
  return (
    <div className="digitswait" role="status">
      <span className="grow cut">
        {next ? t('calls.digitsWait', { digits: next }) : t('calls.digitsWaitOnly')}
      </span>
      <Button disabled={call.hold.wanted} onClick={() => desk.calls.goOnDigits(call.id)}>
        {t('calls.digitsGoOn')}
      </Button>
    </div>
  );
};
