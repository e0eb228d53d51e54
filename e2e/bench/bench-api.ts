import type { SuppressorKind } from '../harness/audio-harness-api';

/** Which phone is measured: Allodesk's, stock SIP.js, or two peer connections with no SIP between them. */
export type PhoneName = 'allodesk' | 'sipjs' | 'bare';

/** With nothing of the desk between microphone and call, with its graph, and with the network in it. */
export type DelayKind = 'straight' | 'graph' | 'neural';

/** What the bench page does on demand: one sample at a time, so that the samples can be interleaved. */
export interface BenchApi {
  /** Fills the book, opens the microphone's permission and registers every phone. */
  prepare(order: { customers: number; silentStun: string }): Promise<void>;
  /** Milliseconds from the click on Answer to the first sample of the caller's voice. */
  answer(phone: PhoneName, silentStun: boolean): Promise<number>;
  /** Milliseconds from the click on Call to the INVITE on the wire. */
  dial(phone: PhoneName, silentStun: boolean): Promise<number>;
  /** Milliseconds from the INVITE to the caller's recognition, history read ahead. */
  recognise(customer: number): Promise<number>;
  /** Milliseconds of one indexed read of the same row, by IndexedDB alone. */
  bareRead(customer: number): Promise<number>;
  /** Milliseconds from the microphone's track to the call's. */
  graphDelay(kind: DelayKind): Promise<number>;
  /** Of one core, as a share of the time that the sound lasts. */
  suppressorShare(kind: SuppressorKind): Promise<number>;
  /** A caller for a phone in another browser. */
  farOffer(): Promise<string>;
  farAnswered(sdp: string): Promise<void>;
  farOver(): void;
}

/** What is measured in the desk itself, from the outside. */
export interface DeskProbeApi {
  fillBook(customers: number): Promise<void>;
  /** The number under which a customer calls. */
  numberOf(customer: number): string;
  /** What a caller offers. The answer that the desk sends is taken up at once, inside the page. */
  offer(): Promise<string>;
  /** Milliseconds from the next INVITE to the painted card: the name, and the history beneath it. */
  card(customer: number): Promise<number>;
  /** Milliseconds from the next click to the caller's first sample. */
  answered(): Promise<number>;
  hungUp(): void;
  /** Milliseconds of every task above 50 ms since it was last asked. */
  longTasks(): number[];
  bareRead(customer: number): Promise<number>;
  /** The same, and a plain card with the last contacts painted. */
  bareCard(customer: number): Promise<number>;
}

declare global {
  interface Window {
    bench: BenchApi;
    deskProbe: DeskProbeApi;
    /** Milliseconds from the navigation to the painted field, once it can be used. */
    usableAt: Promise<number>;
  }
}
