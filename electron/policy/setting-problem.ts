import type { z } from 'zod/mini';
import type { SettingProblem } from '@contract';

export type { SettingProblem };

/** These do not keep a file from being taken over: it is said, and passed over. */
const passedOver: ReadonlySet<SettingProblem['rule']> = new Set([
  'unknown',
  'noEffect',
  'locked',
  'secretHere',
]);
export const isWarning = ({ rule }: SettingProblem): boolean => passedOver.has(rule);

const longestShown = 60;

/** The value as it stands in the file, short enough for a line. */
const shown = (value: unknown): string => {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > longestShown ? `${text.slice(0, longestShown)}…` : text;
};

type Rule = Pick<SettingProblem, 'rule' | 'limit'>;
const sizes = {
  string: ['shortest', 'longest'],
  array: ['fewest', 'mostOf'],
  number: ['least', 'most'],
} as const;
const sizeRule = (origin: string, at: 0 | 1, limit: unknown): Rule => {
  const rules = origin === 'string' || origin === 'array' ? sizes[origin] : sizes.number;
  return { rule: rules[at], limit: String(limit) };
};

const ruleOf = (issue: z.core.$ZodIssue): Rule => {
  switch (issue.code) {
    case 'invalid_type':
      return { rule: 'type', limit: issue.expected };
    case 'too_small':
      return sizeRule(issue.origin, 0, issue.minimum);
    case 'too_big':
      return sizeRule(issue.origin, 1, issue.maximum);
    case 'invalid_value':
      return { rule: 'oneOf', limit: issue.values.map(String).join(', ') };
    case 'invalid_format':
      return { rule: 'form', limit: issue.format === 'regex' ? (issue.pattern ?? '') : '' };
    case 'custom':
      return issue.params?.['rule'] === 'twice' ? { rule: 'twice' } : { rule: 'form', limit: '' };
    case 'invalid_element':
    case 'invalid_key':
    case 'invalid_union':
    case 'not_multiple_of':
    case 'unrecognized_keys':
      return { rule: 'form', limit: '' };
  }
};

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (inner, name) =>
      typeof inner === 'object' && inner !== null ? Reflect.get(inner, name) : undefined,
    value,
  );

/** What is wrong with the value of a setting, from the first thing that its shape found. */
export const problemOf = (
  key: string,
  value: unknown,
  issue: z.core.$ZodIssue | undefined,
): SettingProblem => {
  const inner = issue?.path ?? [];
  const path = [key, ...inner].map(String).join('.');
  const found = valueAt(value, inner);
  return {
    path,
    ...(issue ? ruleOf(issue) : { rule: 'form' as const }),
    // A relay's password stands among the settings too.
    ...(found === undefined || /secret|credential/i.test(path) || typeof found === 'object'
      ? {}
      : { value: shown(found) }),
  };
};

const rules: Record<SettingProblem['rule'], (limit: string) => string> = {
  json: (what) => `not JSON: ${what || 'something else'} expected`,
  twice: () => 'stands there twice',
  topLevel: () => 'only version, fixed and proposed belong here',
  object: () => 'a group { … } expected',
  type: (what) => `${what} expected`,
  least: (limit) => `at least ${limit}`,
  most: (limit) => `at most ${limit}`,
  shortest: (limit) => `at least ${limit} characters`,
  longest: (limit) => `at most ${limit} characters`,
  fewest: (limit) => `at least ${limit} entries`,
  mostOf: (limit) => `at most ${limit} entries`,
  oneOf: (values) => `one of ${values}`,
  form: (pattern) => `not of the form${pattern ? ` ${pattern}` : ''}`,
  oneCredential: () => 'the servers must share one credential',
  version: () => 'a whole number expected',
  tooNew: (known) => `written for a newer Allodesk; this one knows version ${known}`,
  unknown: () => 'no setting of this version; passed over',
  noEffect: (where) => noEffectText[where] ?? 'has no effect here',
  locked: () => 'fixed by IT; passed over',
  secretHere: () => 'a secret does not belong in a policy, which everybody can read; passed over',
  tooLarge: () => 'the file is too large',
  unreadable: (code) => `the file cannot be read${code ? ` (${code})` : ''}`,
  link: () => 'a link leads there; the file itself must lie in its place',
  rights: () => 'others than the administrators may change it',
  letters: () =>
    'letters outside ASCII cannot be read from the registry; \\u00e9 in JSON, or a policy.json',
  registry: (code) =>
    `the registry cannot be read (${code}), as where its tools are forbidden; a policy.json does without`,
};
const noEffectText: Record<string, string> = {
  policyOnly: 'counts in IT’s policy alone',
  browser: 'has no effect in the browser edition',
  fixedToo: 'has no effect beside the same setting under "fixed"',
};

/** One line for a terminal or a log, in English. */
export const problemText = (problem: SettingProblem): string => {
  const { path, rule, limit = '', value, line, column } = problem;
  const place = line === undefined ? '' : `line ${line}, column ${column ?? 1}: `;
  const named = path === '' ? '' : `${path}${value === undefined ? '' : ` = ${value}`}: `;
  return `${place}${named}${rules[rule](limit)}`;
};

/** For what is read by others than the agent, a log or a file for IT: a value may be a name or a number. */
export const withoutValue = (problem: SettingProblem): SettingProblem => {
  const copy = { ...problem };
  delete copy.value;
  return copy;
};

/** One line for a log. */
export const loggedProblem = (problem: SettingProblem): string =>
  problemText(withoutValue(problem));
