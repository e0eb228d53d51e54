import { expect, it, vi } from 'vitest';
import { becomeTheOnlyDesk } from './only-window';

/** Exclusive locks, granted in the order of asking, as the Web Locks API grants them. */
const locksOf = () => {
  let last: Promise<unknown> = Promise.resolve();
  const releases: (() => void)[] = [];
  return {
    locks: {
      request: (_name: string, granted: () => Promise<unknown>) => {
        const gone = new Promise<void>((resolve) => releases.push(resolve));
        const mine = last.then(() => Promise.race([granted(), gone]));
        last = mine;
        return mine;
      },
    } as unknown as LockManager,
    close: (window: number) => releases[window]?.(),
  };
};

it('begins at once alone; a second window waits, says so once, and begins when the first is gone', async () => {
  vi.useFakeTimers();
  const { locks, close } = locksOf();
  const waits: string[] = [];
  const begun: string[] = [];
  const open = (name: string) =>
    becomeTheOnlyDesk(locks, () => waits.push(name)).then(() => begun.push(name));
  await open('first');
  void open('second');
  await vi.advanceTimersByTimeAsync(10_000);
  expect({ begun, waits }).toEqual({ begun: ['first'], waits: ['second'] });
  close(0);
  await vi.advanceTimersByTimeAsync(1);
  expect(begun).toEqual(['first', 'second']);
});

it('a page that is loaded again does not say that another has it', async () => {
  vi.useFakeTimers();
  const { locks, close } = locksOf();
  const waiting = vi.fn<() => void>();
  await becomeTheOnlyDesk(locks, waiting);
  const again = becomeTheOnlyDesk(locks, waiting);
  await vi.advanceTimersByTimeAsync(200);
  close(0);
  await again;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(waiting).not.toHaveBeenCalled();
});
