import { Phone } from 'lucide-react';
import { callsDoor } from '../../phone/calls/calls-door';
import { useDoors } from '../../platform/doors';
import { useWords } from '../../platform/i18n';
import { Button } from '../../ui/button';
import type { Call } from '../../model/call';

/** Ends a call that is not on the stage; its name says whose, its word that it ends. */
export const HangUpPerson = ({ call, name }: { call: Call; name: string }) => {
  const desk = useDoors(callsDoor);
  const { t } = useWords();
  const label = t('calls.hangUpPerson', { name });
  return (
    <Button
      grow
      className="hang"
      icon={Phone}
      aria-label={label}
      title={label}
      onClick={() => desk.calls.hangUp(call.id)}
    >
      {t('calls.hangUp')}
    </Button>
  );
};
