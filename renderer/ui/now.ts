import { useEffect, useState } from 'react';

/** The time, once a second, on the second: only the small views that show it are drawn again. */
export const useNow = (everyMs = 1000): number => {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tick = () => {
      setNow(Date.now());
      timer = setTimeout(tick, everyMs - (Date.now() % everyMs));
    };
    timer = setTimeout(tick, everyMs - (Date.now() % everyMs));
    return () => clearTimeout(timer);
  }, [everyMs]);
  return now;
};

const kept = 50;
const firstSeen = new Map<number, { ms: number; at: number }>();

/**
 * Milliseconds since a moment that is recorded in UTC, by a clock that never jumps: the system's may be put right
 * in the middle of a call.
 */
export const elapsedSince = (since: number): number => {
  const at = performance.now();
  let first = firstSeen.get(since);
  if (!first) {
    first = { ms: Date.now() - since, at };
    firstSeen.set(since, first);
    for (const old of firstSeen.keys()) {
      if (firstSeen.size <= kept) break;
      firstSeen.delete(old);
    }
  }
  return first.ms + at - first.at;
};

/** The same, once a second. */
export const useElapsed = (since: number): number => {
  useNow();
  return elapsedSince(since);
};
