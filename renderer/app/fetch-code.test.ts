import { describe, expect, it, vi } from 'vitest';
import { manualClock, silentLog } from '../kernel';
import { createCodeFetcher } from './fetch-code';

const memoryOf = (kept = new Map<string, string>()) => ({
  kept,
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, value: string) => void kept.set(key, value),
  removeItem: (key: string) => void kept.delete(key),
});

const rig = (isCalm = true, memory = memoryOf()) => {
  const clock = manualClock();
  const reload = vi.fn<() => void>();
  const log = silentLog;
  const fetcher = createCodeFetcher({ clock, log, memory, isCalm: () => isCalm, reload });
  /** Lets every wait pass. */
  const pass = async () => {
    for (let turn = 0; turn < 4; turn++) {
      await new Promise((resolve) => setTimeout(resolve, 0));
      clock.advance(5_000);
    }
  };
  return { fetcher, reload, memory, pass };
};

describe('code that is fetched after the first screen', () => {
  it('is asked for again when it was cut off', async () => {
    const { fetcher, reload, pass } = rig();
    let cut = 2;
    const fetched = fetcher.fetch('phone', async () => {
      if (cut-- > 0) throw new TypeError('cut off');
      return 'code';
    });
    await pass();
    expect(await fetched).toBe('code');
    expect(reload).not.toHaveBeenCalled();
  });

  it('lets the page be loaded again when nothing helps, and not for ever', async () => {
    const memory = memoryOf();
    const cutOff = async () => Promise.reject(new TypeError('cut off'));
    const reloads: number[] = [];
    for (let page = 0; page < 4; page++) {
      const { fetcher, reload, pass } = rig(true, memory);
      const failed = expect(fetcher.fetchNeeded('phone', cutOff)).rejects.toThrow('cut off');
      await pass();
      await failed;
      reloads.push(reload.mock.calls.length);
    }
    expect(reloads).toEqual([1, 1, 0, 0]);
    // What has come at last may miss again on another day.
    await rig(true, memory).fetcher.fetchNeeded('phone', async () => 'code');
    expect(memory.kept.size).toBe(0);
  });

  it.each([
    ['what is needed, in a call', false, 'fetchNeeded'],
    ['what can be asked for again', true, 'fetch'],
  ] as const)('never loads the page again for %s', async (_, isCalm, fetch) => {
    const { fetcher, reload, pass } = rig(isCalm);
    const cutOff = async () => Promise.reject(new TypeError('cut off'));
    const failed = expect(fetcher[fetch]('part', cutOff)).rejects.toThrow('cut off');
    await pass();
    await failed;
    expect(reload).not.toHaveBeenCalled();
  });
});
