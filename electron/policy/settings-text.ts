import { fileSecrets, rulesOf, settingDefaults, settingKeys } from '@contract';
import { type JsonText, readJsonText } from './json-text';
import { isWarning, type SettingProblem } from './setting-problem';
import { type ReadSettings, readSettings, type UserSettings } from './settings-file';
import { type ManagedSettings, nothingManaged } from './settings-resolver';
import { type RawSettings, settingsVersion, upgradeSettings } from './settings-upgrades';

type Read = Extract<JsonText, { ok: true }>;

/** The line and column of a setting, whether it is nested or named with its dots. */
const locate = (json: Read, problem: SettingProblem): SettingProblem => {
  if (problem.line !== undefined || problem.path === '') return problem;
  const names = problem.path.split('.').map((name) => (/^\d+$/.test(name) ? Number(name) : name));
  const [group = '', ...rest] = names;
  const ways = [names, [problem.path], [group, rest.join('.')], names.slice(0, -1)];
  for (const way of ways) {
    const spot = way.length > 0 && json.spotOf(way);
    if (spot) return { ...problem, ...spot };
  }
  return problem;
};

const isObject = (value: unknown): value is RawSettings =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const managedOnly = settingKeys.filter((key) => rulesOf(key).managedOnly);

const upgraded = (raw: RawSettings): { file: RawSettings } | { problem: SettingProblem } => {
  const done = upgradeSettings(raw);
  if (done.ok) return { file: done.value };
  const tooNew = done.code === 'settingsFileTooNew';
  return {
    problem: tooNew
      ? { path: 'version', rule: 'tooNew', limit: String(settingsVersion) }
      : { path: 'version', rule: 'version' },
  };
};

export interface SettingsText {
  read: ReadSettings;
  /** One of them, and nothing of the file is taken over. */
  errors: SettingProblem[];
  warnings: SettingProblem[];
}

const sorted = (json: Read | null, problems: readonly SettingProblem[]) => {
  const all = problems.map((problem) => (json ? locate(json, problem) : problem));
  return { errors: all.filter((one) => !isWarning(one)), warnings: all.filter(isWarning) };
};

const nothingRead: ReadSettings = { values: {}, secrets: {}, unknown: {}, problems: [] };

/**
 * The text of a settings file given by a person: refused whole when one value does not fit, so that a slip of the pen
 * is said instead of being passed over. A file that names a server and does not say which line to use means that
 * server. What would have no effect is left out, and said.
 */
export const readSettingsText = (text: string): SettingsText => {
  const json = readJsonText(text);
  if (!json.ok) return { read: nothingRead, ...sorted(null, [json.problem]) };
  if (!isObject(json.value))
    return { read: nothingRead, ...sorted(json, [{ path: '', rule: 'object' }]) };
  const brought = upgraded(json.value);
  if ('problem' in brought) return { read: nothingRead, ...sorted(json, [brought.problem]) };
  const read = readSettings(brought.file);
  const problems = [...read.problems];
  for (const key of managedOnly) {
    if (read.values[key] !== undefined && read.values[key] !== settingDefaults[key])
      problems.push({ path: key, rule: 'noEffect', limit: 'policyOnly' });
    delete read.values[key];
  }
  if (read.values['line.server'] && !read.values['desk.line']) read.values['desk.line'] = 'pbx';
  return { read, ...sorted(json, problems) };
};

export interface PolicyText {
  managed: ManagedSettings;
  /** One of them, and the policy is not in force as it stands. */
  errors: SettingProblem[];
  warnings: SettingProblem[];
}

/** Where a file may bring secrets, and which. */
const secretPlaces = [
  ...Object.entries(fileSecrets),
  ...settingKeys.flatMap((key) => {
    const name = rulesOf(key).secretInside?.name;
    return name ? [[key, name] as const] : [];
  }),
];

const layer = (raw: RawSettings, name: 'fixed' | 'proposed', problems: SettingProblem[]) => {
  const part = raw[name];
  const values: UserSettings = {};
  if (part === undefined) return values;
  if (!isObject(part)) {
    problems.push({ path: name, rule: 'object' });
    return values;
  }
  const brought = upgraded({ ...part, version: raw['version'] });
  if ('problem' in brought) {
    problems.push(brought.problem);
    return values;
  }
  const read = readSettings(brought.file);
  for (const problem of read.problems)
    problems.push({ ...problem, path: `${name}.${problem.path}` });
  // Every user of the machine can read this file.
  for (const [path, secret] of secretPlaces)
    if (read.secrets[secret]) problems.push({ path: `${name}.${path}`, rule: 'secretHere' });
  return read.values;
};

/** IT's policy, `{ version, fixed: {…}, proposed: {…} }`. */
export const readPolicyText = (text: string): PolicyText => {
  const json = readJsonText(text);
  if (!json.ok) return { managed: nothingManaged, ...sorted(null, [json.problem]) };
  const raw = json.value;
  if (!isObject(raw))
    return { managed: nothingManaged, ...sorted(json, [{ path: '', rule: 'object' }]) };
  const problems: SettingProblem[] = [];
  for (const name of Object.keys(raw))
    if (!['version', 'fixed', 'proposed'].includes(name))
      problems.push({ path: name, rule: 'topLevel' });
  const version = upgraded({ version: raw['version'] });
  if ('problem' in version)
    return { managed: nothingManaged, ...sorted(json, [...problems, version.problem]) };
  const managed = {
    fixed: layer(raw, 'fixed', problems),
    proposed: layer(raw, 'proposed', problems),
  };
  for (const key of settingKeys)
    if (Object.hasOwn(managed.fixed, key) && Object.hasOwn(managed.proposed, key))
      problems.push({ path: `proposed.${key}`, rule: 'noEffect', limit: 'fixedToo' });
  return { managed, ...sorted(json, problems) };
};

/** Which of the two a file is meant to be. */
export const kindOfText = (text: string): 'settings' | 'policy' => {
  const json = readJsonText(text);
  const value = json.ok ? json.value : null;
  // A broken one is told by the words in it.
  if (!json.ok) return /"(?:fixed|proposed)"\s*:/.test(text) ? 'policy' : 'settings';
  return isObject(value) && ('fixed' in value || 'proposed' in value) ? 'policy' : 'settings';
};
