import type { Cancel, Clock } from '../../kernel';
import type { PathReading } from './media-watch';

/** What the far side's network says of its own sound before the answer (RFC 5009); `unsaid`: nothing. */
export type Backward = 'unsaid' | 'promised' | 'refused';

/** What is known before the answer; times in monotonic milliseconds, null: never. */
export interface EarlyFacts {
  /** When it was last said that somebody's phone rings (180). */
  rangAt: number | null;
  /** Since when the far side's sound has a way to us. */
  openedAt: number | null;
  /** The newest packet of it. */
  heardAt: number | null;
  backward: Backward;
}

/**
 * `theirs`: their sound is heard; `ours`: it rings there, and we make the tone ourselves; `awaited`: it rings
 * there, and their sound is about to come; `nothing`: neither.
 */
export type EarlySound = 'nothing' | 'awaited' | 'ours' | 'theirs';

export const earlyTimes = {
  lookMs: 200,
  /** Until sound that has a way should have come: ICE, DTLS and the first packet. */
  awaitMs: 1_000,
  awaitPromisedMs: 3_000,
  /** No packet for this long is the end of the sound; Opus sends one every 400 ms even in silence. */
  stoppedMs: 1_000,
  /** And without a new word that it rings: an announcement may pause. */
  pausedMs: 3_000,
  /** Packets that were under way when it was said. */
  afterglowMs: 500,
} as const;

/** Packets that arrive decide; our own tone needs a 180 (RFC 3960 section 3.2). Pure and total. */
export const earlySound = (facts: EarlyFacts, now: number): EarlySound => {
  const { rangAt, openedAt, backward } = facts;
  const heardAt = backward === 'refused' ? null : facts.heardAt;
  if (rangAt === null) return heardAt === null ? 'nothing' : 'theirs';
  if (heardAt !== null) {
    const toldSince = rangAt >= heardAt - earlyTimes.afterglowMs;
    const limit = toldSince ? earlyTimes.stoppedMs : earlyTimes.pausedMs;
    return now - heardAt < limit ? 'theirs' : 'ours';
  }
  if (openedAt === null || backward === 'refused') return 'ours';
  const wait = backward === 'promised' ? earlyTimes.awaitPromisedMs : earlyTimes.awaitMs;
  return now - openedAt < wait ? 'awaited' : 'ours';
};

/**
 * The direction is that of whoever sends it: with `sendrecv` or `sendonly` sound comes to us. Of several the
 * first counts; what is no direction (`supported`, `gated`) says nothing.
 */
export const readBackward = (values: readonly string[]): Backward | null => {
  const words = values
    .join(',')
    .toLowerCase()
    .split(/[\s,;]+/);
  const found = words.find((one) => /^(sendrecv|sendonly|recvonly|inactive)$/.test(one));
  if (found === undefined) return null;
  return found.startsWith('send') ? 'promised' : 'refused';
};

export interface EarlyMediaOptions {
  clock: Pick<Clock, 'after' | 'monotonic'>;
  read(): Promise<Pick<PathReading, 'at' | 'packets' | 'packetAt'> | null>;
  /** Called once for each change, never with `nothing`. */
  tell(sound: EarlySound): void;
}

/** Follows one call from its first provisional answer to its final one. */
export class EarlyMedia {
  readonly #options: EarlyMediaOptions;
  #facts: EarlyFacts = { rangAt: null, openedAt: null, heardAt: null, backward: 'unsaid' };
  #told: EarlySound = 'nothing';
  #packets = 0;
  #next: Cancel | null = null;
  #stopped = false;

  constructor(options: EarlyMediaOptions) {
    this.#options = options;
  }

  /** Their sound must not be played. */
  get refused(): boolean {
    return this.#facts.backward === 'refused';
  }

  /** P-Early-Media of any answer; the newest counts. */
  authorised(values: readonly string[]): void {
    const backward = readBackward(values);
    if (backward === null) return;
    this.#facts = { ...this.#facts, backward };
    this.#judge();
  }

  rings(): void {
    this.#facts = { ...this.#facts, rangAt: this.#options.clock.monotonic() };
    this.#judge();
  }

  /** Their description is there: packets may come. */
  opened(): void {
    this.#facts = { ...this.#facts, openedAt: this.#options.clock.monotonic() };
    this.#judge();
    this.#lookLater();
  }

  /** Whoever was or would be heard is gone (199, RFC 6228), or cannot be. */
  gone(): void {
    this.#next?.();
    this.#stopped = true;
    this.#facts = { ...this.#facts, openedAt: null, heardAt: null };
    this.#judge();
  }

  stop(): void {
    this.#stopped = true;
    this.#next?.();
  }

  #lookLater(): void {
    if (this.#stopped) return;
    this.#next = this.#options.clock.after(earlyTimes.lookMs, () => {
      // A connection that is just being closed cannot be read.
      this.#options.read().then(
        (reading) => this.#look(reading),
        () => this.#look(null),
      );
    });
  }

  #look(reading: Pick<PathReading, 'at' | 'packets' | 'packetAt'> | null): void {
    if (this.#stopped) return;
    if (reading && reading.packets > this.#packets) {
      this.#packets = reading.packets;
      this.#facts = { ...this.#facts, heardAt: reading.packetAt ?? reading.at };
    }
    this.#judge();
    this.#lookLater();
  }

  #judge(): void {
    const sound = earlySound(this.#facts, this.#options.clock.monotonic());
    // A tone that sounds already is not interrupted to wait for another.
    const same = sound === this.#told || (sound === 'awaited' && this.#told === 'ours');
    if (same || sound === 'nothing') return;
    this.#told = sound;
    this.#options.tell(sound);
  }
}
