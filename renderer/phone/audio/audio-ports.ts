import type { Unsubscribe } from '../../kernel';
import type { Levels } from './audio-door';
import type { ListedDevice } from './device-list';
import type { Route } from './mixing';
import type { SuppressorNews } from './suppression';
import type { ToneName } from './tones';

export type MicrophonePermission = 'granted' | 'denied' | 'prompt';

/** The devices of this machine, as the browser gives them (Media Capture and Streams). */
export interface MediaPort {
  list(): Promise<ListedDevice[]>;
  /** Rejects with the platform's own error: its name tells why. */
  open(constraints: MediaTrackConstraints): Promise<MediaStream>;
  permission(): Promise<MicrophonePermission>;
  /** Not every system tells: whoever needs to know also asks from time to time. */
  onDevices(listener: () => void): Unsubscribe;
  onPermission(listener: () => void): Unsubscribe;
}

/** What is done to voices beside passing them on. */
export interface Improvements {
  /** The neural network on the agent's voice. */
  microphone: boolean;
  /** The same on the callers' voices. */
  callers: boolean;
  /** Callers are brought to one loudness. */
  level: boolean;
}

/** The one graph that all calls go through. */
export interface AudioGraph {
  /** What every open gate lets through from now on; null: silence. The stream stays the caller's to stop. */
  setMicrophone(stream: MediaStream | null): void;
  /** The same track for the whole life of the call. Its gate is closed. */
  outgoing(call: string): MediaStreamTrack;
  setGate(call: string, open: boolean): void;
  /** Exactly these voices go out to others. One whose call is not there yet waits for it. */
  setRoutes(routes: readonly Route[]): void;
  /** Whether this caller's voice goes on to anybody: the agent, the others, a recording. Until told otherwise it does. */
  setHeard(call: string, heard: boolean): void;
  /** Music goes out to a call that has its track. */
  setMusic(call: string, playing: boolean): void;
  incoming(call: string, stream: MediaStream): void;
  release(call: string): void;
  /** Both sides of a call for a recorder; null while one of them is not there. */
  tap(call: string): { stream: MediaStream; stop(): void } | null;
  /** A short tone to the far end, whatever the gates are: a recording begins, pauses or goes on. */
  signal(call: string): void;
  /** An output by its id; empty: the system's own. */
  setSpeaker(id: string): void;
  /** From now on, as soon as it can be had; no sound ever waits for it. */
  improve(what: Improvements): void;
  onSuppressor(listener: (news: SuppressorNews) => void): Unsubscribe;
  /** The microphone as callers would hear it, until `end`. */
  processed(): { stream: MediaStream; end: () => void };
  /** The microphone is measured before the gates and before anything is done to it: whoever speaks while muted is noticed. */
  levels(): Levels;
  /** Made ahead of the first call: the first time costs a tenth of a second. */
  prepare(): void;
  wake(): void;
  /** Nothing runs any more until it is woken. */
  rest(): void;
  dispose(): void;
}

/** Tones on one output. */
export interface TonePlayer {
  /** Resolves when it has ended or was stopped. `volume` 0 to 1. */
  play(tone: ToneName, options: { volume: number; once?: boolean }): Promise<void>;
  stop(tone?: ToneName): void;
  setSink(id: string): void;
  dispose(): void;
}

export interface EchoPlayer {
  /** Records, then plays back. Resolves when that has ended or was stopped. */
  run(stream: MediaStream, sink: string, onPlayback: () => void): Promise<void>;
  stop(): void;
}

export interface SoundPort {
  graph: AudioGraph;
  speaker: TonePlayer;
  ringer: TonePlayer;
  echo: EchoPlayer;
}
