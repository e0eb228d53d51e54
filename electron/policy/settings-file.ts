import {
  settingShapes,
  type Envelope,
  type SecretName,
  type SettingKey,
  type SettingValues,
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

const secretPath = 'line.secret';
const isObject = (value: unknown): value is RawSettings =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const isSettingKey = (path: string): path is SettingKey =>
  Object.hasOwn(settingShapes, path);

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

/** One value by the contract's shape, or what does not fit. */
const checkValue = (
  key: SettingKey,
  value: unknown,
): { ok: true; value: unknown } | { ok: false; problem: SettingProblem } => {
  const parsed = settingShapes[key].safeParse(value);
  if (parsed.success) return { ok: true, value: parsed.data };
  return { ok: false, problem: problemOf(key, value, parsed.error.issues[0]) };
};

/** The same for a single change. */
export const checkSetting = (key: SettingKey, value: unknown): Envelope<unknown> => {
  const checked = checkValue(key, value);
  if (checked.ok) return checked;
  return { ok: false, code: 'settingInvalid', detail: problemText(checked.problem) };
};

/** Takes the TURN password out of the ICE servers. One password serves all of them. */
export const withoutCredentials = (
  servers: SettingValues['line.iceServers'],
): Envelope<{ servers: SettingValues['line.iceServers']; credential: string | null }> => {
  const found = new Set(servers.map((server) => server.credential).filter(Boolean));
  if (found.size > 1)
    return {
      ok: false,
      code: 'settingInvalid',
      detail: 'line.iceServers: the servers must share one credential',
    };
  return {
    ok: true,
    value: {
      servers: servers.map((server) => {
        const copy = { ...server };
        delete copy.credential;
        return copy;
      }),
      credential: [...found][0] ?? null,
    },
  };
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
  const keep = (key: SettingKey, value: unknown) => Object.assign(read.values, { [key]: value });
  for (const [path, raw] of flatten(nested)) {
    if (path === 'version') continue;
    if (path === secretPath) {
      const problem = secretProblem(raw);
      if (problem) read.problems.push({ path, ...problem });
      else read.secrets.line = raw as string;
    } else if (!isSettingKey(path)) {
      // An empty group says nothing and is no mistake.
      if (isObject(raw) && Object.keys(raw).length === 0) continue;
      unknown.push([path, raw]);
      read.problems.push({ path, rule: 'unknown' });
    } else {
      const checked = checkValue(path, raw);
      if (!checked.ok) read.problems.push(checked.problem);
      else if (path !== 'line.iceServers') keep(path, checked.value);
      else {
        const split = withoutCredentials(checked.value as SettingValues['line.iceServers']);
        if (!split.ok) read.problems.push({ path, rule: 'oneCredential' });
        else {
          keep(path, split.value.servers);
          if (split.value.credential) read.secrets.turn = split.value.credential;
        }
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
