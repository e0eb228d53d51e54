import type { DeskBridge } from '@contract';
import type { RecordingKey } from '../book/archive';
import type { Audio } from '../phone/audio';
import type { CallsDoor } from '../phone/calls';
import { type Clock, fail, type Log, newId, ok, type Result } from '../kernel';
import {
  type BelievedClock,
  createRecordingFlow,
  createWebRecorder,
  isBelieved,
  lookAtClock,
  type RecordingStorage,
  type RecordingsDoor,
  type SweepRules,
} from '../phone/recording';
import type { SettingsDoor } from '../platform/settings';

const keyBytes = 32;
const everyHourMs = 3_600_000;
/** So that a desk that is opened for less than an hour at a time is known to have run. */
const lookAtClockEveryMs = 10 * 60_000;
/** A book that is not open yet. */
const soonMs = 60_000;
const clockPlace = 'allodesk.clock';

const toText = (bytes: Uint8Array) => btoa(String.fromCharCode(...bytes));
const toBytes = (text: string) => Uint8Array.from(atob(text), (one) => one.charCodeAt(0));

/**
 * The key of recordings, made at the first one and kept by the system's keychain. Where there is none, no
 * recording is made: sound that lies beside its key is not encrypted.
 */
export const createRecordingKey = (bridge: DeskBridge): RecordingKey => {
  let known: Promise<Result<CryptoKey>> | null = null;
  const made = async (mayMake: boolean): Promise<Result<CryptoKey>> => {
    const state = await bridge.ask('vault.state', null);
    if (!state.ok || state.value.keeps !== 'keychain') return fail('keychainMissing', 'storage');
    const kept = await bridge.ask('vault.read', 'recordings');
    if (!kept.ok) return fail('keyLost', 'storage');
    let text = kept.value;
    if (text === null && !mayMake) return fail('keyLost', 'storage');
    if (text === null) {
      text = toText(crypto.getRandomValues(new Uint8Array(keyBytes)));
      const secret = { name: 'recordings' as const, secret: text, memoryOnly: false };
      const keeping = await bridge.ask('vault.keep', secret);
      if (!keeping.ok) return fail('keychainMissing', 'storage');
    }
    const key = await crypto.subtle.importKey('raw', toBytes(text), 'AES-GCM', false, [
      'encrypt',
      'decrypt',
    ]);
    return ok(key);
  };
  return async (mayMake) => {
    known ??= made(mayMake);
    const key = await known;
    // A keychain that was locked may be open the next time.
    if (!key.ok) known = null;
    return key;
  };
};

type Signs = Pick<Storage, 'getItem' | 'setItem'>;

const readClock = (signs: Signs): BelievedClock | null => {
  try {
    const { believed, seen, doubtedMs, roomMs } = JSON.parse(
      signs.getItem(clockPlace) ?? '',
    ) as BelievedClock;
    // An earlier version kept no room.
    const all = [believed, seen, doubtedMs, roomMs ?? 0];
    return all.every((one) => Number.isFinite(one)) ? { believed, seen, doubtedMs, roomMs } : null;
  } catch {
    // Nobody has looked at it yet.
    return null;
  }
};

export interface RecordingsParts {
  audio: Pick<Audio, 'recording'>;
  calls: Pick<CallsDoor, 'store'>;
  shelf: RecordingStorage;
  settings: SettingsDoor;
  agentName: () => string;
  clock: Clock;
  log: Log;
  signs?: Signs;
}

/** Recordings follow the calls: held ones pause, ended ones close. */
export const createRecordings = (parts: RecordingsParts): RecordingsDoor => {
  const { audio, calls, shelf, settings, agentName, clock, log, signs = localStorage } = parts;
  const value = () => settings.store.getState().settings;
  const flow = createRecordingFlow({
    sound: createWebRecorder({
      tap: (call) => audio.recording.tap(call),
      signal: (call) => audio.recording.signal(call),
      log,
    }),
    shelf,
    clock,
    log,
    newId,
    allowed: () => value()['recording.allowed'].value,
    retentionDays: () => value()['recording.retentionDays'].value,
    keptFrom: () => Math.max(clock.now(), readClock(signs)?.believed ?? 0),
    agentName,
  });
  calls.store.subscribe((state) => flow.callsChanged(state.calls));
  return flow;
};

type ServiceNeeds = Omit<RecordingsParts, 'shelf'> & { book: { recordings: RecordingStorage } };

export const recordingService = ({ book, ...needs }: ServiceNeeds) => ({
  doors: { recordings: createRecordings({ ...needs, shelf: book.recordings }) },
});

export interface SweepParts extends Pick<RecordingsParts, 'shelf' | 'settings' | 'clock' | 'log'> {
  isGone: SweepRules['isGone'];
  signs?: Signs;
}

/**
 * What is past its date goes: at the start, and every hour of a desk that is never closed; soon, where the book opens
 * late. By a clock that has jumped nothing goes.
 */
export const sweepRecordings = (parts: SweepParts): void => {
  const { shelf, settings, clock, log, isGone, signs = localStorage } = parts;
  let lookedAt = clock.monotonic();
  const look = (): BelievedClock => {
    const ranMs = clock.monotonic() - lookedAt;
    lookedAt += ranMs;
    const state = lookAtClock(readClock(signs), clock.now(), ranMs);
    signs.setItem(clockPlace, JSON.stringify(state));
    return state;
  };
  const goOnLooking = (): void => {
    clock.after(lookAtClockEveryMs, () => {
      goOnLooking();
      look();
    });
  };
  /** Null while the clock is in doubt. */
  const believedNow = (): number | null => {
    const state = look();
    if (isBelieved(state)) return state.seen;
    log('warn', 'recordings: the clock is not believed yet, nothing is deleted by its date');
    return null;
  };
  const sweep = async (): Promise<void> => {
    const retentionDays = settings.store.getState().settings['recording.retentionDays'].value;
    const gone = await shelf.sweep({ now: believedNow(), retentionDays, isGone });
    if (!gone.ok) log('warn', `recordings: ${gone.fault.code}`);
    else if (gone.value > 0) log('info', `recordings: ${gone.value} past their date deleted`);
    clock.after(gone.ok ? everyHourMs : soonMs, again);
  };
  const again = (): void => {
    sweep().catch((error: unknown) => {
      log('error', `recordings: ${String(error)}`);
      clock.after(everyHourMs, again);
    });
  };
  again();
  goOnLooking();
};
