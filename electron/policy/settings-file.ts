import {
  settingShapes,
  type Envelope,
  type SecretName,
  type SettingKey,
  type SettingValues,
} from '@contract';
import { type RawSettings, settingsVersion, upgradeSettings } from './settings-upgrades';

export type UserSettings = Partial<SettingValues>;
export type Secrets = Partial<Record<SecretName, string>>;
export interface SettingProblem {
  path: string;
  why: string;
}

export interface ReadSettings {
  values: UserSettings;
  /** Secrets found in the file: they belong in the vault and are never written back. */
  secrets: Secrets;
  /** What this program does not know: kept as it is, so that a newer one finds it again. */
  unknown: RawSettings;
  problems: SettingProblem[];
}

const secretPath = 'line.secret';
const forbidden = new Set(['__proto__', 'constructor', 'prototype']);
const isObject = (value: unknown): value is RawSettings =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const isSettingKey = (path: string): path is SettingKey =>
  Object.hasOwn(settingShapes, path);

/** `{ line: { user: '4108' } }` becomes `line.user`, down to the names that the contract knows. */
export const flatten = (nested: RawSettings, prefix = ''): Map<string, unknown> => {
  const flat = new Map<string, unknown>();
  for (const [name, value] of Object.entries(nested)) {
    if (forbidden.has(name)) continue;
    const path = prefix ? `${prefix}.${name}` : name;
    const deeper = isObject(value) && !isSettingKey(path) && Object.keys(value).length > 0;
    if (deeper) for (const [inner, leaf] of flatten(value, path)) flat.set(inner, leaf);
    else flat.set(path, value);
  }
  return flat;
};

/** The way back: `line.user` becomes `{ line: { user } }`. */
export const nest = (flat: Iterable<readonly [string, unknown]>): RawSettings => {
  const root: RawSettings = {};
  for (const [path, value] of flat) {
    const names = path.split('.');
    const last = names.pop();
    if (last === undefined || forbidden.has(last) || names.some((name) => forbidden.has(name)))
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

/** One value by the contract's shape, or why it does not fit. */
export const checkSetting = (key: SettingKey, value: unknown): Envelope<unknown> => {
  const parsed = settingShapes[key].safeParse(value);
  if (parsed.success) return { ok: true, value: parsed.data };
  const issue = parsed.error.issues[0];
  const where = [key, ...(issue?.path ?? [])].join('.');
  return { ok: false, code: 'settingInvalid', detail: `${where}: ${issue?.message ?? 'invalid'}` };
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

const readSecret = (value: unknown): string | null =>
  typeof value === 'string' && value.length > 0 && value.length <= 500 ? value : null;

/** Reads nested settings of the present version: what fits, what does not and why. Never throws. */
export const readSettings = (nested: RawSettings): ReadSettings => {
  const read: ReadSettings = { values: {}, secrets: {}, unknown: {}, problems: [] };
  const unknown: [string, unknown][] = [];
  const keep = (key: SettingKey, value: unknown) => Object.assign(read.values, { [key]: value });
  for (const [path, raw] of flatten(nested)) {
    if (path === 'version') continue;
    if (path === secretPath) {
      const secret = readSecret(raw);
      if (secret === null) read.problems.push({ path, why: '1 to 500 characters expected' });
      else read.secrets.line = secret;
    } else if (!isSettingKey(path)) {
      // An empty group says nothing and is no mistake.
      if (isObject(raw) && Object.keys(raw).length === 0) continue;
      unknown.push([path, raw]);
      read.problems.push({ path, why: 'not a setting of this version' });
    } else {
      const checked = checkSetting(path, raw);
      if (!checked.ok) read.problems.push({ path, why: checked.detail ?? 'invalid' });
      else if (path !== 'line.iceServers') keep(path, checked.value);
      else {
        const split = withoutCredentials(checked.value as SettingValues['line.iceServers']);
        if (!split.ok) read.problems.push({ path, why: split.detail ?? 'invalid' });
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

const invalid = (detail: string): Envelope<never> => ({
  ok: false,
  code: 'settingsFileInvalid',
  detail,
});

/**
 * The text of a settings file given by a person: refused whole when one value does not fit, so that
 * a slip of the pen is said instead of being passed over. A file that names a server and does not
 * say which line to use means that server.
 */
export const parseSettingsText = (text: string): Envelope<ReadSettings> => {
  let raw: unknown;
  try {
    raw = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    // The parser's own sentence quotes the text, which may hold the secret.
    const at = /position (\d+)/.exec(String(error))?.[1];
    return invalid(at ? `not JSON, at character ${at}` : 'not JSON');
  }
  if (!isObject(raw)) return invalid('an object is expected');
  const upgraded = upgradeSettings(raw);
  if (!upgraded.ok) return upgraded;
  const read = readSettings(upgraded.value);
  const problem = read.problems[0];
  if (problem) return invalid(`${problem.path}: ${problem.why}`);
  if (read.values['line.server'] && !read.values['desk.line']) read.values['desk.line'] = 'pbx';
  return { ok: true, value: read };
};
