import { spawnSync } from 'node:child_process';

/** Runs `ip`, `nft` and the like; a failure is the test's failure. */
export const run = (command: string, args: readonly string[], input?: string): string => {
  const done = spawnSync(command, args, { encoding: 'utf8', input, timeout: 20_000 });
  if (done.status === 0) return done.stdout;
  throw new Error(`${command} ${args.join(' ')}: ${done.stderr || String(done.error ?? '')}`);
};

export const ip = (line: string): string => run('ip', line.split(' '));

export const runIn = (space: string, line: string, input?: string): string =>
  run('ip', ['netns', 'exec', space, ...line.split(' ')], input);

/** Whether this process may make networks of its own. */
export const canMakeNetworks = (): boolean => {
  if (process.getuid?.() !== 0) return false;
  const probe = `allodesk-probe-${process.pid}`;
  if (spawnSync('ip', ['netns', 'add', probe]).status !== 0) return false;
  const usable = spawnSync('ip', ['netns', 'exec', probe, 'nft', 'list', 'ruleset']).status === 0;
  spawnSync('ip', ['netns', 'del', probe]);
  return usable;
};

const spaces = (): string[] => {
  const listed = spawnSync('ip', ['netns', 'list'], { encoding: 'utf8' }).stdout ?? '';
  return listed.split('\n').map((line) => line.split(' ')[0] ?? '');
};

/** Ends what still runs in the namespace, by process id, and takes it away. Nothing happens if there is none. */
export const removeNamespace = (space: string): void => {
  if (!spaces().includes(space)) return;
  const inside = spawnSync('ip', ['netns', 'pids', space], { encoding: 'utf8' }).stdout ?? '';
  for (const pid of inside.split('\n').filter(Boolean)) killOne(Number(pid));
  spawnSync('ip', ['netns', 'del', space]);
};

const killOne = (pid: number): void => {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
};
