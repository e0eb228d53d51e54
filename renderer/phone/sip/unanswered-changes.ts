import type { Cancel, Clock } from '../../kernel';
import type { Sound } from './media-care';

/** A far end that did not answer may be changing its network. */
const againMs = 8000;

/**
 * RFC 3261 section 12.2.1.2 advises to end a call whose far end does not answer. But one whose sound goes on is
 * only out of its proxy's reach; when the sound stops as well, the call is lost by that. A silent one is asked
 * again first.
 */
export class UnansweredChanges {
  readonly #clock: Clock;
  readonly #askAgain: () => void;
  /** In a row, while nothing was heard. */
  #count = 0;
  #again: Cancel | null = null;

  constructor(clock: Clock, askAgain: () => void) {
    this.#clock = clock;
    this.#askAgain = askAgain;
  }

  /** The far end will be asked again by itself. */
  get asksAgain(): boolean {
    return this.#again !== null;
  }

  answered(): void {
    this.#count = 0;
  }

  /** Counts one more, and tells whether the far end is to be taken for gone. */
  isGone(sound: Sound): boolean {
    this.#count = sound === 'quiet' ? this.#count + 1 : 0;
    if (this.#count === 1)
      this.#again = this.#clock.after(againMs, () => {
        this.#again = null;
        this.#askAgain();
      });
    return sound === 'none' || this.#count > 1;
  }

  stop(): void {
    this.#again?.();
  }
}
