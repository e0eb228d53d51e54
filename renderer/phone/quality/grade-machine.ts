import type { Grade, QualityMoment, TroubledSide } from './quality';

export const fairFrom = 3.1;
export const goodFrom = 3.6;

/** Only what lasts is said: seconds below before it gets worse, seconds above before it gets better. */
const untilFair = 10;
const untilPoor = 5;
const untilBetter = 15;

/** Beyond these a call is not good, whatever the estimate says. */
const atMost = { concealed: 0.05, roundTripMs: 500, jitterMs: 80 } as const;

/** good -> fair -> poor and back, one second at a time. */
export interface GradeState {
  grade: Grade;
  side: TroubledSide | null;
  /** Seconds in a row. */
  notGood: number;
  poor: number;
  better: number;
}

export const goodAtFirst: GradeState = {
  grade: 'good',
  side: null,
  notGood: 0,
  poor: 0,
  better: 0,
};

/** How one second was by itself. */
export const gradeOf = (moment: QualityMoment): Grade | null => {
  if (moment.mos === null) return null;
  if (moment.mos < fairFrom) return 'poor';
  const beyond =
    moment.concealed > atMost.concealed ||
    (moment.roundTripMs ?? 0) > atMost.roundTripMs ||
    moment.jitterMs > atMost.jitterMs;
  return moment.mos < goodFrom || beyond ? 'fair' : 'good';
};

const lossy = 0.02;

/** Whose side: by where packets are missing; only where none are, by time and by what was made up. */
export const sideOf = (moment: QualityMoment): TroubledSide | null => {
  const up = (moment.lossOut ?? 0) > lossy;
  // What came too late was made up as well.
  const down = moment.lossIn > lossy || (moment.concealed > 0.05 && moment.jitterMs > 30);
  if (up && down) return 'both';
  if (up) return 'up';
  if (down) return 'down';
  if (moment.concealed > 0.05) return 'there';
  return (moment.oneWayMs ?? 0) > 200 || moment.jitterMs > atMost.jitterMs ? 'delay' : null;
};

const rank: Record<Grade, number> = { poor: 0, fair: 1, good: 2 };

/** One more second of the call. A second that says nothing changes nothing. `local`: there is no way to accuse. */
export const gradeStep = (state: GradeState, moment: QualityMoment, local = false): GradeState => {
  const side = () => (local ? 'here' : sideOf(moment));
  const now = gradeOf(moment);
  if (now === null) return state;
  const notGood = now === 'good' ? 0 : state.notGood + 1;
  const poor = now === 'poor' ? state.poor + 1 : 0;
  const better = rank[now] > rank[state.grade] ? state.better + 1 : 0;
  const counted = { notGood, poor, better };
  if (poor >= untilPoor && state.grade !== 'poor')
    return { ...counted, better: 0, grade: 'poor', side: side() ?? state.side };
  if (notGood >= untilFair && state.grade === 'good')
    return { ...counted, better: 0, grade: 'fair', side: side() };
  if (better >= untilBetter)
    return { ...counted, better: 0, grade: now, side: now === 'good' ? null : side() };
  // The side may become clear later than the trouble.
  const clearer = state.grade === 'good' ? null : (side() ?? state.side);
  return { ...counted, grade: state.grade, side: clearer };
};
