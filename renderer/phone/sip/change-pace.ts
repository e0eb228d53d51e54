import type { Cancel, Clock } from '../../kernel';

interface ChangePaceOptions {
  clock: Clock;
  ownsCallId: boolean;
  random?: () => number;
}

/** Changes in quick succession have crashed renderers. */
const betweenMs = 1000;
const collisionsAtMost = 6;

/**
 * Milliseconds to wait after both sides have asked at once: 2.1 to 4 s for who chose the Call-ID, 0 to 2 s for the
 * other, in steps of 10 ms (RFC 3261 section 14.1). `roll` is in [0, 1).
 */
const glareDelayMs = (ownsCallId: boolean, roll: number): number =>
  10 * (ownsCallId ? 210 + Math.floor(roll * 191) : Math.floor(roll * 201));

/** When a change of ours may leave: not soon after the last one, and later where both sides had asked at once. */
export class ChangePace {
  readonly #options: ChangePaceOptions;
  #begunAt = Number.NEGATIVE_INFINITY;
  #collisions = 0;
  #pause: Cancel | null = null;

  constructor(options: ChangePaceOptions) {
    this.#options = options;
  }

  /** Whether it may begin now; if not, `again` is called when it may. */
  mayBegin(again: () => void): boolean {
    if (this.#pause) return false;
    const now = this.#options.clock.monotonic();
    const tooSoon = betweenMs - (now - this.#begunAt);
    if (tooSoon > 0) {
      this.#wait(tooSoon, again);
      return false;
    }
    this.#begunAt = now;
    return true;
  }

  /** Both asked at once (RFC 3261 section 14.1): `again` is called after a while. False: that was once too often. */
  collided(again: () => void): boolean {
    if (this.#collisions >= collisionsAtMost) return false;
    const { ownsCallId, random = Math.random } = this.#options;
    this.#collisions++;
    this.#wait(glareDelayMs(ownsCallId, random()), again);
    return true;
  }

  /** The last change has its answer. */
  settled(): void {
    this.#collisions = 0;
  }

  /** The next one need not wait for the last. */
  atOnce(): void {
    this.#begunAt = Number.NEGATIVE_INFINITY;
  }

  stop(): void {
    this.#pause?.();
  }

  #wait(ms: number, again: () => void): void {
    this.#pause = this.#options.clock.after(ms, () => {
      this.#pause = null;
      again();
    });
  }
}
