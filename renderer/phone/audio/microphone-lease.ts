import type { Cancel, Clock } from '../../kernel';

/** After the last call: long enough for the next one to find it open, short enough for the system's light to go out. */
const lingerAfterUse = 5_000;
/** Opened ahead, and nobody came. */
const lingerAfterWarm = 60_000;

/** Who needs the microphone, and when it can be let go. */
export class MicrophoneLease {
  readonly #holders = new Set<string>();
  readonly #clock: Clock;
  readonly #onFree: () => void;
  #cancel: Cancel | null = null;

  constructor(clock: Clock, onFree: () => void) {
    this.#clock = clock;
    this.#onFree = onFree;
  }

  get held(): boolean {
    return this.#holders.size > 0;
  }

  /** Held, or kept open for a moment. */
  get alive(): boolean {
    return this.held || this.#cancel !== null;
  }

  hold(who: string): void {
    this.#holders.add(who);
    this.#stopTimer();
  }

  drop(who: string): void {
    if (this.#holders.delete(who) && !this.held) this.#freeAfter(lingerAfterUse);
  }

  warm(): void {
    if (!this.held) this.#freeAfter(lingerAfterWarm);
  }

  dispose(): void {
    this.#holders.clear();
    this.#stopTimer();
  }

  #freeAfter(ms: number): void {
    this.#stopTimer();
    this.#cancel = this.#clock.after(ms, () => {
      this.#cancel = null;
      this.#onFree();
    });
  }

  #stopTimer(): void {
    this.#cancel?.();
    this.#cancel = null;
  }
}
