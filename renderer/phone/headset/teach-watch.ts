// What changes in a headset's reports while its agent is asked to press one button, again and again. A press is told
// from noise by its shape: a byte that goes to another value and comes back, twice; one that changes over and stays,
// three times; the same report three times. What moves without being asked for is never a button.

export const watchTimes = {
  /** Nothing is pressed at first: what changes then changes by itself. */
  restMs: 7000,
  /** What came back within this was held down and let go; what stays longer was turned on or off. */
  settleMs: 900,
  /**
   * Presses farther apart than this are not two of one lesson. Less than half of `restMs`: whatever goes by a clock as
   * fast as that was heard twice at rest, so that it is known.
   */
  withinMs: 3400,
  /** One press said twice. */
  doubleMs: 200,
} as const;

/** Farther back nothing of a button is looked for. */
const mostBytes = 64;
/** A byte that changes this often within one question is no button. */
const mostChanges = 40;

/** One byte between two values. */
export interface ByteTrack {
  readonly value: number;
  /** Null: what it was before the first report of its kind is not known. */
  readonly other: number | null;
  /** Where it stood when it began; null: not known. */
  readonly rest: number | null;
  /** When it changed, oldest first. */
  readonly changes: readonly number[];
}

export interface ReportWatch {
  readonly bytes: readonly number[];
  /** Bytes that change by themselves. */
  readonly noisy: ReadonlySet<number>;
  /** The headset says this report by itself. */
  readonly spontaneous: boolean;
  /** By byte, since the question was asked. */
  readonly tracks: ReadonlyMap<number, ByteTrack>;
  /** When the report came with what it says now, in a row. */
  readonly same: readonly number[];
}

/** `rest`: nothing is pressed; `ask`: a button is; `deaf`: the headset answers to its lights. */
export type Listening = 'rest' | 'ask' | 'deaf';

const newWatch: ReportWatch = {
  bytes: [],
  noisy: new Set(),
  spontaneous: false,
  tracks: new Map(),
  same: [],
};

const follow = (
  track: ByteTrack | undefined,
  from: number | undefined,
  to: number,
  at: number,
): ByteTrack => {
  if (from === undefined) return { value: to, other: null, rest: null, changes: [at] };
  const goesOn = track && (track.other === to || track.other === null);
  return goesOn
    ? { value: to, other: track.value, rest: track.rest, changes: [...track.changes, at] }
    : { value: to, other: from, rest: from, changes: [at] };
};

/** The next report of this number. */
export const hearReport = (
  before: ReportWatch | undefined,
  report: readonly number[],
  at: number,
  listening: Listening,
): ReportWatch => {
  const watch = before ?? newWatch;
  const bytes = report.slice(0, mostBytes);
  const changed = bytes.flatMap((byte, index) => (byte === watch.bytes[index] ? [] : [index]));
  if (listening === 'deaf') return { ...watch, bytes, same: [] };
  if (listening === 'rest')
    return {
      ...watch,
      bytes,
      spontaneous: true,
      noisy: before ? new Set([...watch.noisy, ...changed]) : watch.noisy,
    };
  const tracks = new Map(watch.tracks);
  const noisy = new Set(watch.noisy);
  const counted = changed.filter((index) => !noisy.has(index));
  for (const index of counted) {
    const track = follow(tracks.get(index), watch.bytes[index], bytes[index] ?? 0, at);
    if (track.changes.length <= mostChanges) tracks.set(index, track);
    else {
      noisy.add(index);
      tracks.delete(index);
    }
  }
  const last = watch.same.at(-1) ?? -Infinity;
  const isDouble = counted.length === 0 && at - last < watchTimes.doubleMs;
  const same = counted.length > 0 ? [at] : isDouble ? watch.same : [...watch.same, at];
  return { ...watch, bytes, tracks, noisy, same: same.slice(-mostChanges) };
};

/** Another question is asked: what was heard so far is where things stand. */
export const startAnew = (watch: ReportWatch): ReportWatch => ({
  ...watch,
  tracks: new Map(),
  same: [],
});

/** A button as its reports showed it. */
export interface Learned {
  readonly kind: 'press' | 'toggle' | 'pulse';
  readonly reportId: number;
  /** Null for a `pulse`, which is known by its whole report. */
  readonly byte: number | null;
  readonly on: number;
  readonly off: number;
  /** The report as it was last. */
  readonly bytes: readonly number[];
}

/** How often something that could be the button was pressed, and the button once it is sure. */
export interface Finding {
  readonly presses: number;
  readonly learned: Learned | null;
}

const isNext = (gap: number): boolean => gap <= watchTimes.withinMs;

/** Presses at the end that were let go at once. */
const quickPresses = (changes: readonly number[]): number => {
  let count = 0;
  for (let at = changes.length - 1; at >= 1; at -= 2) {
    const held = changes[at]! - changes[at - 1]!;
    if (held >= watchTimes.settleMs) break;
    count += 1;
    if (at >= 2 && !isNext(changes[at - 1]! - changes[at - 2]!)) break;
  }
  return count;
};

/** Changes at the end that stayed. */
const turns = (changes: readonly number[]): number => {
  let count = 1;
  for (let at = changes.length - 1; at >= 1; at -= 1) {
    const gap = changes[at]! - changes[at - 1]!;
    if (gap < watchTimes.settleMs || !isNext(gap)) break;
    count += 1;
  }
  return count;
};

const inByte = (reportId: number, byte: number, track: ByteTrack, watch: ReportWatch): Finding => {
  const { changes, value, rest } = track;
  // A report that says nothing but zeros for the first time tells no press.
  if (track.other === null && value === 0) return { presses: 0, learned: null };
  const other = track.other ?? 0;
  const quick = quickPresses(changes);
  const presses = quick > 0 ? quick : turns(changes);
  if (presses < (quick > 0 ? 2 : 3)) return { presses, learned: null };
  const first = changes.length % 2 === 1 ? value : other;
  const turnedOn = rest === null ? first : rest === value ? other : value;
  const on = quick > 0 ? other : turnedOn;
  const off = on === value ? other : value;
  const kind = quick > 0 ? 'press' : 'toggle';
  return { presses, learned: { kind, reportId, byte, on, off, bytes: watch.bytes } };
};

const inReport = (reportId: number, { same, spontaneous, bytes }: ReportWatch): Finding => {
  if (spontaneous || bytes.every((byte) => byte === 0)) return { presses: 0, learned: null };
  let presses = same.length > 0 ? 1 : 0;
  for (let at = same.length - 1; at >= 1 && isNext(same[at]! - same[at - 1]!); at -= 1)
    presses += 1;
  const learned: Learned = { kind: 'pulse', reportId, byte: null, on: 0, off: 0, bytes };
  return { presses, learned: presses >= 3 ? learned : null };
};

/** What has settled counts; what is long ago does not any more. */
const isReady = (last: number | undefined, now: number): boolean =>
  last !== undefined && now - last >= watchTimes.settleMs && isNext(now - last);

/** All that could be the button that was asked for. */
export const findingsIn = (watches: ReadonlyMap<number, ReportWatch>, now: number): Finding[] =>
  [...watches].flatMap(([reportId, watch]) => [
    ...[...watch.tracks]
      .filter(([, { changes }]) => isReady(changes.at(-1), now))
      .map(([byte, track]) => inByte(reportId, byte, track, watch)),
    ...(isReady(watch.same.at(-1), now) ? [inReport(reportId, watch)] : []),
  ]);
