import type { DeskBridge } from '@contract';
import type { RecordingKey } from '../archive';
import type { Audio } from '../audio';
import type { CallsDoor } from '../calls';
import { type Clock, fail, type Log, newId, ok, type Result } from '../kernel';
import {
  createRecordingFlow,
  createWebRecorder,
  type RecordingShelf,
  type RecordingsDoor,
} from '../recording';
import type { SettingsDoor } from '../settings';

const keyBytes = 32;
const everySixHours = 6 * 3_600_000;

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

export interface RecordingsParts {
  audio: Audio;
  calls: CallsDoor;
  shelf: RecordingShelf;
  settings: SettingsDoor;
  agentName: () => string;
  clock: Clock;
  log: Log;
}

/** Recordings follow the calls: held ones pause, ended ones close. */
export const createRecordings = (parts: RecordingsParts): RecordingsDoor => {
  const { audio, calls, shelf, settings, agentName, clock, log } = parts;
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
    agentName,
  });
  calls.store.subscribe((state) => flow.callsChanged(state.calls));
  return flow;
};

/** What is past its date goes: at the start, and every six hours of a desk that is never closed. */
export const sweepRecordings = (shelf: RecordingShelf, clock: Clock, log: Log): void => {
  const sweep = async () => {
    const gone = await shelf.sweep(clock.now());
    if (!gone.ok) log('warn', `recordings: ${gone.fault.code}`);
    else if (gone.value > 0) log('info', `recordings: ${gone.value} past their date deleted`);
    clock.after(everySixHours, () => void sweep());
  };
  void sweep();
};
