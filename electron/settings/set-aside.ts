import { copyFileSync, existsSync, readFileSync, renameSync } from 'node:fs';

const freePlace = (file: string): string => {
  const stamp = new Date().toISOString().slice(0, 19).replaceAll(':', '-');
  const place = (n: number) => `${file}.damaged-${stamp}${n ? `-${n}` : ''}`;
  let n = 0;
  while (existsSync(place(n))) n += 1;
  return place(n);
};

const isReadable = (file: string): boolean => {
  const text = readFileSync(file, 'utf8');
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed);
  } catch {
    return false;
  }
};

/** Moves a file that holds no JSON object out of the way, so that nothing overwrites it; tells where to. */
export const setAsideIfBroken = (file: string): string | null => {
  if (!existsSync(file) || isReadable(file)) return null;
  const place = freePlace(file);
  renameSync(file, place);
  return place;
};

/** Leaves the file and keeps a copy beside it. */
export const copyAside = (file: string): string | null => {
  if (!existsSync(file)) return null;
  const place = freePlace(file);
  copyFileSync(file, place);
  return place;
};
