import type { EndSignal } from '../calls';
import type { Cancel, Clock } from '../../kernel';

/** How long the screen waits for the PBX to confirm a hang-up, and how long it is tried again. */
const confirmWithinMs = 4000;
export const hangUpAgainMs = 180_000;

/**
 * Our word that a call is over, and whether it was heard: a BYE that is lost would leave the caller at the PBX
 * with nobody. What was not heard is due again when the line is back.
 */
export class HangUp {
  readonly #clock: Clock;
  readonly #over: (end: EndSignal) => void;
  /** What is said to the screen when the PBX has confirmed it, or has not in time. */
  #end: EndSignal | null = null;
  #dueUntil = 0;
  #waiting: Cancel | null = null;

  constructor(clock: Clock, over: (end: EndSignal) => void) {
    this.#clock = clock;
    this.#over = over;
  }

  /** The end that was begun; null: the call has not been hung up here. */
  get end(): EndSignal | null {
    return this.#end;
  }

  /** The PBX has a few seconds to confirm it. */
  begin(end: EndSignal): void {
    this.#end = end;
    this.#waiting = this.#clock.after(confirmWithinMs, () => this.settle(false));
  }

  settle(confirmed: boolean): void {
    const end = this.#end ?? { reason: 'hungUp', by: 'agent' };
    if (confirmed) return this.#over(end);
    this.unheard();
    this.#over({ ...end, unconfirmed: true });
  }

  /** Nobody hears it now: it is to be said again when the line is back. */
  unheard(): void {
    this.#dueUntil = this.#clock.now() + hangUpAgainMs;
  }

  get wasUnheard(): boolean {
    return this.#dueUntil !== 0;
  }

  /** Nothing is owed any more. */
  heard(): void {
    this.#dueUntil = 0;
  }

  /** Whether it is to be said again now. */
  get isDue(): boolean {
    return this.#dueUntil > this.#clock.now();
  }

  /** The same, for the last time. */
  takeDue(): boolean {
    const due = this.isDue;
    this.heard();
    return due;
  }

  stop(): void {
    this.#waiting?.();
  }
}
