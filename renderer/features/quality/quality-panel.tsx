import { TriangleAlert } from 'lucide-react';
import { useStore } from 'zustand';
import type { CallId } from '../../phone/calls';
import { qualityDoor } from '../../phone/quality/quality-door';
import { useDoor } from '../../platform/doors';
import { timeToTheSecond, useWords } from '../../platform/i18n';
import { Icon } from '../../ui/icon';
import { Panel } from '../../ui/panel';
import type { CallQuality, QualityMoment } from '../../phone/quality/quality';
import { courseOf, type Figure, figures, spread, valueOf } from './course';
import { decimal, figureText } from './figure-words';

const size = { width: 132, height: 24 };
const tableRows = 20;

const Graph = ({ moments, figure }: { moments: readonly QualityMoment[]; figure: Figure }) => {
  const { t, language } = useWords();
  const course = courseOf(moments, figure, size);
  if (!course) return <span />;
  const label = t('quality.course', {
    name: t(`quality.figure.${figure}`),
    low: figureText(t, figure, course.low, language),
    high: figureText(t, figure, course.high, language),
  });
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${size.width} ${size.height}`} {...size}>
      <title>{label}</title>
      {course.border !== null && (
        <line className="border" x1="0" x2={size.width} y1={course.border} y2={course.border} />
      )}
      {course.lines.map((points) => (
        <polyline key={points.slice(0, points.indexOf(' '))} points={points} />
      ))}
    </svg>
  );
};

const Figures = ({ moments }: { moments: readonly QualityMoment[] }) => {
  const { t, language } = useWords();
  const last = moments.at(-1);
  if (!last) return <p className="muted">{t('quality.collecting')}</p>;
  return (
    <dl>
      {figures.map((figure) => (
        <div key={figure} className="qrow" title={t(`quality.about.${figure}`)}>
          <dt>{t(`quality.figure.${figure}`)}</dt>
          <dd>
            <Graph moments={moments} figure={figure} />
            <span>{figureText(t, figure, valueOf(last, figure), language)}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
};

const Table = ({ moments }: { moments: readonly QualityMoment[] }) => {
  const { t, language } = useWords();
  return (
    <details className="qtable">
      <summary>{t('quality.table')}</summary>
      <p className="muted small">{t('quality.about.mos')}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('quality.time')}</th>
            {figures.map((figure) => (
              <th key={figure} scope="col" title={t(`quality.about.${figure}`)}>
                {t(`quality.figure.${figure}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {spread(moments, tableRows)
            .toReversed()
            .map((moment) => (
              <tr key={moment.at}>
                <th scope="row">{timeToTheSecond(moment.at)}</th>
                {figures.map((figure) => (
                  <td key={figure}>{figureText(t, figure, valueOf(moment, figure), language)}</td>
                ))}
              </tr>
            ))}
        </tbody>
      </table>
    </details>
  );
};

const Finding = ({ quality }: { quality: CallQuality }) => {
  const { t, language } = useWords();
  const { silence, grade, side, moments } = quality;
  const concealed = moments.at(-1)?.concealed ?? 0;
  if (silence)
    return (
      <div className="qfinding" role="note">
        <Icon of={TriangleAlert} size="s" />
        <div>
          <b>{t(`quality.silence.${silence.fault}.says`, { label: silence.label })}.</b>
          <p>{t(`quality.silence.${silence.fault}.act`)}</p>
        </div>
      </div>
    );
  return (
    <p className="muted">
      {t(`quality.whose.${grade === 'good' ? 'good' : (side ?? 'unknown')}`)}
      {concealed >= 0.01 && (
        <> {t('quality.concealed', { value: decimal(concealed * 100, 0, language) })}.</>
      )}
    </p>
  );
};

/** How the call is and was, whose side it is, and what to do. */
export const QualityPanel = ({ call, onClose }: { call: CallId; onClose: () => void }) => {
  const { t } = useWords();
  const quality = useStore(useDoor(qualityDoor).store, ({ calls }) => calls[call]);
  return (
    <Panel label={t('quality.title')} onClose={onClose} className="qp">
      {quality ? (
        <>
          <Finding quality={quality} />
          <Figures moments={quality.moments} />
          {quality.moments.length > 0 && <Table moments={quality.moments} />}
        </>
      ) : (
        <p className="muted">{t('quality.collecting')}</p>
      )}
    </Panel>
  );
};
