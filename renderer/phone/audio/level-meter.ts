import type { Cancel, Clock, Unsubscribe } from '../../kernel';
import { Listeners } from '../../kernel';
import type { Levels } from './audio-door';

/** Twenty readings a second, each over the last 50 ms. */
const period = 50;

/** Measures only while somebody looks. */
export class LevelMeter {
  readonly #clock: Clock;
  readonly #read: () => Levels;
  readonly #listeners = new Listeners<Levels>();
  #count = 0;
  #cancel: Cancel | null = null;

  constructor(clock: Clock, read: () => Levels) {
    this.#clock = clock;
    this.#read = read;
  }

  listen(listener: (levels: Levels) => void): Unsubscribe {
    // One function given twice is two listeners, each with its own end.
    const forget = this.#listeners.add((levels) => listener(levels));
    this.#count++;
    this.#cancel ??= this.#later();
    let over = false;
    return () => {
      if (over) return;
      over = true;
      forget();
      this.#count--;
      if (this.#count === 0) this.stop();
    };
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = null;
  }

  #later(): Cancel {
    return this.#clock.after(period, () => {
      this.#cancel = this.#later();
      this.#listeners.tell(this.#read());
    });
  }
}
