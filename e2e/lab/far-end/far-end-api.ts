import type { ToneReport } from '../tone';

export interface FarEndAccount {
  server: string;
  domain: string;
  user: string;
  secret: string;
  name: string;
  /** What it says, in hertz. */
  tone: number;
  /** Rings until `answer` is called, else picks up by itself. */
  answer: 'auto' | 'manual';
  /** Plays what comes before the answer. */
  early?: boolean;
  /** Offers pictures and data beside its voice, as a web widget does. */
  camera?: boolean;
}

export type FarEndPhase = 'idle' | 'dialling' | 'ringing' | 'talking' | 'ended';

export interface FarEndState {
  registered: boolean;
  phase: FarEndPhase;
  /** The status that ended the last attempt to call, or null. */
  refused: number | null;
  /** How many calls were answered since the start. */
  answered: number;
  /** Digits cannot be heard in a browser; directions can: what the peer's last offer allows. */
  held: boolean;
  /** The name and number that were shown. */
  caller: string;
  /** Texts that came (MESSAGE), oldest first. */
  messages: string[];
}

/** What the page puts on `window.farEnd`. */
export interface FarEndApi {
  start(account: FarEndAccount): Promise<void>;
  state(): FarEndState;
  dial(target: string): Promise<void>;
  answer(): Promise<void>;
  hangUp(): Promise<void>;
  /** RFC 4733. */
  digits(tones: string): void;
  /** Zero is silence. */
  say(hertz: number, volume?: number): void;
  /** Whether it sends packets at all. */
  send(packets: boolean): Promise<void>;
  /** Listens to what arrives for `ms`, and reports the median of several looks. */
  listen(frequencies: number[], ms: number): Promise<ToneReport>;
  /** How loud it is, twenty times a second, root mean square. */
  levels(ms: number): Promise<number[]>;
}
