const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** Whether two rows that were read hold the same; bytes by what is in them. */
export const sameRow = (one: unknown, other: unknown): boolean => {
  if (Object.is(one, other)) return true;
  if (!isObject(one) || !isObject(other)) return false;
  if (one instanceof ArrayBuffer && other instanceof ArrayBuffer)
    return sameRow(new Uint8Array(one), new Uint8Array(other));
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => key in other && sameRow(one[key], other[key]))
  );
};
