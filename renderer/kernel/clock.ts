export type Cancel = () => void;

/** Time as a port, so that scenarios and tests drive it. */
export interface Clock {
  /** UTC, milliseconds since 1970: for what is recorded. */
  now(): number;
  /** Milliseconds that never jump: for durations. */
  monotonic(): number;
  /** Calls back once after `ms` milliseconds. */
  after(ms: number, run: () => void): Cancel;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

export interface ManualClock extends Clock {
  /** Runs what falls due within the next `ms` milliseconds, in order. */
  advance(ms: number): void;
}

/** A clock for tests: time stands still until it is advanced. */
export const manualClock = (start = 1_700_000_000_000): ManualClock => {
  let elapsed = 0;
  let sequence = 0;
  const due = new Map<number, { at: number; run: () => void }>();
  return {
    now: () => start + elapsed,
    monotonic: () => elapsed,
    after: (ms, run) => {
      const key = sequence++;
      due.set(key, { at: elapsed + ms, run });
      return () => due.delete(key);
    },
    advance: (ms) => {
      const end = elapsed + ms;
      for (;;) {
        const next = [...due].filter(([, task]) => task.at <= end).toSorted(byTime)[0];
        if (!next) break;
        due.delete(next[0]);
        elapsed = Math.max(elapsed, next[1].at);
        next[1].run();
      }
      elapsed = end;
    },
  };
};

const byTime = (a: [number, { at: number }], b: [number, { at: number }]) =>
  a[1].at - b[1].at || a[0] - b[0];
