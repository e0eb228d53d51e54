import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type AlarmWorker, createSteadyClock } from './steady-clock';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A worker on paper: it rings when the test says so. */
const paperWorker = () => {
  const orders: { key: number; afterMs: number | null }[] = [];
  const worker: AlarmWorker = {
    postMessage: (order) => void orders.push(order),
    onmessage: null,
    onerror: null,
  };
  const ring = (key: number) => worker.onmessage?.({ data: key } as MessageEvent<number>);
  return { worker, orders, ring, fail: () => worker.onerror?.({} as ErrorEvent) };
};

describe('the steady clock', () => {
  it('leaves its alarms to the worker, each rings once', () => {
    const { worker, orders, ring } = paperWorker();
    const clock = createSteadyClock(() => worker);
    const rung: string[] = [];
    clock.after(500, () => rung.push('a'));
    const cancel = clock.after(700, () => rung.push('b'));
    expect(orders).toEqual([
      { key: 0, afterMs: 500 },
      { key: 1, afterMs: 700 },
    ]);
    vi.advanceTimersByTime(10_000);
    expect(rung).toEqual([]);
    ring(0);
    ring(0);
    cancel();
    cancel();
    ring(1);
    expect(rung).toEqual(['a']);
    expect(orders.slice(2)).toEqual([{ key: 1, afterMs: null }]);
  });

  it('goes on with the own timers of the page when the worker fails, and without one', () => {
    const { worker, fail } = paperWorker();
    const clock = createSteadyClock(() => worker);
    const rung: string[] = [];
    clock.after(500, () => rung.push('before'));
    vi.advanceTimersByTime(200);
    fail();
    clock.after(400, () => rung.push('after'));
    vi.advanceTimersByTime(300);
    expect(rung).toEqual(['before']);
    vi.advanceTimersByTime(100);
    expect(rung).toEqual(['before', 'after']);
    const none = createSteadyClock(() => {
      throw new Error('no workers');
    });
    none.after(100, () => rung.push('none'));
    vi.advanceTimersByTime(100);
    expect(rung).toEqual(['before', 'after', 'none']);
  });
});
