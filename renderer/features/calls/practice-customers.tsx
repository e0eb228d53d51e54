import { Frown, PhoneOff, Router, VolumeX, type LucideIcon } from 'lucide-react';
import { useStore } from 'zustand';
import { practiceDoor, scenarioIds } from '../../phone/practice-line/practice-door';
import { useDoors } from '../../platform/doors';
import { useWords } from '../../platform/i18n';
import type { ScenarioId } from '../../phone/practice-line';
import { Icon } from '../../ui/icon';

const icons: Record<ScenarioId, LucideIcon> = {
  complaint: Frown,
  fault: Router,
  silent: VolumeX,
  hangsUp: PhoneOff,
};

/** The customers of the practice line: each calls the desk when asked to. */
export const PracticeCustomers = () => {
  const desk = useDoors(practiceDoor);
  const { t } = useWords();
  const running = useStore(desk.practice.store, (state) => state.running);
  return (
    <section className="practice" aria-label={t('practice.title')}>
      <header className="row">
        <h2 className="grow">{t('practice.title')}</h2>
        {running && (
          <button type="button" className="chipbtn" onClick={() => desk.practice.stop()}>
            {t('practice.stop')}
          </button>
        )}
      </header>
      <div className="scenarios" data-list="2">
        {scenarioIds.map((scenario) => (
          <button
            key={scenario}
            type="button"
            className="btn"
            aria-disabled={running !== null}
            aria-busy={running === scenario}
            aria-label={t(`practice.${scenario}`)}
            aria-describedby={`practice-${scenario}`}
            onClick={() => {
              if (running === null) desk.practice.start(scenario);
            }}
          >
            <Icon of={icons[scenario]} />
            <span className="grow">
              <b className="cut">{t(`practice.${scenario}`)}</b>
              <small className="cut" id={`practice-${scenario}`}>
                {t(running === scenario ? 'practice.running' : `practice.${scenario}Note`)}
              </small>
            </span>
          </button>
        ))}
      </div>
    </section>
  );
};
