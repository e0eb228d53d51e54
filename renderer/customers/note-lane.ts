import type { Log } from '../kernel';

/** One state of a note; a later one has a greater `at`. */
export interface NoteVersion {
  text: string;
  /** Epoch ms, strictly increasing. */
  at: number;
}

/**
 * One way of a note to the disk. One write at a time and always the newest: an older state can neither overtake
 * nor follow a newer one, and a slow disk skips what is already outdated.
 */
export interface NoteLane {
  write(version: NoteVersion): void;
  /** The `at` of the newest state that is on disk. */
  written(): number;
  /** The last try did not succeed, and none is on its way. */
  failed(): boolean;
  /** Resolves when nothing is on its way. */
  idle(): Promise<void>;
}

export const createNoteLane = (
  put: (version: NoteVersion) => Promise<boolean>,
  settled: () => void,
  log: Log,
): NoteLane => {
  let next: NoteVersion | null = null;
  let running: Promise<void> | null = null;
  let written = 0;
  let failed = false;

  const run = async (): Promise<void> => {
    while (next) {
      const version: NoteVersion = next;
      next = null;
      try {
        failed = !(await put(version));
      } catch (error) {
        failed = true;
        log('error', `note: ${String(error)}`);
      }
      if (!failed) written = Math.max(written, version.at);
      if (next === null) running = null;
      settled();
    }
  };
  return {
    write: (version) => {
      if (version.at <= written) return;
      next = version;
      running ??= run();
    },
    written: () => written,
    failed: () => failed && running === null,
    idle: async () => {
      while (running) await running;
    },
  };
};
