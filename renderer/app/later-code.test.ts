import { describe, expect, it, vi } from 'vitest';
import { manualClock, type Log } from '../kernel';
import type { LaterCode } from '../platform/feature';
import { createCodeFetcher } from './fetch-code';
import { fetchLaterCode } from './later-code';

/** Code that is cut off so many times before it comes. */
const cutOff = (times: number) => {
  let left = times;
  return vi.fn(async () => {
    if (left-- > 0) throw new TypeError('cut off');
    return {};
  });
};

const fetchAll = async (later: readonly LaterCode[]) => {
  const clock = manualClock();
  const kept = new Map<string, string>();
  const reload = vi.fn<() => void>();
  const said: string[] = [];
  const log: Log = (level, text) => void said.push(`${level}: ${text}`);
  const memory = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
  const fetcher = createCodeFetcher({ clock, log, memory, isCalm: () => true, reload });
  fetchLaterCode([{ id: 'bare' }, { id: 'new', later }], fetcher, log);
  for (let turn = 0; turn < 4; turn++) {
    await new Promise((resolve) => setTimeout(resolve, 0));
    clock.advance(5_000);
  }
  await new Promise((resolve) => setTimeout(resolve, 0));
  return { reload, said, errors: said.filter((one) => one.startsWith('error')) };
};

describe('the code that features bring for later', () => {
  it('is fetched without being asked for, again where it was cut off', async () => {
    const [once, twice] = [cutOff(0), cutOff(2)];
    const { errors, said, reload } = await fetchAll([
      { name: 'once', load: once },
      { name: 'twice', needed: true, load: twice },
    ]);
    expect(once).toHaveBeenCalledTimes(1);
    expect(twice).toHaveBeenCalledTimes(3);
    expect(said).toEqual([
      'warn: twice could not be loaded: TypeError: cut off',
      'warn: twice could not be loaded: TypeError: cut off',
    ]);
    expect(errors).toEqual([]);
    expect(reload).not.toHaveBeenCalled();
  });

  it('that is needed has the page loaded again when nothing helps, and its failure is said', async () => {
    const other = cutOff(0);
    const { errors, reload } = await fetchAll([
      { name: 'needed', needed: true, load: cutOff(Infinity) },
      { name: 'other', load: other },
    ]);
    expect(reload).toHaveBeenCalledTimes(1);
    expect(errors).toEqual(['error: needed: TypeError: cut off']);
    expect(other).toHaveBeenCalledTimes(1);
  });

  it('that has a view to ask again never costs the page, and its failure is said', async () => {
    const { errors, reload } = await fetchAll([{ name: 'view', load: cutOff(Infinity) }]);
    expect(reload).not.toHaveBeenCalled();
    expect(errors).toEqual(['error: view: TypeError: cut off']);
  });
});
