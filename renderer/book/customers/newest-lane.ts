import type { Log } from '../../kernel';

/** One state of a note or of a record. */
export interface Stamped {
  /** Epoch ms; a later state has a greater one, whatever the clock did in between. */
  at: number;
}

/**
 * One way of something to the disk. One write at a time and always the newest: an older state can neither overtake
 * nor follow a newer one, and a slow disk skips what is already outdated.
 */
export interface NewestLane<State extends Stamped> {
  write(state: State): void;
  /** The `at` of the newest state that is on disk. */
  written(): number;
  /** The last try did not succeed, and none is on its way. */
  failed(): boolean;
  /** Resolves when nothing is on its way. */
  idle(): Promise<void>;
}

export const createNewestLane = <State extends Stamped>(
  put: (state: State) => Promise<boolean>,
  settled: () => void,
  log: Log,
): NewestLane<State> => {
  let next: State | null = null;
  let running: Promise<void> | null = null;
  let written = 0;
  let failed = false;

  const run = async (): Promise<void> => {
    while (next) {
      const state: State = next;
      next = null;
      try {
        failed = !(await put(state));
      } catch (error) {
        failed = true;
        log('error', `not written: ${String(error)}`);
      }
      if (!failed) written = Math.max(written, state.at);
      if (next === null) running = null;
      settled();
    }
  };
  return {
    write: (state) => {
      if (state.at <= written) return;
      next = state;
      running ??= run();
    },
    written: () => written,
    failed: () => failed && running === null,
    idle: async () => {
      while (running) await running;
    },
  };
};
