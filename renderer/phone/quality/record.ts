import type { RecordedQuality } from '../../model/recorded-quality';
import type { CallQualitySummary, Grade } from './quality';

/** Null: the call was never measured. */
export const recordOf = (summary: CallQualitySummary | undefined): RecordedQuality | null =>
  summary && summary.seconds > 0
    ? {
        seconds: summary.seconds,
        meanMos: summary.meanMos,
        worstMos: summary.worstMos,
        lossIn: summary.lossIn,
        lossOut: summary.lossOut,
        concealed: summary.concealed,
        jitterMs: summary.jitterMs,
        worstJitterMs: summary.worstJitterMs,
        oneWayMs: summary.oneWayMs,
        secondsPoor: summary.secondsPoor,
        silences: summary.silences,
        codec: summary.codec,
      }
    : null;

/** The whole call in one word: a bad moment does not make a bad call, five bad seconds do. */
export const gradeOfCall = (quality: RecordedQuality): Grade | null => {
  if (quality.meanMos === null) return null;
  if (quality.secondsPoor >= 5 || quality.meanMos < 3.1) return 'poor';
  const fair = quality.meanMos < 3.6 || quality.secondsPoor > 0 || quality.silences.length > 0;
  return fair ? 'fair' : 'good';
};
