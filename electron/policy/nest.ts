import type { RawSettings } from './settings-upgrades';

/** Names that would reach an object's prototype. */
export const forbiddenNames: ReadonlySet<string> = new Set([
  '__proto__',
  'constructor',
  'prototype',
]);
const isObject = (value: unknown): value is RawSettings =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The way back: `line.user` becomes `{ line: { user } }`. */
export const nest = (flat: Iterable<readonly [string, unknown]>): RawSettings => {
  const root: RawSettings = {};
  for (const [path, value] of flat) {
    const names = path.split('.');
    const last = names.pop();
    if (
      last === undefined ||
      forbiddenNames.has(last) ||
      names.some((name) => forbiddenNames.has(name))
    )
      continue;
    let place = root;
    for (const name of names) {
      const next = place[name];
      if (isObject(next)) place = next;
      else place = (place[name] = {}) as RawSettings;
    }
    place[last] = value;
  }
  return root;
};
