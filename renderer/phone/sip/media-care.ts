import type { Cancel, Clock } from '../../kernel';
import type { Reach } from './connection';
import {
  judge,
  type PathReading,
  startedAnew,
  watchAtRest,
  type WatchState,
  watchTimes,
} from './media-watch';

export interface MediaCareOptions {
  clock: Clock;
  /** Null where the path cannot be read. */
  read(): Promise<PathReading | null>;
  /** Packets have stopped: whether the server is still there should be proved at once. */
  suspect(): void;
  /** A new path by re-INVITE (RFC 8445 section 2.4); answered by `restarted`. */
  restart(): void;
  /** A re-INVITE over the path that there is. */
  refresh(): void;
  /** `since`: epoch ms of the last sound. */
  tell(media: 'flowing' | 'troubled', since: number): void;
  /** A minute without a path. */
  lost(): void;
}

/** `some`: it comes, or is being brought back; `quiet`: the path lives and the far end sends nothing; `none`: none came. */
export type Sound = 'some' | 'quiet' | 'none';

export const careTimes = {
  lostMs: 60_000,
  /** A new path that brought no sound is followed by another. */
  againMs: 3_000,
  /** The far end did not answer: it may be cut off itself, and must find us free when it is back. */
  unansweredAgainMs: 8_000,
  unansweredAtMost: 2,
  /** A login that takes longer over an open connection may be minutes away: the far side is told without it. */
  loginMs: 5_000,
} as const;

/** How long the packets are looked at more often after the line has gone or come. */
const hurriedForMs = 1_000;

/**
 * Keeps one call's sound: joins what the packets, ICE and the line say, has a new path made, and gives the call
 * up after a minute. It acts only over a line that is up; without one it waits for the line to come back.
 */
export class MediaCare {
  readonly #options: MediaCareOptions;
  #watch: WatchState = watchAtRest;
  #iceBad = false;
  #reach: Reach = 'registered';
  #watching = false;
  #stopped = false;
  #flowed = false;
  #troubledSince: number | null = null;
  #nextAttemptAt = 0;
  #unanswered = 0;
  /** The line is back since then, and the path has not shown yet whether it lives. */
  #verifySince: number | null = null;
  /** The far side was told our new way before the path had shown anything. */
  #told = false;
  #hurriedUntil = 0;
  #isReading = false;
  #nextReading: Cancel | null = null;
  #limit: Cancel | null = null;

  constructor(options: MediaCareOptions) {
    this.#options = options;
  }

