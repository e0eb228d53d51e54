/** Counts what kept the page busy for more than 50 ms (W3C Long Tasks). Nothing where the platform does not tell. */
export const countLongTasks = (): (() => { count: number; longestMs: number }) => {
  let count = 0;
  let longestMs = 0;
  if (PerformanceObserver.supportedEntryTypes.includes('longtask')) {
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) {
        count++;
        longestMs = Math.max(longestMs, Math.round(duration));
      }
    }).observe({ type: 'longtask' });
  }
  return () => ({ count, longestMs });
};
