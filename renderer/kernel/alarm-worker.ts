/** Timers of a worker keep their time also when the window is hidden; the page is told when one falls due. */
interface Order {
  key: number;
  /** Null: not wanted any more. */
  afterMs: number | null;
}

const set = new Map<number, ReturnType<typeof setTimeout>>();

self.addEventListener('message', ({ data }: MessageEvent<Order>) => {
  const { key, afterMs } = data;
  clearTimeout(set.get(key));
  set.delete(key);
  if (afterMs === null) return;
  const ring = () => {
    set.delete(key);
    self.postMessage(key);
  };
  set.set(key, setTimeout(ring, afterMs));
});
