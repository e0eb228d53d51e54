import { describe, expect, it } from 'vitest';
import { silentLog } from '../kernel';
import { createBookMark } from './book-mark';

const rig = () => {
  const kept = new Map<string, string>();
  const store = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  return () => {
    const told: boolean[] = [];
    return { told, mark: createBookMark(store, 'desk', silentLog, (lost) => told.push(lost)) };
  };
};

describe('the mark of the book', () => {
  it('takes a first start and every later one for what they are', () => {
    const start = rig();
    const first = start();
    first.mark.opened(true);
    const second = start();
    second.mark.opened(false);
    expect([first.told, second.told]).toEqual([[false], [false]]);
  });

  it('tells of a book that is gone, at every start until the agent has seen it', () => {
    const start = rig();
    start().mark.opened(true);
    const lost = start();
    lost.mark.opened(true);
    expect(lost.told).toEqual([true]);
    const next = start();
    next.mark.opened(false);
    next.mark.lossSeen();
    expect(next.told).toEqual([true, false]);
    const last = start();
    last.mark.opened(false);
    expect(last.told).toEqual([false]);
  });

  it('is no reason to refuse a book, where it cannot be kept', () => {
    const refuse = () => {
      throw new DOMException('denied', 'SecurityError');
    };
    const told: boolean[] = [];
    const store = { getItem: refuse, setItem: refuse };
    const mark = createBookMark(store, 'desk', silentLog, (lost) => told.push(lost));
    mark.opened(true);
    mark.lossSeen();
    expect(told).toEqual([false, false]);
  });
});
