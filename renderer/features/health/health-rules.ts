import type { DeskInfo, HotkeyState, VaultState } from '@contract';
import type { CustomersSnapshot } from '../../book/customers/customers-door';
import type { MicrophoneState } from '../../phone/audio/audio-door';
import { isRefused, type LineState } from '../../phone/line/line';
import type { HeadsetLook } from '../readiness/readiness-rules';
import type { Health, HealthCode, HealthFinding, HealthName, HealthRow } from './health';
import { healthNames } from './health';

/** What the desk's parts say of themselves at one moment. */
export interface HealthFacts {
  line: { state: LineState; practice: boolean; server: string };
  microphone: { state: MicrophoneState; name: string };
  headset: HeadsetLook;
  hotkeys: readonly HotkeyState[];
  vault: Pick<VaultState, 'keeps' | 'keychain' | 'because'>;
  book: Pick<CustomersSnapshot, 'trouble' | 'roomLow' | 'bookLost'>;
  /** How many settings IT fixed. */
  fixed: number;
  info: Pick<DeskInfo, 'version' | 'edition' | 'missing' | 'policy' | 'settingsSetAside'> &
    Pick<DeskInfo, 'settingsRefused'>;
}

const found = (
  state: HealthFinding['state'],
  code: HealthCode,
  values: HealthFinding['values'] = {},
): HealthFinding => ({ state, code, values });

const lineHealth = ({ state, practice, server }: HealthFacts['line']): HealthFinding => {
  switch (state.phase) {
    case 'ready':
      return practice ? found('good', 'linePractice') : found('good', 'lineReady', { server });
    case 'off':
      return found('weak', 'lineOff');
    case 'connecting':
    case 'registering':
      return found('weak', 'lineConnecting');
    case 'waiting':
    case 'refused':
      return found('bad', isRefused(state) ? 'lineRefused' : 'lineWaiting');
  }
};

const microphoneHealth = ({ state, name }: HealthFacts['microphone']): HealthFinding => {
  switch (state) {
    case 'ready':
      return name === ''
        ? found('good', 'microphoneAllowed')
        : found('good', 'microphoneReady', { name });
    case 'unknown':
      return found('weak', 'microphoneUnknown');
    case 'refused':
      return found('bad', 'microphoneRefused');
    case 'missing':
      return found('bad', 'microphoneMissing');
    case 'busy':
      return found('bad', 'microphoneBusy');
  }
};

const headsetHealth = (look: HeadsetLook): HealthFinding => {
  switch (look.kind) {
    case 'off':
      return found('good', 'headsetOff');
    case 'unavailable':
      return found('good', 'headsetUnavailable');
    case 'none':
      return found('good', 'headsetNone');
    case 'headset': {
      const { name, access, away, elsewhere } = look;
      if (access === 'refused') return found('weak', 'headsetRefused', { name });
      if (access === 'readOnly') return found('weak', 'headsetReadOnly', { name });
      if (away) return found('weak', 'headsetAway', { name });
      if (elsewhere) return found('weak', 'headsetElsewhere', { name });
      return found('good', 'headsetOpen', { name });
    }
  }
};

const keysHealth = (hotkeys: readonly HotkeyState[]): HealthFinding => {
  const lost = hotkeys.filter(({ state }) => state === 'taken' || state === 'invalid');
  if (lost.length > 0)
    return found('weak', 'keysLost', { keys: lost.map((one) => one.accelerator).join(', ') });
  // A browser has none that work behind other windows.
  if (hotkeys.every(({ state }) => state === 'none')) return found('good', 'keysHere');
  return found('good', 'keysActive', {
    count: hotkeys.filter(({ state }) => state === 'active').length,
  });
};

const secretHealth = ({ keeps, keychain, because }: HealthFacts['vault']): HealthFinding =>
  keeps === 'keychain'
    ? found('good', 'secretKept', { keychain })
    : found(because === 'browser' ? 'good' : 'weak', 'secretInMemory');

const bookTroubles: Readonly<Record<string, HealthCode>> = {
  diskFull: 'bookFull',
  bookTooNew: 'bookTooNew',
  bookUnread: 'bookUnread',
};

const bookHealth = ({ trouble, roomLow, bookLost }: HealthFacts['book']): HealthFinding => {
  if (trouble !== null) return found('bad', bookTroubles[trouble] ?? 'bookFailed');
  if (bookLost) return found('bad', 'bookLost');
  return roomLow ? found('weak', 'bookRoomLow') : found('good', 'bookGood');
};

const settingsHealth = ({ info, fixed }: HealthFacts): HealthFinding => {
  const { policy, settingsRefused, settingsSetAside } = info;
  if (policy?.inForce === 'none') return found('bad', 'policyUnread');
  if (policy?.inForce === 'lastGood') return found('bad', 'policyLastGood');
  if (settingsRefused || settingsSetAside) return found('weak', 'settingsFile');
  if (policy) return found('weak', 'settingsWarned', { count: policy.problems.length });
  return fixed > 0
    ? found('good', 'settingsFixed', { count: fixed })
    : found('good', 'settingsFree');
};

/** What a browser cannot do is no fault of this desk. */
const programHealth = ({ version, edition, missing }: HealthFacts['info']): HealthFinding =>
  edition === 'browser' || missing.length === 0
    ? found('good', 'programWhole', { version })
    : found('weak', 'programMissing', { version, count: missing.length });

const findings = (facts: HealthFacts): Record<HealthName, HealthFinding> => ({
  line: lineHealth(facts.line),
  microphone: microphoneHealth(facts.microphone),
  headset: headsetHealth(facts.headset),
  keys: keysHealth(facts.hotkeys),
  secret: secretHealth(facts.vault),
  book: bookHealth(facts.book),
  settings: settingsHealth(facts),
  program: programHealth(facts.info),
});

/**
 * How the desk is, after `before` (null: it begins). What was so already keeps its time, whatever the clock did
 * meanwhile; a line that tries again and again has been away all the while. The same as before is the same object.
 */
export const healthNow = (before: Health | null, facts: HealthFacts, now: number): Health => {
  const found = findings(facts);
  let same = before !== null;
  const row = (name: HealthName): HealthRow => {
    const last = before?.[name];
    const is = found[name];
    const goesOn = last !== undefined && lasts(last, is);
    const unchanged =
      goesOn && JSON.stringify({ ...is, since: last.since }) === JSON.stringify(last);
    if (unchanged) return last;
    same = false;
    return { ...is, since: goesOn ? last.since : now };
  };
  const rows = Object.fromEntries(healthNames.map((name) => [name, row(name)])) as Health;
  return same && before ? before : rows;
};

/** Between two tries it is still the same outage. */
const isAway = (code: HealthCode) => code === 'lineWaiting' || code === 'lineConnecting';
const lasts = (last: HealthFinding, is: HealthFinding): boolean =>
  last.code === is.code || (isAway(last.code) && isAway(is.code));
