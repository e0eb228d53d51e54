import type { SettingKey } from '@contract';

/** Where the calls, the secret and the sound go: held as they are while IT's policy cannot be read. */
const places: readonly SettingKey[] = [
  'line.server',
  'line.domain',
  'line.realm',
  'line.iceServers',
  'line.turnCredentialsUrl',
  'line.relayOnly',
  'line.forwardOnCode',
  'line.forwardOffCode',
  'line.qualityReportsTo',
  'recording.retentionDays',
];

/** What may be done to callers and agents: off while nobody knows what IT allows. */
const permissions: readonly SettingKey[] = [
  'line.allowUnencrypted',
  'line.autoAnswer',
  'commands.mayDial',
  'line.trustReplaces',
  'line.qualityReports',
  'recording.allowed',
  'team.forwardWhen',
  'team.forwardTo',
];

const sensitive: ReadonlySet<SettingKey> = new Set([...places, ...permissions]);
export const isSensitive = (key: SettingKey): boolean => sensitive.has(key);
export const isPermission = (key: SettingKey): boolean => permissions.includes(key);
