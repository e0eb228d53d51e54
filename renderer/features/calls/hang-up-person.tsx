import { Phone } from 'lucide-react';
import { useDesk } from '../../platform/desk';
import { useWords } from '../../platform/i18n';
import { Button } from '../../ui/button';
import type { Call } from '../../phone/calls/call';

/** Ends a call that is not on the stage; its name says whose, its word that it ends. */
export const HangUpPerson = ({ call, name }: { call: Call; name: string }) => {
  const desk = useDesk();
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
