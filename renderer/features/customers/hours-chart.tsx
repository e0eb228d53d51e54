import { useWords } from '../../platform/i18n';

/** The working day; wider when there were calls outside it. */
const usual = { from: 9, to: 18 };
const tallest = 56;

/** Begun calls by the hour, also as a sentence for who does not see it. */
export const HoursChart = ({ byHour, now }: { byHour: Map<number, number>; now: number }) => {
  const { t } = useWords();
  const present = new Date(now).getHours();
  const called = [...byHour.keys()];
  const from = Math.min(usual.from, present, ...called);
  const to = Math.max(usual.to, present, ...called);
  const most = Math.max(1, ...byHour.values());
  const hours = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  const spoken = hours
    .filter((hour) => byHour.has(hour))
    .map((hour) => t('customers.today.atHour', { count: byHour.get(hour) ?? 0, hour }))
    .join(', ');
  return (
    <div
      className="hours"
      role="img"
      aria-label={spoken}
      style={{ gridTemplateColumns: `repeat(${hours.length}, 1fr)` }}
    >
      {hours.map((hour) => {
        const count = byHour.get(hour) ?? 0;
        return (
          <div key={hour} className={hour === present ? 'now' : undefined}>
            <b style={{ height: count === 0 ? 2 : Math.max(6, (count / most) * tallest) }}>
              {count > 0 && <u>{count}</u>}
            </b>
            {hour}
          </div>
        );
      })}
    </div>
  );
};
