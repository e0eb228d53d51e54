import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { isSettingKey, rulesOf } from '@contract';
import { systemCode } from '../ipc/fault';
import { problemText } from '../policy/setting-problem';
import type { UserSettings } from '../policy/settings-file';
import {
  kindOfText,
  type PolicyText,
  readPolicyText,
  readSettingsText,
  type SettingsText,
} from '../policy/settings-text';
import { decodeText } from '../policy/strip-secrets';

/** What `check FILE` answers to the shell; README names them. */
export const checkCodes = { good: 0, warnings: 1, refused: 2, unread: 3, usage: 64 } as const;

export const checkUsage = `check FILE
  says whether a settings file or a policy of IT would be taken over, what would hold and why; changes nothing
  ends with 0: whole, 1: whole but for what the warnings name, 2: not at all, 3: it cannot be read`;

const outcomes = {
  settings: ['The desk takes it over.', 'The desk does not take it over.'],
  policy: [
    'It is in force from the next start.',
    'It is not in force: the desk locks the sensitive settings.',
  ],
} as const;

const longestShown = 100;
const shown = (value: unknown): string => {
  const text = JSON.stringify(value) ?? '';
  return text.length > longestShown ? `${text.slice(0, longestShown)}…` : text;
};
const values = (settings: UserSettings, why: string): string[] =>
  Object.entries(settings).map(([key, value]) => `  ${key} = ${shown(value)}: ${why}`);

const wouldHold = ({ managed }: PolicyText): string[] => [
  ...values(managed.fixed, 'fixed, the agent cannot change it'),
  ...Object.entries(managed.proposed).flatMap(([key, value]) =>
    values(
      { [key]: value },
      isSettingKey(key) && rulesOf(key).managedOnly
        ? 'by IT alone, the agent has no choice of his own'
        : 'proposed, until the agent chooses',
    ),
  ),
];

const secretText = { line: 'the line', turn: 'the relays' } as const;
const wouldBeTaken = ({ read }: SettingsText): string[] => [
  ...values(read.values, 'the agent’s, unless IT’s policy fixes it'),
  ...Object.keys(read.secrets).map((name) => {
    const whose = name === 'line' || name === 'turn' ? secretText[name] : name;
    return `  the secret of ${whose}: goes to the keychain`;
  }),
];

const checkPolicy = (text: string) => {
  const policy = readPolicyText(text);
  return { ...policy, held: wouldHold(policy) };
};
const checkSettings = (text: string) => {
  const settings = readSettingsText(text);
  return { ...settings, held: wouldBeTaken(settings) };
};

/** Checks one file by the rules that the desk itself goes by. */
export const checkFile = (
  given: readonly string[],
  say: (line: string) => void,
): (typeof checkCodes)[keyof typeof checkCodes] => {
  const [file, ...more] = given;
  if (file === undefined || more.length > 0) {
    say(checkUsage);
    return checkCodes.usage;
  }
  let text: string;
  try {
    text = decodeText(readFileSync(resolve(file)));
  } catch (error) {
    say(`${file}: cannot be read (${systemCode(error) || String(error)})`);
    return checkCodes.unread;
  }
  const kind = kindOfText(text);
  const { errors, warnings, held } = kind === 'policy' ? checkPolicy(text) : checkSettings(text);
  say(`${basename(file)}: ${kind === 'policy' ? 'a policy of IT' : 'a settings file'}`);
  for (const problem of errors) say(`  error: ${problemText(problem)}`);
  for (const problem of warnings) say(`  warning: ${problemText(problem)}`);
  const [good, bad] = outcomes[kind];
  say(errors.length > 0 ? bad : good);
  if (errors.length > 0) return checkCodes.refused;
  for (const line of held) say(line);
  return warnings.length > 0 ? checkCodes.warnings : checkCodes.good;
};
