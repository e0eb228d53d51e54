import { describe, expect, it } from 'vitest';
import { silentLog } from '../../kernel';
import { createBookMarker } from './book-marker';

const settled = () => new Promise((done) => setTimeout(done, 0));
const rig = () => {
  let kept: string | null = null;
  const store = {
    read: async () => kept,
    write: async (value: string) => void (kept = value),
  };
  return () => {
    const told: boolean[] = [];
    return { told, mark: createBookMarker(store, silentLog, (lost) => told.push(lost)) };
  };
};

describe('the mark of the book', () => {
  it('takes a first start and every later one for what they are', async () => {
    const start = rig();
    const first = start();
    first.mark.opened(true);
    await settled();
    const second = start();
    second.mark.opened(false);
    await settled();
    expect([first.told, second.told]).toEqual([[false], [false]]);
  });

  it('tells of a book that is gone, at every start until the agent has seen it', async () => {
    const start = rig();
    start().mark.opened(true);
    await settled();
    const lost = start();
    lost.mark.opened(true);
    await settled();
    expect(lost.told).toEqual([true]);
    const next = start();
    next.mark.opened(false);
    next.mark.lossSeen();
    await settled();
    expect(next.told).toEqual([true, false]);
    const last = start();
    last.mark.opened(false);
    await settled();
    expect(last.told).toEqual([false]);
  });

  it('is no reason to refuse a book, where it cannot be kept', async () => {
    const refuse = () => Promise.reject(new DOMException('denied', 'SecurityError'));
    const told: boolean[] = [];
    const mark = createBookMarker({ read: refuse, write: refuse }, silentLog, (lost) =>
      told.push(lost),
    );
    mark.opened(true);
    mark.lossSeen();
    await settled();
    expect(told).toEqual([false, false]);
  });
});
