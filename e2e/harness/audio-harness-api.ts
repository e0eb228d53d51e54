import type { NoiseName } from '../lab/noises';
import type { ToneReport } from '../lab/tone';

export interface HarnessStart {
  /** Labels of microphones and of outputs, the first choice first. */
  microphones: string[];
  speakers: string[];
  ringers: string[];
  microphoneOptional: boolean;
  /** Left as it is unless said otherwise. */
  noiseSuppression?: 'off' | 'browser' | 'neural';
  suppressCallers?: boolean;
  levelCallers?: boolean;
}

export type SuppressorKind = 'desk' | 'rnnoise';

/** Signal to distortion in dB; `delay` in milliseconds; `share` of the time that the sound lasts. */
export interface SuppressorGain {
  before: number;
  after: number;
  gain: number;
  delay: number;
  share: number;
}

export interface Heard extends ToneReport {
  /** The loudest sample. */
  peak: number;
  /** The largest step between two samples: a click is one. */
  step: number;
}

export interface HarnessSnapshot {
  microphone: string;
  devices: { microphones: string[]; outputs: string[] };
  decision: { microphone: string | null; speaker: string | null; ringer: string | null };
  lost: { role: string; label: string; now: string | null } | null;
  test: string;
  suppressor: string;
  asking: { lost: string; proposal: string | null } | null;
}

/** What the page puts on `window.harness`: the sound of the desk without SIP, and a far end in the same page. */
export interface HarnessApi {
  start(options: HarnessStart): void;
  prefer(order: Partial<HarnessStart>): void;
  snapshot(): HarnessSnapshot;
  continueWithProposal(): void;
  ask(): Promise<void>;
  warm(): void;
  /** Null when it stands, else the code of the fault. */
  call(id: string): Promise<string | null>;
  open(id: string, open: boolean): void;
  mix(ids: string[]): void;
  heard(id: string, heard: boolean): void;
  music(id: string, playing: boolean): void;
  release(id: string): void;
  /** What the far end says into this call; amplitude 0 to 1, 0.3 unless told. */
  say(id: string, hertz: number, amplitude?: number): void;
  /** What the far end hears of this call from now on, for `ms`. */
  farEnd(id: string, frequencies: number[], ms: number): Promise<Heard>;
  /** What goes into the sender of this call: the same without the network and its buffers. */
  sent(id: string, frequencies: number[], ms: number): Promise<Heard>;
  /** The track that the sender sends, and whether it is still the one it was given. */
  sender(id: string): { id: string; same: boolean; state: string };
  /** The highest level of either side that is shown within `ms`. */
  levels(ms: number): Promise<{ microphone: number; remote: number; readings: number }>;
  ring(mode: 'none' | 'ringing' | 'waiting'): void;
  ended(kind: 'remoteHungUp' | 'busy' | 'lost'): void;
  tone(role: 'speaker' | 'ringer'): Promise<void>;
  echo(): Promise<void>;
  gain(
    kind: SuppressorKind,
    noise: NoiseName,
    language: 'en' | 'fr',
    seed: number,
  ): Promise<SuppressorGain>;
  /** The level behind a network (0 to 1) while it lives and after its `destroy()`. */
  suppressorEnd(): Promise<{ alive: number; ended: number }>;
}

declare global {
  interface Window {
    harness: HarnessApi;
  }
}
