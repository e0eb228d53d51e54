import { existsSync, readdirSync, readFileSync, renameSync, unlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { systemCode } from '../ipc/fault';
import { writeText } from './json-on-disk';
import { decodeText, stripSecrets } from '../policy/strip-secrets';

const freePlace = (file: string): string => {
  const stamp = new Date().toISOString().slice(0, 19).replaceAll(':', '-');
  const place = (n: number) => `${file}.damaged-${stamp}${n ? `-${n}` : ''}`;
  let n = 0;
  while (existsSync(place(n))) n += 1;
  return place(n);
};

/** An earlier copy of the very same text. */
const copyOf = (file: string, text: string): string | null => {
  const copies = readdirSync(dirname(file)).filter((name) =>
    name.startsWith(`${basename(file)}.damaged-`),
  );
  const same = copies.find((name) => readFileSync(join(dirname(file), name), 'utf8') === text);
  return same === undefined ? null : join(dirname(file), same);
};

type Settings = Record<string, unknown>;

const readObject = (text: string): Settings | null => {
  try {
    const parsed: unknown = JSON.parse(text);
    const isObject = typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed);
    return isObject ? (parsed as Settings) : null;
  } catch {
    return null;
  }
};

/** Moves a file out of the way as it is; tells where to. */
export const moveAside = (file: string): string => {
  const place = freePlace(file);
  renameSync(file, place);
  return place;
};

/** Leaves the file and keeps one copy beside it, without the secrets that stand in it. */
export const copyAside = (file: string): string | null => {
  if (!existsSync(file)) return null;
  const text = stripSecrets(decodeText(readFileSync(file)));
  const there = copyOf(file, text);
  if (there !== null) return there;
  const place = freePlace(file);
  writeText(place, text);
  return place;
};

/** Puts a copy without secrets in its place, or moves the file itself, which needs no room on the disk. */
const putAside = (file: string): string | null => {
  try {
    const place = copyAside(file);
    unlinkSync(file);
    return place;
  } catch {
    return moveAside(file);
  }
};

/**
 * Moves a settings file that holds no JSON object out of the way, so that nothing overwrites it, and its secrets out
 * of it; tells where to. What is only marked or coded otherwise is written as it is read elsewhere.
 */
export const setAsideIfBroken = (file: string): string | null => {
  if (!existsSync(file)) return null;
  const bytes = readFileSync(file);
  const text = decodeText(bytes);
  if (readObject(text) === null) return putAside(file);
  if (bytes.compare(Buffer.from(text)) !== 0) writeText(file, text);
  return null;
};

/**
 * The settings at the start, whatever the disk does: a desk that cannot read them starts without. `trouble`: the code
 * of what stands in the way of writing them.
 */
export const loadSettingsFile = (
  file: string,
): { stored: Settings; setAside: string | null; trouble: string | null } => {
  let setAside: string | null = null;
  let trouble: string | null = null;
  try {
    setAside = setAsideIfBroken(file);
  } catch (error) {
    trouble = systemCode(error) || String(error);
  }
  try {
    const stored = existsSync(file) ? readObject(decodeText(readFileSync(file))) : null;
    return { stored: stored ?? {}, setAside, trouble };
  } catch (error) {
    return { stored: {}, setAside, trouble: trouble ?? (systemCode(error) || String(error)) };
  }
};
