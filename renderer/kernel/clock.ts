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
  const due = new Map<number, Task>();
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
        const next = earliest(due);
        if (!next || next.at > end) break;
        due.delete(next.key);
        elapsed = Math.max(elapsed, next.at);
        next.run();
      }
      elapsed = end;
    },
  };
};

interface Task {
  at: number;
  run: () => void;
}

/** Of those due at the same time, the one that was asked for first: a map keeps that order. */
const earliest = (due: ReadonlyMap<number, Task>): (Task & { key: number }) | null => {
  let found: [number, Task] | null = null;
  for (const one of due) if (!found || one[1].at < found[1].at) found = one;
  return found && { key: found[0], ...found[1] };
};
