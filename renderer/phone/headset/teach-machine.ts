import { taughtButtons, type TaughtButton } from '@contract';
import { isSameButton } from './teach-quirk';
import {
  findingsIn,
  hearReport,
  type Learned,
  type Listening,
  type ReportWatch,
  startAnew,
  watchTimes,
} from './teach-watch';

// A lesson: the headset is left alone for a moment, then each of its buttons is asked for in turn. Pure and total.
//
//   rest ──▶ ask (hook, drop, mute, reject, redial) ──▶ review ──▶ over
//              └── learned, skipped, back, again ──┘

export const teachTimes = {
  /** After a question: the headset answers to its lights, and the last button is let go. */
  echoMs: 600,
  /** Nothing came: it is said that the headset may not have this button. */
  silentMs: 20_000,
  /** Nobody is there: the headset is given back to the calls. */
  idleMs: 5 * 60_000,
} as const;

/** What came of one question. `withHook`: the button that answers also hangs up. */
export type Outcome = Learned | 'none' | 'withHook';

export type TeachEnd = 'closed' | 'timedOut' | 'unplugged' | 'refused';

export interface TeachState {
  readonly phase: 'rest' | 'ask' | 'review' | 'over';
  /** Which of `taughtButtons` is asked for. */
  readonly step: number;
  readonly outcomes: Readonly<Partial<Record<TaughtButton, Outcome>>>;
  readonly watches: ReadonlyMap<number, ReportWatch>;
  /** When this phase or question began. */
  readonly since: number;
  /** When the agent was last heard of. */
  readonly aliveAt: number;
  /** Presses of the button that is asked for. */
  readonly presses: number;
  /** `sameAs`: it is the button that was learned for something else; `silent`: nothing came. */
  readonly trouble: { sameAs: TaughtButton } | 'silent' | null;
  readonly end: TeachEnd | null;
}

export type TeachEvent =
  | { kind: 'report'; reportId: number; bytes: readonly number[] }
  /** Time passes: a few times each second. */
  | { kind: 'tick' }
  /** This headset has no such button. */
  | { kind: 'skip' }
  | { kind: 'again' }
  | { kind: 'back' }
  | { kind: 'end'; why: TeachEnd };

export const startOfLesson = (now: number): TeachState => ({
  phase: 'rest',
  step: 0,
  outcomes: {},
  watches: new Map(),
  since: now,
  aliveAt: now,
  presses: 0,
  trouble: null,
  end: null,
});

/** The button that is asked for; null: none at the moment. */
export const askedFor = ({ phase, step }: TeachState): TaughtButton | null =>
  phase === 'ask' ? (taughtButtons[step] ?? null) : null;

/** Every question has its answer. */
export const isDone = ({ step }: TeachState): boolean => step >= taughtButtons.length;

const ask = (state: TeachState, step: number, now: number): TeachState => ({
  ...state,
  phase: isDone({ ...state, step }) ? 'review' : 'ask',
  step,
  since: now,
  aliveAt: now,
  presses: 0,
  trouble: null,
  watches: new Map([...state.watches].map(([id, watch]) => [id, startAnew(watch)])),
});

const withOutcome = (state: TeachState, outcome: Outcome, now: number): TeachState => {
  const button = askedFor(state);
  if (!button) return state;
  const outcomes = { ...state.outcomes, [button]: outcome };
  return ask({ ...state, outcomes }, state.step + 1, now);
};

const listening = (state: TeachState, now: number): Listening => {
  if (state.phase !== 'ask') return state.phase === 'rest' ? 'rest' : 'deaf';
  return now - state.since < teachTimes.echoMs ? 'deaf' : 'ask';
};

const kinds = ['press', 'toggle', 'pulse'] as const;
/** Of several signs of one press the plainest: held down before turned over, one bit before a whole byte. */
const plainest = (one: Learned, other: Learned): number => {
  const bits = ({ on, off }: Learned) => (on ^ off).toString(2).replaceAll('0', '').length;
  return (
    kinds.indexOf(one.kind) - kinds.indexOf(other.kind) ||
    bits(one) - bits(other) ||
    one.reportId - other.reportId ||
    (one.byte ?? 0) - (other.byte ?? 0)
  );
};

const learn = (state: TeachState, found: readonly Learned[], now: number): TeachState => {
  const [best] = found.toSorted(plainest);
  if (!best) return state;
  // One button may show in several places: any of them gives it away.
  const same = taughtButtons.find((button) => {
    const before = state.outcomes[button];
    return typeof before === 'object' && found.some((one) => isSameButton(one, before));
  });
  if (!same) return withOutcome(state, best, now);
  if (same === 'hook' && askedFor(state) === 'drop') return withOutcome(state, 'withHook', now);
  return { ...ask(state, state.step, now), trouble: { sameAs: same } };
};

const look = (state: TeachState, now: number): TeachState => {
  const findings = findingsIn(state.watches, now);
  const found = findings.flatMap(({ learned }) => learned ?? []);
  if (found.length > 0) return learn(state, found, now);
  const presses = Math.max(0, ...findings.map((one) => one.presses));
  const heard = presses > state.presses;
  const next = {
    ...state,
    presses,
    aliveAt: heard ? now : state.aliveAt,
    trouble: heard ? null : state.trouble,
  };
  const silent = now - Math.max(next.since, next.aliveAt) >= teachTimes.silentMs;
  return silent && next.trouble === null ? { ...next, trouble: 'silent' } : next;
};

const end = (state: TeachState, why: TeachEnd): TeachState =>
  state.phase === 'over' ? state : { ...state, phase: 'over', end: why };

const tick = (state: TeachState, now: number): TeachState => {
  if (state.phase === 'over') return state;
  if (now - state.aliveAt >= teachTimes.idleMs) return end(state, 'timedOut');
  if (state.phase === 'rest')
    return now - state.since >= watchTimes.restMs ? ask(state, state.step, now) : state;
  return state.phase === 'ask' ? look(state, now) : state;
};

const back = (state: TeachState, now: number): TeachState => {
  if (state.phase !== 'ask' && state.phase !== 'review') return state;
  const step = Math.max(0, state.step - 1);
  const outcomes = { ...state.outcomes };
  const button = taughtButtons[step];
  if (button) delete outcomes[button];
  return ask({ ...state, outcomes }, step, now);
};

/** Where nothing came the button may have been pressed in the quiet moment, and count as noise: that is listened to anew. */
const again = (state: TeachState, now: number): TeachState => {
  if (state.phase !== 'ask') return state;
  const { outcomes, step } = state;
  return state.trouble === 'silent'
    ? { ...startOfLesson(now), outcomes, step }
    : ask(state, step, now);
};

/** `now`: milliseconds of a clock that never jumps. */
export const teach = (state: TeachState, event: TeachEvent, now: number): TeachState => {
  switch (event.kind) {
    case 'report': {
      const { reportId, bytes } = event;
      if (state.phase === 'over') return state;
      const watch = hearReport(state.watches.get(reportId), bytes, now, listening(state, now));
      const heard = { ...state, watches: new Map([...state.watches, [reportId, watch]]) };
      return tick(heard, now);
    }
    case 'tick':
      return tick(state, now);
    case 'skip':
      return withOutcome(state, 'none', now);
    case 'again':
      return again(state, now);
    case 'back':
      return back(state, now);
    case 'end':
      return end(state, event.why);
  }
};
