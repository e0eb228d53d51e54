import { createStore } from 'zustand/vanilla';
import type { Call, CallId, CallsDoor } from '../calls';
import type { Cancel, Clock, Log, Unsubscribe } from '../../kernel';
import { beginWatch, type CallWatch, qualityOf, watchStep } from './call-watch';
import type { QualityDoor, QualitySnapshot } from './quality-door';
import type { QualityPort } from './quality-port';

/**
 * Silence is told after three seconds of it; the reading that saw only its beginning and the one that is a
 * moment too early come on top. Half a second each leaves room within the five seconds.
 */
const periodMs = 500;
/** Other microphones are opened to be compared: seldom. */
const comparisonsAtMost = 3;

interface Heard {
  microphone: number;
  callers?: Readonly<Record<CallId, number>>;
}

/** The loudest of both. */
const louderOf = (before: Heard | null, now: Heard): Heard => ({
  microphone: Math.max(before?.microphone ?? 0, now.microphone),
  callers: Object.fromEntries(
    Object.entries(now.callers ?? {}).map(([id, level]) => [
      id,
      Math.max(before?.callers?.[id] ?? 0, level),
    ]),
  ),
});

/** The loudest between two looks. Where a timer is held back nobody has said anything: what was heard last counts. */
const listenFor = (onLevels: QualityOptions['onLevels']) => {
  let loudest: Heard | null = null;
  let last: Heard = { microphone: 0 };
  let stop: Unsubscribe | null = null;
  return {
    start: () => (stop ??= onLevels((levels) => (loudest = louderOf(loudest, levels)))),
    stop: () => {
      stop?.();
      stop = null;
      loudest = null;
      last = { microphone: 0 };
    },
    look: (): void => {
      last = loudest ?? last;
      loudest = null;
    },
    get heard(): Heard {
      return last;
    },
  };
};

export interface QualityOptions {
  port: Pick<QualityPort, 'read'>;
  calls: Pick<CallsDoor, 'store'>;
  clock: Clock;
  log: Log;
  /** The microphone before the gate and each caller as he arrives, 0 to 1, about 20 times a second while somebody listens. */
  onLevels(listener: (levels: Heard) => void): Unsubscribe;
  /** What the platform says of the capture in use. */
  microphoneTrack(): 'live' | 'muted' | 'none';
  /** The name of another microphone that hears speech just now, or null. Takes less than a second. */
  louderMicrophone(): Promise<string | null>;
}

const talks = (call: Call): boolean => call.phase.name === 'talking';
const held = (call: Call): boolean =>
  call.hold.wanted || call.hold.actual || call.hold.syncing || call.hold.byRemote;

/** Half of the readings make no figure. */
const saysNothingNew = (before: CallWatch, after: CallWatch): boolean =>
  before.moments === after.moments &&
  before.silence.said === after.silence.said &&
  before.silence.label === after.silence.label;

/** Measures every call that is talked in, and finds out what is wrong with it. */
export const createQualityFlow = (options: QualityOptions): QualityDoor => {
  const { port, calls, clock, log } = options;
  const store = createStore<QualitySnapshot>(() => ({ calls: {} }));
  const watches = new Map<CallId, CallWatch>();
  const comparisons = new Map<CallId, number>();
  const louder = new Map<CallId, string | null>();
  const levels = listenFor(options.onLevels);
  let timer: Cancel | null = null;

  const of = (id: CallId) => calls.store.getState().calls.find((call) => call.id === id);

  const compare = (id: CallId) => {
    const made = comparisons.get(id) ?? 0;
    if (made >= comparisonsAtMost) return;
    comparisons.set(id, made + 1);
    options
      .louderMicrophone()
      .then((label) => louder.set(id, label))
      .catch((error: unknown) => log('warn', `microphones not compared: ${String(error)}`));
  };

  const look = async (id: CallId): Promise<void> => {
    const reading = await port.read(id);
    const call = of(id);
    if (!reading || !call || !talks(call)) return;
    const listening = !held(call) && call.media !== 'troubled';
    const level = levels.heard.microphone;
    // Who hears again does not need another device.
    if (level > 0.001) louder.delete(id);
    const before = watches.get(id) ?? beginWatch(clock.now());
    const step = watchStep(before, reading, {
      local: call.practice,
      speaking: listening && !call.muted,
      listening,
      microphone: { track: options.microphoneTrack(), level },
      caller: levels.heard.callers?.[id] ?? null,
      louder: louder.get(id) ?? null,
      at: clock.now(),
    });
    watches.set(id, step.watch);
    if (step.compare) compare(id);
    if (store.getState().calls[id] && saysNothingNew(before, step.watch)) return;
    store.setState((state) => ({ calls: { ...state.calls, [id]: qualityOf(step.watch) } }));
  };

  const tick = () => {
    timer = clock.after(periodMs, tick);
    levels.look();
    for (const call of calls.store.getState().calls)
      if (talks(call))
        look(call.id).catch((error: unknown) => log('warn', `quality not read: ${String(error)}`));
  };

  const start = () => {
    levels.start();
    timer ??= clock.after(periodMs, tick);
  };
  const stop = () => {
    timer?.();
    timer = null;
    levels.stop();
  };
  const forgetGone = () => {
    const there = new Set(calls.store.getState().calls.map(({ id }) => id));
    const gone = [...watches.keys()].filter((id) => !there.has(id));
    if (gone.length === 0) return;
    for (const map of [watches, comparisons, louder]) for (const id of gone) map.delete(id);
    store.setState((state) => ({
      calls: Object.fromEntries(Object.entries(state.calls).filter(([id]) => there.has(id))),
    }));
  };

  const follow = () => {
    forgetGone();
    if (calls.store.getState().calls.some(talks)) start();
    else stop();
  };
  calls.store.subscribe(follow);
  follow();
  return { store };
};
