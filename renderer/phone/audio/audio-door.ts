import type { AudioDevice, DeviceDecision, DeviceReport } from '@contract';
import { doorKey, type Unsubscribe, type ReadableStore } from '../../kernel';
import type { SuppressorNews, SuppressorState } from './suppression';

export type MicrophoneState = 'unknown' | 'ready' | 'refused' | 'missing' | 'busy';

export interface AudioSnapshot {
  microphone: MicrophoneState;
  devices: DeviceReport;
  /** What is in use. During a call it may differ from the agent's order: see `asking` and `offer`. */
  decision: DeviceDecision;
  /**
   * The microphone of a call went away: nothing is sent until the agent has chosen another, or it is back.
   * `proposal`: the first in the agent's order of what is left.
   */
  asking: { lost: string; proposal: AudioDevice | null } | null;
  /** Plugged in during a call, and before what is in use in the agent's order: taken when the agent says so. */
  offer: AudioDevice | null;
  /** The Bluetooth headset in use has fallen back to its telephone profile: both sides sound dull. */
  phoneProfile: boolean;
  /** A speaker or ringer in use went away and another took over: said on the stage until it is seen. */
  lost: { role: 'microphone' | 'speaker' | 'ringer'; label: string; now: string | null } | null;
  /** The neural network, where the settings ask for it. */
  suppressor: SuppressorState;
  /** On whose voice it has just given up for the first time: said once, in the call in which it happened. */
  suppressorGaveUp?: SuppressorNews['of'] | null;
  test: 'none' | 'tone' | 'microphone' | 'echo';
  /** How far the echo test is; null or absent outside it. */
  echo?: 'recording' | 'playing' | null;
}

/** 0 (silence) to 1 (full scale), root mean square over 50 ms. */
export interface Levels {
  microphone: number;
  remote: number;
  /** Each caller by the call's id, before anything was done to the voice; absent: nothing arrives yet. */
  callers?: Readonly<Record<string, number>>;
  /** The microphone before anything suppressed its noise; absent where nothing is open. */
  raw?: number;
}

/** Sound as the rest of the desk uses it. Made by `createAudio`. */
export interface AudioDoor {
  store: ReadableStore<AudioSnapshot>;
  /** Asks for the microphone, so that names are known and refusal is explained before the first call. */
  askMicrophone(): Promise<void>;
  /** About 20 times a second while somebody listens. */
  onLevels(listener: (levels: Levels) => void): Unsubscribe;
  playTestTone(role: 'speaker' | 'ringer'): Promise<void>;
  /** Shows the level of the microphone outside a call. */
  startMicrophoneTest(): Promise<void>;
  /** Records five seconds and plays them back. */
  startEchoTest(): Promise<void>;
  stopTest(): void;
  acknowledgeLost(): void;
  acknowledgeSuppressor(): void;
  /** The calls go on with this microphone, by its id; ignored without a call or without such a microphone. */
  continueWith(microphone: string): void;
  /** What `offer` names is used from now on. */
  takeOffer(): void;
  declineOffer(): void;
}

/** Sound within the phone. */
export interface AudioFlow extends AudioDoor {
  /** What the platform says of the capture in use: `muted` when the system took its sound away. */
  microphoneTrack(): 'live' | 'muted' | 'none';
  /** The name of another microphone that hears speech just now, or null. Opens them for less than a second. */
  louderMicrophone(): Promise<string | null>;
}

export const audioDoor = doorKey<AudioDoor>()('audio');
