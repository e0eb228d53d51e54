const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

const ofList = (before: unknown, now: readonly unknown[]): unknown => {
  const old: readonly unknown[] = Array.isArray(before) ? before : [];
  const kept = now.map((one, index) => keepEqual(old[index], one));
  const isSame = old.length === kept.length && kept.every((one, index) => one === old[index]);
  return isSame && Array.isArray(before) ? before : kept;
};

/**
 * `now`, in which every part that equals its counterpart in `before` is the very same object: what is drawn from a part
 * is not drawn again because another part changed. Plain data alone.
 */
export const keepEqual = (before: unknown, now: unknown): unknown => {
  if (Object.is(before, now)) return before;
  if (Array.isArray(now)) return ofList(before, now);
  if (!isRecord(now)) return now;
  const old = isRecord(before) ? before : {};
  const names = Object.keys(now);
  const kept = Object.fromEntries(names.map((name) => [name, keepEqual(old[name], now[name])]));
  const isSame =
    isRecord(before) &&
    Object.keys(old).length === names.length &&
    names.every((name) => Object.hasOwn(old, name) && kept[name] === old[name]);
  return isSame ? before : kept;
};
