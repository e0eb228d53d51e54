import type { Cancel, Clock } from '../../kernel';

/** So often a connection is asked by line ends, beside an OPTIONS, before it counts as one that does not answer them. */
const probesAtMost = 2;
/** Closed sooner after the line ends than this: they may have been what it was closed for. Milliseconds. */
const offendedWithinMs = 2_000;
const offencesAtMost = 2;

/**
 * Whether the server answers line ends (RFC 5626 section 4.4.1), learnt anew on each connection: whoever answers a
 * name today need not be who answers it tomorrow. Silence is no sign of death, nor is a server that closes the
 * connection because of them to be asked again.
 */
export class KeepAlive {
  readonly #clock: Clock;
  #answers: boolean | null = null;
  #probes = 0;
  #probedAt: number | null = null;
  /** Connections in a row that were closed as soon as they were asked. */
  #offences = 0;
  #waiting: (() => void) | null = null;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** A new connection. */
  opened(): void {
    this.#answers = null;
    this.#probes = 0;
    this.#probedAt = null;
    this.#waiting = null;
  }

  closed(): void {
    if (this.#answers === null && this.#probedAt !== null) {
      const soon = this.#clock.monotonic() - this.#probedAt < offendedWithinMs;
      this.#offences = soon ? this.#offences + 1 : 0;
    }
    this.opened();
  }

  /** Counts for what was asked only: on a connection that is not known to leave line ends without an answer. */
  pong(): void {
    if (this.#probedAt === null || this.#answers === false) return;
    this.#answers = true;
    this.#offences = 0;
    this.#waiting?.();
  }

  /** Whether line ends alone prove the connection. */
  get suffices(): boolean {
    return this.#answers === true;
  }

  /** Beside a question that every server answers: whether this one answers line ends as well. */
  probe(send: () => boolean): void {
    if (this.#answers !== null || this.#offences >= offencesAtMost) return;
    if (this.#probes >= probesAtMost) {
      this.#answers = false;
      return;
    }
    this.#probes++;
    if (send()) this.#probedAt = this.#clock.monotonic();
    else this.#answers = false;
  }

  /** Where they suffice: whether the line ends are answered in time. Missed once, they do not suffice any more. */
  ask(send: () => boolean, timeoutMs: number, done: (answered: boolean) => void): Cancel {
    const close = (answered: boolean) => {
      cancel();
      this.#waiting = null;
      if (!answered) this.#answers = false;
      done(answered);
    };
    const cancel = this.#clock.after(timeoutMs, () => close(false));
    this.#waiting = () => close(true);
    send();
    return () => {
      cancel();
      this.#waiting = null;
    };
  }
}