  /** The call is talked on: its packets are watched from here. */
  start(): void {
    if (this.#watching || this.#stopped) return;
    this.#watching = true;
    this.#readLater();
  }

  stop(): void {
    this.#stopped = true;
    this.#nextReading?.();
    this.#limit?.();
  }

  get troubled(): boolean {
    return this.#troubledSince !== null;
  }

  get sound(): Sound {
    const { health } = this.#watch;
    if (this.troubled || (health !== 'unheard' && health !== 'quiet')) return 'some';
    return health === 'quiet' ? 'quiet' : 'none';
  }

  ice(state: 'flowing' | 'troubled' | 'failed'): void {
    if (this.#stopped) return;
    this.#iceBad = state !== 'flowing';
    if (this.#iceBad) {
      this.#enter(this.#watch.run > 0 ? this.#watch.heardAt : this.#now());
      // A failed path does not mend itself, whatever was tried before.
      if (state === 'failed' && this.#unanswered === 0) this.#nextAttemptAt = 0;
      return this.#attempt();
    }
    if (this.#watch.health === 'dead') return this.#anew();
    this.#leave();
  }

  /**
   * The line is gone, or has a new connection. Once it is registered, or has not been for long, the far side is told
   * our new way in any case; the path is only made anew where it does not prove that it lives, as not every far end bears that. Then at
   * once: a request within a dialog needs no registration.
   */
  setReach(reach: Reach): void {
    const before = this.#reach;
    this.#reach = reach;
    if (this.#stopped) return;
    this.#hurriedUntil = this.#now() + hurriedForMs;
    if (reach === 'none') {
      this.#verifySince = null;
      this.#told = false;
      if (this.#watch.health === 'suspect') this.#enter(this.#watch.heardAt);
    } else if (before !== 'open' || reach === 'open') {
      this.#unanswered = 0;
      this.#verifySince = this.#now();
    }
    if (this.#verifySince !== null) this.#verify(this.#verifySince);
    this.#tellAtOnce();
    this.#readNow();
  }

  /**
   * Where the far end sends nothing, as on hold, the path shows late whether it lives. What the far end wants meanwhile,
   * to hang up above all, would go to where we were: it is told before.
   */
  #tellAtOnce(): void {
    const waits = this.#verifySince !== null && this.#reach === 'registered';
    const { health, last } = this.#watch;
    const silent = health === 'quiet' || last?.expected === false;
    if (!waits || this.#told || this.troubled || !silent) return;
    this.#told = true;
    this.#options.refresh();
  }

  #verify(since: number): void {
    const { health, heardAt, provedAt, last } = this.#watch;
    const flows = health === 'flowing';
    const stopped = flows && last !== null && last.at - heardAt >= watchTimes.stoppedMs;
    const known = this.troubled || health === 'suspect' || health === 'dead';
    const lives = flows ? heardAt > since : provedAt > since;
    const tooLong = this.#now() - since > watchTimes.deadMs;
    if (!known && !stopped && !tooLong && !lives) return;
    if (known || stopped || !lives) return this.#attempt(true);
    if (!this.#mayTell(since)) return;
    this.#verifySince = null;
    this.#nextAttemptAt = 0;
    if (!this.#told) this.#options.refresh();
  }

  /** Before the login a proxy may refuse what it lets pass after; a login that waits long is not waited for. */
  #mayTell(since: number): boolean {
    if (this.#reach === 'registered') return true;
    return this.#reach === 'open' && this.#now() - since > careTimes.loginMs;
  }

  /** How our re-INVITE for a new path went. */
  restarted(answered: boolean): void {
    const now = this.#now();
    if (answered) {
      this.#unanswered = 0;
      this.#nextAttemptAt = now + careTimes.againMs;
      return this.#anew();
    }
    this.#unanswered++;
    this.#nextAttemptAt =
      this.#unanswered < careTimes.unansweredAtMost
        ? now + careTimes.unansweredAgainMs
        : Number.POSITIVE_INFINITY;
  }

  /** The far side has changed the call by itself: its path is tried first. */
  remoteChanged(): void {
    this.#unanswered = 0;
    this.#nextAttemptAt = this.#now() + careTimes.againMs;
    this.#anew();
  }

  #now(): number {
    return this.#options.clock.monotonic();
  }

  #anew(): void {
    this.#watch = startedAnew(this.#watch, this.#now());
  }

  #readLater(): void {
    const hurried = this.#now() < this.#hurriedUntil;
    const afterMs = hurried ? watchTimes.hurriedMs : watchTimes.everyMs;
    this.#nextReading = this.#options.clock.after(afterMs, () => this.#readNow());
  }

  #readNow(): void {
    if (!this.#watching || this.#isReading) return;
    this.#nextReading?.();
    this.#isReading = true;
    this.#options.read().then(
      (reading) => this.#heard(reading),
      // A connection that is just being closed cannot be read.
      () => this.#heard(null),
    );
  }

  #heard(reading: PathReading | null): void {
    this.#isReading = false;
    if (this.#stopped) return;
    if (reading) this.#judge(reading);
    if (this.#verifySince !== null && this.#reach !== 'none') this.#verify(this.#verifySince);
    this.#readLater();
  }

  #judge(reading: PathReading): void {
    const before = this.#watch.health;
    this.#watch = judge(this.#watch, reading);
    const { health, heardAt } = this.#watch;
    if (health === 'suspect') {
      if (before !== 'suspect') this.#options.suspect();
      if (this.#reach === 'none') this.#enter(heardAt);
    }
    if (health === 'dead') this.#enter(heardAt);
    if (health === 'flowing' || (health === 'quiet' && !this.#iceBad)) {
      if (this.troubled) this.#leave();
    }
    if (this.troubled) this.#attempt();
  }

  #enter(since: number): void {
    if (this.#troubledSince !== null) return;
    this.#troubledSince = since;
    const { clock, tell, lost } = this.#options;
    const past = clock.monotonic() - since;
    tell('troubled', clock.now() - past);
    this.#limit = clock.after(Math.max(0, careTimes.lostMs - past), lost);
  }

  #leave(): void {
    const said = this.#flowed && this.#troubledSince === null;
    this.#flowed = true;
    this.#troubledSince = null;
    this.#limit?.();
    this.#limit = null;
    if (!said) this.#options.tell('flowing', this.#options.clock.now());
  }

  #attempt(atOnce = false): void {
    const due = atOnce || this.#now() >= this.#nextAttemptAt;
    if (this.#reach === 'none' || !this.#watching || !due) return;
    this.#verifySince = null;
    this.#nextAttemptAt = Number.POSITIVE_INFINITY;
    this.#options.restart();
  }
}
