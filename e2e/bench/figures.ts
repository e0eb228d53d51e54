/** Samples of one thing, in milliseconds unless it says otherwise. */
export interface Figure {
  name: string;
  /** What it is compared with, where that is not the measure's own. */
  against?: string | undefined;
  samples: number[];
}

export interface Summary extends Figure {
  median: number;
  min: number;
  max: number;
  /** The median against that of the comparison; null where there is none, or nothing came of one of them. */
  ratio: number | null;
  /** How many samples came to nothing. */
  never: number;
}

/** One question of the bench: everything in it was measured in turns, in one browser. */
export interface Measure {
  title: string;
  /** The name of the figure that the others are compared with. */
  against: string;
  figures: Figure[];
  /** How long was waited; a sample of `Infinity` came to nothing within it. */
  neverMs?: number;
}

export const median = (samples: readonly number[]): number => {
  const sorted = samples.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
};

export const summarise = ({ figures, against }: Measure): Summary[] => {
  const unitOf = (wanted: string) =>
    median(figures.find(({ name }) => name === wanted)?.samples ?? []);
  return figures.map((figure) => {
    const middle = median(figure.samples);
    const unit = unitOf(figure.against ?? against);
    const ratio = Number.isFinite(unit) ? middle / unit : Number.NaN;
    return {
      ...figure,
      median: middle,
      min: Math.min(...figure.samples),
      max: Math.max(...figure.samples),
      ratio: Number.isFinite(ratio) ? ratio : null,
      never: figure.samples.filter((sample) => sample === Number.POSITIVE_INFINITY).length,
    };
  });
};

const milliseconds = (value: number, neverMs = 0): string => {
  if (value === Number.POSITIVE_INFINITY)
    return neverMs > 0 ? `never (within ${neverMs / 1000} s)` : 'never';
  return value.toFixed(value < 10 ? 2 : 0);
};

export const tableOf = (measure: Measure): string => {
  const head = [measure.title, 'ratio', 'median ms', 'min', 'max', 'samples'];
  const rows = summarise(measure).map((one) => [
    `  ${one.name}`,
    one.ratio === null ? '' : one.ratio.toFixed(2),
    ...[one.median, one.min, one.max].map((value) => milliseconds(value, measure.neverMs)),
    String(one.samples.length),
  ]);
  const all = [head, ...rows];
  const widths = head.map((_, at) => Math.max(...all.map((row) => row[at]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, at) => (at ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0)))
      .join('  ');
  return all.map(line).join('\n');
};

export interface Take {
  name: string;
  against?: string;
  /** Fewer than the others, for what takes long. */
  rounds?: number;
  take: (round: number) => Promise<number>;
}

/**
 * Takes the samples in turns, so that whatever else the machine does falls on all of them alike. A sample that fails
 * is said and counts as never.
 */
export const inTurns = async (
  title: string,
  against: string,
  rounds: number,
  takes: readonly Take[],
): Promise<Measure> => {
  const figures = takes.map(({ name, against: own }) => ({
    name,
    against: own,
    samples: [] as number[],
  }));
  // The first of each warms up and is not counted.
  for (let round = -1; round < rounds; round++) {
    for (const [at, { take, rounds: own = rounds }] of takes.entries()) {
      if (round >= own) continue;
      const took = await take(round + 1).catch((error: unknown) => {
        console.error(`${title}: ${figures[at]?.name ?? ''}, round ${round + 1}: ${String(error)}`);
        return Number.POSITIVE_INFINITY;
      });
      if (round >= 0) figures[at]?.samples.push(took);
    }
  }
  return { title, against, figures };
};
