import { type Cancel, type Clock, systemClock } from './clock';

/** The part of a worker that is needed, so that a test can stand for it. */
export interface AlarmWorker {
  postMessage(order: { key: number; afterMs: number | null }): void;
  onmessage: ((event: MessageEvent<number>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

const startWorker = (): AlarmWorker =>
  new Worker(new URL('./alarm-worker.ts', import.meta.url), { type: 'module' });

/** A way through the worker would cost more than it saves. */
const directBelowMs = 100;

interface Alarm {
  /** Monotonic milliseconds. */
  at: number;
  run: () => void;
}

/**
 * A clock whose alarms a hidden window does not slow down: browsers let the timers of a hidden page fire once a
 * minute, which would lose the line. Where no worker can be had it is the system's clock.
 */
export const createSteadyClock = (start: () => AlarmWorker = startWorker): Clock => {
  const waiting = new Map<number, Alarm>();
  let keys = 0;
  let worker: AlarmWorker | null = null;

  const ring = (key: number) => {
    const alarm = waiting.get(key);
    waiting.delete(key);
    alarm?.run();
  };
  const broken = () => {
    worker = null;
    for (const [key, { at }] of waiting) {
      systemClock.after(Math.max(0, at - systemClock.monotonic()), () => ring(key));
    }
  };
  try {
    worker = start();
    worker.onmessage = ({ data }) => ring(data);
    worker.onerror = broken;
  } catch {
    // No workers here: the page's own timers are better than none.
    worker = null;
  }

  const after = (ms: number, run: () => void): Cancel => {
    if (!worker || ms < directBelowMs) return systemClock.after(ms, run);
    const key = keys++;
    waiting.set(key, { at: systemClock.monotonic() + ms, run });
    worker.postMessage({ key, afterMs: ms });
    return () => {
      if (waiting.delete(key)) worker?.postMessage({ key, afterMs: null });
    };
  };
  return { now: systemClock.now, monotonic: systemClock.monotonic, after };
};
