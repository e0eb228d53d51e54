import { longDuration, useWords } from '../../platform/i18n';
import type { RecordedQuality } from '../../model/recorded-quality';
import { gradeOfCall } from '../../phone/quality/record';
import { decimal } from './figure-words';

/** How the connection of a past call was: a word, and the figures for whoever asks. */
export const QualityRecord = ({ quality }: { quality: RecordedQuality }) => {
  const { t, language } = useWords();
  const grade = gradeOfCall(quality);
  const ms = (value: number) => t('quality.ms', { value: decimal(value, 0, language) });
  const percent = (share: number) =>
    t('quality.percent', { value: decimal(share * 100, 1, language) });
  const rows: [string, string][] = [];
  if (quality.meanMos !== null && quality.worstMos !== null)
    rows.push([
      t('quality.record.mean'),
      t('quality.record.meanValue', {
        mean: decimal(quality.meanMos, 1, language),
        worst: decimal(quality.worstMos, 1, language),
      }),
    ]);
  rows.push([t('quality.figure.lossIn'), percent(quality.lossIn)]);
  if (quality.lossOut !== null) rows.push([t('quality.figure.lossOut'), percent(quality.lossOut)]);
  rows.push([
    t('quality.record.jitter'),
    t('quality.record.jitterValue', {
      mean: decimal(quality.jitterMs, 0, language),
      worst: decimal(quality.worstJitterMs, 0, language),
    }),
  ]);
  if (quality.oneWayMs !== null) rows.push([t('quality.figure.delay'), ms(quality.oneWayMs)]);
  rows.push([t('quality.record.concealed'), percent(quality.concealed)]);
  rows.push([
    t('quality.record.below'),
    t('quality.record.belowValue', {
      time: longDuration(quality.secondsPoor, language),
      whole: longDuration(quality.seconds, language),
    }),
  ]);
  for (const fault of quality.silences)
    rows.push([
      t('quality.record.silence'),
      fault === 'wrongDevice'
        ? t('quality.record.otherMicrophone')
        : t(`quality.silence.${fault}.says`),
    ]);
  return (
    <details className="qrecord">
      <summary>{grade ? t(`quality.record.${grade}`) : t('quality.record.title')}</summary>
      <dl title={t('quality.about.mos')}>
        {rows.map(([name, value]) => (
          <div key={`${name} ${value}`}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
};
