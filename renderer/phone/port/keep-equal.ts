type Row = Readonly<Record<string, unknown>>;

const isRow = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/** By what a row of a list is the same row, wherever it stands. */
const identities = ['id', 'key', 'interactionId', 'at'];

const identityOf = (value: unknown): unknown => {
  if (!isRow(value)) return undefined;
  const name = identities.find((one) => value[one] !== undefined);
  return name === undefined ? undefined : value[name];
};

const ofList = (before: unknown, now: readonly unknown[]): unknown => {
  const old: readonly unknown[] = Array.isArray(before) ? before : [];
  const known = new Map(old.map((one) => [identityOf(one), one]));
  const counterpart = (one: unknown, index: number) => {
    const identity = identityOf(one);
    return identity === undefined ? old[index] : known.get(identity);
  };
  const kept = now.map((one, index) => keepEqual(counterpart(one, index), one));
  const isSame = old.length === kept.length && kept.every((one, index) => one === old[index]);
  return isSame && Array.isArray(before) ? before : kept;
};

/**
 * `now`, in which every part that equals its counterpart in `before` is the very same object: what is drawn from a part
 * is not drawn again because another part changed, came or left. Plain data alone.
 */
export const keepEqual = (before: unknown, now: unknown): unknown => {
  if (Object.is(before, now)) return before;
  if (Array.isArray(now)) return ofList(before, now);
  if (!isRow(now)) return now;
  const old = isRow(before) ? before : {};
  const names = Object.keys(now);
  const kept = Object.fromEntries(names.map((name) => [name, keepEqual(old[name], now[name])]));
  const isSame =
    isRow(before) &&
    Object.keys(old).length === names.length &&
    names.every((name) => Object.hasOwn(old, name) && kept[name] === old[name]);
  return isSame ? before : kept;
};
