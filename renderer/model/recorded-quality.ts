/** Which leg is silent. Each says only what the desk can know. */
export const silenceFaults = [
  /** The system took the microphone's sound away (the track is muted or has ended). */
  'microphoneMuted',
  /** The microphone gives digital zero: its own switch, or the system's. */
  'microphoneSilent',
  /** It hears nothing while another one does. */
  'wrongDevice',
  /** No packets go out. */
  'nothingSent',
  /** The microphone hears, and silence goes out. */
  'sentSilent',
  /** No packets come in. */
  'nothingArrives',
  /** None come in, and the far end itself says that it sends none. */
  'nothingSentThere',
  /** Packets come in and hold digital silence. */
  'arrivesSilent',
] as const;
export type SilenceFault = (typeof silenceFaults)[number];

/** What is kept of a call's quality with its record: figures only, no addresses. */
export interface RecordedQuality {
  /** Seconds that were measured. */
  seconds: number;
  /** Estimated by the E-model; null: never measured. */
  meanMos: number | null;
  worstMos: number | null;
  /** Shares, 0 to 1. */
  lossIn: number;
  lossOut: number | null;
  concealed: number;
  /** Milliseconds: mean and worst. */
  jitterMs: number;
  worstJitterMs: number;
  oneWayMs: number | null;
  /** How many seconds the estimate was below fair (3.1). */
  secondsPoor: number;
  /** What was found to be silent in this call, in order, each once. */
  silences: SilenceFault[];
  codec: string;
}
