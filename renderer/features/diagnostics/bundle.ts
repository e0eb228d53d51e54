import {
  type DeskInfo,
  type DeviceReport,
  type ResolvedSettings,
  rulesOf,
  type SettingKey,
  settingKeys,
} from '@contract';
import { redact } from '@policy/redact';
import { withoutValue } from '@policy/setting-problem';
import type { RecordedQuality } from '../../phone/quality';
import { deviceName, withoutHome } from './own-words';
import type { LineEvent } from './line-history';

/** One call of the file: when, how long, how it went. Never with whom. */
export interface CallOfBundle {
  startedAt: number;
  direction: 'in' | 'out';
  practice: boolean;
  talkedSeconds: number;
  endReason: string | null;
  endedBy: string | null;
  status: number | null;
  quality: RecordedQuality | null;
}

export interface BundleParts {
  at: number;
  info: DeskInfo;
  userAgent: string;
  settings: ResolvedSettings;
  /** The account's user, so that IT finds the agent again without the file telling it to others. */
  userHash: string;
  line: { now: string; history: readonly LineEvent[]; counts: Readonly<Record<string, number>> };
  microphone: string;
  devices: DeviceReport;
  calls: readonly CallOfBundle[];
  refused: Readonly<Record<string, number>>;
  longTasks: { count: number; longestMs: number };
  log: readonly string[];
}

const shownAs = (how: 'whetherSet' | 'deviceNames'): SettingKey[] =>
  settingKeys.filter((key) => rulesOf(key).inDiagnostics === how);

/** An address may carry a token: what follows its path stays out, and so does a login in front of its host. */
const withoutQuery = (text: string): string => {
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return text;
  if (!URL.canParse(text)) return 'set';
  const { protocol, host, pathname, search, hash, username } = new URL(text);
  return search || hash || username ? `${protocol}//${host}${pathname} [hidden]` : text;
};

/** A value that is known to be harmless by its kind, else only whether it is set. */
const plain = (key: SettingKey, value: unknown): unknown => {
  const how = rulesOf(key).inDiagnostics;
  if (how === 'whetherSet') return value === '' || `${value as string}` === '' ? 'empty' : 'set';
  if (how === 'deviceNames') return (value as string[]).map(deviceName);
  if (typeof value === 'boolean' || typeof value === 'number') return value;
  if (Array.isArray(value)) return value.map((one) => (typeof one === 'string' ? one : 'set'));
  return typeof value === 'string' ? withoutQuery(value) : 'set';
};

const settingsOf = (settings: ResolvedSettings) =>
  Object.fromEntries(
    Object.entries(settings).map(([key, { value, source, locked }]) => [
      key,
      { value: plain(key as SettingKey, value), source, ...(locked ? { locked } : {}) },
    ]),
  );

/** What the file of a person said stays out: a number stands among the refused values as well. */
const infoOf = ({ settingsRefused, policy, ...info }: DeskInfo) => ({
  ...info,
  ...(settingsRefused && { settingsRefused: settingsRefused.map(withoutValue) }),
  ...(policy && { policy: { ...policy, problems: policy.problems.map(withoutValue) } }),
});

/** What names the agent must not stand in the log's lines either. */
const ownWords = ({ settings, devices }: BundleParts): string[] =>
  [
    ...shownAs('whetherSet').map((key) => settings[key].value),
    // Each name by itself, too: a first name stands in the name of many a headset and computer.
    ...settings['desk.agentName'].value.split(/\s+/),
    ...settings['line.displayName'].value.split(/\s+/),
    ...[...devices.microphones, ...devices.outputs].map(({ label }) => label),
    ...shownAs('deviceNames').flatMap((key) => settings[key].value as readonly string[]),
    /\?(.*)$/s.exec(settings['line.turnCredentialsUrl'].value)?.[1],
  ].filter((value): value is string => typeof value === 'string' && value.length > 2);

/**
 * The diagnostics file: JSON text that can be read before it is sent. It holds no secret, no name, no number, no note:
 * what is not listed here is not in it, and the log passes the redaction once more.
 */
export const bundleText = (parts: BundleParts): string => {
  // The longest first: a part of a name would leave the rest of it.
  const hidden = ownWords(parts).toSorted((a, b) => b.length - a.length);
  const file = {
    what: 'Allodesk diagnostics',
    version: 1,
    madeAt: new Date(parts.at).toISOString(),
    desk: { ...infoOf(parts.info), userAgent: parts.userAgent },
    account: { userHash: parts.userHash },
    settings: settingsOf(parts.settings),
    line: parts.line,
    microphone: parts.microphone,
    devices: {
      microphones: parts.devices.microphones.map(({ label }) => deviceName(label)),
      outputs: parts.devices.outputs.map(({ label }) => deviceName(label)),
    },
    calls: parts.calls.slice(0, 10).map((call) => ({
      startedAt: new Date(call.startedAt).toISOString(),
      direction: call.direction,
      practice: call.practice,
      talkedSeconds: call.talkedSeconds,
      endReason: call.endReason,
      endedBy: call.endedBy,
      status: call.status,
      quality: call.quality,
    })),
    refusedMessages: parts.refused,
    longTasks: parts.longTasks,
    log: parts.log.map((line) => redactLine(line, hidden)),
  };
  return `${withoutHome(JSON.stringify(file, null, 2))}\n`;
};

/** The time at the head of a line is kept: its figures are no telephone number. */
const redactLine = (line: string, hidden: readonly string[]): string => {
  const [, time = '', rest = ''] = /^(\d{4}-\d\d-\d\dT[\d:.]+Z )?(.*)$/s.exec(line) ?? [];
  return time + redact(rest, hidden);
};

/** The first half of SHA-256 over the user and its domain, in hex. */
export const hashOf = async (user: string, domain: string): Promise<string> => {
  const bytes = new TextEncoder().encode(`${user}@${domain}`);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest.slice(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('');
};
