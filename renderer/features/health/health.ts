/** What the page of the desk's health looks at, in the order of the screen where nothing is wrong. */
export const healthNames = [
  'line',
  'microphone',
  'headset',
  'keys',
  'secret',
  'book',
  'settings',
  'program',
] as const;
export type HealthName = (typeof healthNames)[number];

/** What was found; its words, and what to do about it, are chosen by the view. */
export type HealthCode =
  | 'lineReady'
  | 'linePractice'
  | 'lineOff'
  | 'lineConnecting'
  | 'lineWaiting'
  | 'lineRefused'
  | 'microphoneReady'
  | 'microphoneAllowed'
  | 'microphoneUnknown'
  | 'microphoneRefused'
  | 'microphoneMissing'
  | 'microphoneBusy'
  | 'headsetOpen'
  | 'headsetOff'
  | 'headsetUnavailable'
  | 'headsetNone'
  | 'headsetReadOnly'
  | 'headsetRefused'
  | 'headsetAway'
  | 'headsetElsewhere'
  | 'keysActive'
  | 'keysHere'
  | 'keysLost'
  | 'secretKept'
  | 'secretInMemory'
  | 'bookGood'
  | 'bookRoomLow'
  | 'bookLost'
  | 'bookFull'
  | 'bookFailed'
  | 'bookTooNew'
  | 'bookUnread'
  | 'settingsFree'
  | 'settingsFixed'
  | 'settingsWarned'
  | 'settingsFile'
  | 'policyLastGood'
  | 'policyUnread'
  | 'programWhole'
  | 'programMissing';

export interface HealthFinding {
  state: 'good' | 'weak' | 'bad';
  code: HealthCode;
  /** For the words. */
  values: Readonly<Record<string, string | number>>;
}
export interface HealthRow extends HealthFinding {
  /** Epoch ms: since when it is so, as far as this run of the desk knows. */
  since: number;
}
export type Health = Readonly<Record<HealthName, HealthRow>>;

const order: readonly HealthFinding['state'][] = ['bad', 'weak', 'good'];

/** What is wrong first, the worst of it before all. */
export const inOrder = (health: Health): HealthName[] =>
  order.flatMap((state) => healthNames.filter((name) => health[name].state === state));

/** How many points are to be mended. */
export const wrongOf = (health: Health): number =>
  healthNames.filter((name) => health[name].state !== 'good').length;
