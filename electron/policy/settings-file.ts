import {
  type Envelope,
  fileSecrets,
  isSettingKey,
  rulesOf,
  type SecretName,
  type SettingKey,
  type SettingValues,
  shapeOf,
} from '@contract';
import { forbiddenNames, nest } from './nest';
import { problemOf, problemText, type SettingProblem } from './setting-problem';
import { type RawSettings, settingsVersion } from './settings-upgrades';

export type UserSettings = Partial<SettingValues>;
export type Secrets = Partial<Record<SecretName, string>>;
export interface ReadSettings {
  values: UserSettings;
  /** Secrets found in the file: they belong in the vault and are never written back. */
  secrets: Secrets;
  /** What this program does not know: kept as it is, so that a newer one finds it again. */
  unknown: RawSettings;
  problems: SettingProblem[];
}

const isObject = (value: unknown): value is RawSettings =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `{ line: { user: '4108' } }` becomes `line.user`, down to the names that the contract knows. */
export const flatten = (nested: RawSettings, prefix = ''): Map<string, unknown> => {
  const flat = new Map<string, unknown>();
  for (const [name, value] of Object.entries(nested)) {
    if (forbiddenNames.has(name)) continue;
    const path = prefix ? `${prefix}.${name}` : name;
    const deeper = isObject(value) && !isSettingKey(path) && Object.keys(value).length > 0;
    if (deeper) for (const [inner, leaf] of flatten(value, path)) flat.set(inner, leaf);
    else flat.set(path, value);
  }
  return flat;
};

/** One value of a setting, without the secret that was inside it. */
interface CheckedValue {
  value: unknown;
  secrets: Secrets;
}

const checkValue = (
  key: SettingKey,
  given: unknown,
): ({ ok: true } & CheckedValue) | { ok: false; problem: SettingProblem } => {
  const parsed = shapeOf(key).safeParse(given);
  if (!parsed.success) return { ok: false, problem: problemOf(key, given, parsed.error.issues[0]) };
  const inside = rulesOf(key).secretInside;
  if (!inside) return { ok: true, value: parsed.data, secrets: {} };
  const taken = inside.take(parsed.data);
  if ('rule' in taken) return { ok: false, problem: { path: key, rule: taken.rule } };
  const secrets = taken.secret ? { [inside.name]: taken.secret } : {};
  return { ok: true, value: taken.value, secrets };
};

/** The same for a single change. */
export const checkSetting = (key: SettingKey, value: unknown): Envelope<CheckedValue> => {
  const checked = checkValue(key, value);
  if (checked.ok) return { ok: true, value: checked };
  return { ok: false, code: 'settingInvalid', detail: problemText(checked.problem) };
};

const longestSecret = 500;
const secretProblem = (value: unknown): Omit<SettingProblem, 'path'> | null => {
  if (typeof value !== 'string') return { rule: 'type', limit: 'string' };
  const fits = value.length > 0 && value.length <= longestSecret;
  return fits ? null : { rule: 'longest', limit: String(longestSecret) };
};

/** Reads nested settings of the present version: what fits, what does not and why. Never throws. */
export const readSettings = (nested: RawSettings): ReadSettings => {
  const read: ReadSettings = { values: {}, secrets: {}, unknown: {}, problems: [] };
  const unknown: [string, unknown][] = [];
  for (const [path, raw] of flatten(nested)) {
    if (path === 'version') continue;
    const secret = Object.hasOwn(fileSecrets, path) ? fileSecrets[path] : undefined;
    if (secret) {
      const problem = secretProblem(raw);
      if (problem) read.problems.push({ path, ...problem });
      else read.secrets[secret] = raw as string;
    } else if (!isSettingKey(path)) {
      // An empty group says nothing and is no mistake.
      if (isObject(raw) && Object.keys(raw).length === 0) continue;
      unknown.push([path, raw]);
      read.problems.push({ path, rule: 'unknown' });
    } else {
      const checked = checkValue(path, raw);
      if (!checked.ok) read.problems.push(checked.problem);
      else {
        Object.assign(read.values, { [path]: checked.value });
        Object.assign(read.secrets, checked.secrets);
      }
    }
  }
  read.unknown = nest(unknown);
  return read;
};

/** What is written: the present version, the values nested by their dots, unknown names kept. */
export const writeSettings = (values: UserSettings, unknown: RawSettings = {}): RawSettings => ({
  version: settingsVersion,
  ...nest([...flatten(unknown), ...Object.entries(values)]),
});
