import { ArrowLeftRight, PhoneForwarded, Undo2, Users } from 'lucide-react';
import { useStore } from 'zustand';
import { callsDoor } from '../../phone/calls/calls-door';
import { useDoors } from '../../platform/doors';
import { useWords } from '../../platform/i18n';
import { Button } from '../../ui/button';
import type { Call } from '../../model/call';
import { commandsFor } from '../../phone/calls/call-rules';
import { useCaller } from './caller';
import { HangUpPerson } from './hang-up-person';
import { OtherState } from './other-state';

interface ConsultCardProps {
  /** The one of the two who is not on the stage. */
  shown: Call;
  customer: Call;
  consultation: Call;
}

/** A customer and whoever is asked about them: hand over, go back, swap, or talk all together. */
export const ConsultCard = ({ shown, customer, consultation }: ConsultCardProps) => {
  const desk = useDoors(callsDoor);
  const { t } = useWords();
  const all = useStore(desk.calls.store, (state) => state.calls);
  const name = useCaller(shown).name;
  const colleague = useCaller(consultation).name;
  const can = commandsFor(consultation, all);
  const canShown = commandsFor(shown, all);
  const back = shown.id === customer.id && can.has('backToCustomer');
  const hangUp = !back && canShown.has('hangUp');
  return (
    <section className="other pair" data-s="held" aria-label={t('calls.otherCall')}>
      <div className="row">
        <div className="grow">
          <div className="l1">
            <b className="cut">{name}</b>
          </div>
          <p className="l2 num cut">
            <OtherState call={shown} />
          </p>
        </div>
        {back && (
          <Button
            icon={Undo2}
            aria-label={t('calls.backToCustomer', { name })}
            onClick={() => desk.calls.backToCustomer(consultation.id)}
          >
            {t('calls.backToCustomerShort')}
          </Button>
        )}
      </div>
      <div className="acts">
        {can.has('complete') && (
          <Button
            kind="primary"
            grow
            icon={PhoneForwarded}
            hint="Ctrl ↵"
            onClick={() => desk.calls.complete(consultation.id)}
          >
            <span className="cut">{t('calls.transferToPerson', { name: colleague })}</span>
          </Button>
        )}
      </div>
      {(canShown.has('swap') || can.has('join') || hangUp) && (
        <div className="acts">
          {canShown.has('swap') && (
            <Button grow icon={ArrowLeftRight} onClick={() => desk.calls.resume(shown.id)}>
              {t('calls.swap')}
            </Button>
          )}
          {can.has('join') && (
            <Button
              grow
              icon={Users}
              aria-label={t('calls.joinName')}
              onClick={() => desk.calls.join(consultation.id)}
            >
              {t('calls.join')}
            </Button>
          )}
          {hangUp && <HangUpPerson call={shown} name={name} />}
        </div>
      )}
    </section>
  );
};
