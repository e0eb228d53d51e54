import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { until } from './until';

export interface ProgramOrder {
  name: string;
  command: string;
  args: readonly string[];
  /** Where the log goes and where it runs. */
  folder: string;
  env?: Record<string, string>;
  /** Asked again and again until it is true; the program must not have ended before. */
  ready?: (logText: () => string) => boolean | Promise<boolean>;
  timeoutMs?: number;
}

export interface Program {
  pid: number;
  log: string;
  logText(): string;
  running(): boolean;
  /** Resolves with the exit code, null when a signal ended it. */
  ended: Promise<number | null>;
  stop(): Promise<void>;
  /** No farewell: SIGKILL to the whole group. */
  kill(): Promise<void>;
}

const alive = new Set<ChildProcess>();

// A test run that dies must not leave servers behind that hold its ports.
process.once('exit', () => {
  for (const child of alive) signalGroup(child, 'SIGKILL');
});

const signalGroup = (child: ChildProcess, signal: NodeJS.Signals): void => {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
};

/** Starts a real program in a process group of its own, its output in `folder/name.log`. */
export const startProgram = async (order: ProgramOrder): Promise<Program> => {
  mkdirSync(order.folder, { recursive: true });
  const log = join(order.folder, `${order.name}.log`);
  const sink = createWriteStream(log, { flags: 'a' });
  const child = spawn(order.command, order.args, {
    cwd: order.folder,
    env: { ...process.env, ...order.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  child.stdout.pipe(sink, { end: false });
  child.stderr.pipe(sink, { end: false });
  alive.add(child);
  let over = false;
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => {
      over = true;
      alive.delete(child);
      resolve(code);
    });
  });
  const program: Program = {
    pid: child.pid ?? 0,
    log,
    // The file is made a moment after the program.
    logText: () => (existsSync(log) ? readFileSync(log, 'utf8') : ''),
    running: () => !over,
    ended,
    stop: async () => {
      if (!over) signalGroup(child, 'SIGTERM');
      const gone = await Promise.race([ended.then(() => true), pause(4000).then(() => false)]);
      if (!gone) await program.kill();
    },
    kill: async () => {
      signalGroup(child, 'SIGKILL');
      await ended;
    },
  };
  // An executable that is not there must fail here, not in a forgotten promise.
  await Promise.race([new Promise((resolve) => child.once('spawn', resolve)), ended]);
  const { ready } = order;
  if (ready) {
    await until(
      async () => {
        if (over) throw new Error(`${order.name} ended at once:\n${tail(log)}`);
        return ready(program.logText);
      },
      `${order.name} to be ready`,
      order.timeoutMs ?? 15_000,
    ).catch(async (error: unknown) => {
      await program.kill();
      throw error;
    });
  }
  return program;
};

const pause = (ms: number) =>
  new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });

const tail = (log: string): string => readFileSync(log, 'utf8').split('\n').slice(-30).join('\n');
