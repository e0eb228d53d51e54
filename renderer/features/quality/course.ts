import type { QualityMoment } from '../../phone/quality/quality';

export type Figure = 'mos' | 'lossIn' | 'lossOut' | 'jitter' | 'delay';
export const figures: readonly Figure[] = ['mos', 'lossIn', 'lossOut', 'jitter', 'delay'];

/** What a figure was at one moment: MOS, percent, or milliseconds; null: not known. */
export const valueOf = (moment: QualityMoment, figure: Figure): number | null => {
  switch (figure) {
    case 'mos':
      return moment.mos;
    case 'lossIn':
      return moment.lossIn * 100;
    case 'lossOut':
      return moment.lossOut === null ? null : moment.lossOut * 100;
    case 'jitter':
      return moment.jitterMs;
    case 'delay':
      return moment.oneWayMs;
  }
};

/** What the height of a graph stands for: fixed, so that calm looks calm; larger only where something is larger. */
const scaleOf = (figure: Figure, highest: number): [number, number] => {
  switch (figure) {
    case 'mos':
      return [1, 4.5];
    case 'lossIn':
    case 'lossOut':
      return [0, Math.max(10, highest)];
    case 'jitter':
      return [0, Math.max(60, highest)];
    case 'delay':
      return [0, Math.max(400, highest)];
  }
};

export interface Course {
  /** One line for each stretch without a gap, as `points` of SVG. */
  lines: string[];
  low: number;
  high: number;
  /** Where the border to a poor call lies; null: this figure has none. */
  border: number | null;
}

/** A figure over the call, drawn into `width` by `height`. Null: nothing is known. */
export const courseOf = (
  moments: readonly QualityMoment[],
  figure: Figure,
  { width, height }: { width: number; height: number },
): Course | null => {
  const values = moments.map((moment) => valueOf(moment, figure));
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return null;
  const high = Math.max(...known);
  const [bottom, top] = scaleOf(figure, high);
  const y = (value: number) =>
    (height - 1 - ((value - bottom) / (top - bottom)) * (height - 2)).toFixed(1);
  const step = width / Math.max(60, values.length - 1);
  const lines: string[][] = [[]];
  values.forEach((value, index) => {
    if (value === null) lines.push([]);
    else lines.at(-1)?.push(`${(index * step).toFixed(1)},${y(value)}`);
  });
  return {
    lines: lines.filter((line) => line.length > 0).map((line) => line.join(' ')),
    low: Math.min(...known),
    high,
    border: figure === 'mos' ? Number(y(3.1)) : null,
  };
};

/** At most `rows` moments, evenly spread, the newest among them: what a table can show. */
export const spread = (moments: readonly QualityMoment[], rows: number): QualityMoment[] => {
  const every = Math.max(1, Math.ceil(moments.length / rows));
  return moments.filter((_, index) => (moments.length - 1 - index) % every === 0);
};
