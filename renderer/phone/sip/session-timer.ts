import type { Core } from 'sip.js';
import type { Cancel, Clock } from '../../kernel';

/** Below this no interval is taken at its word (RFC 4028 section 4). */
const shortestSeconds = 90;
const longestSeconds = 86_400;

/**
 * Session timers of a PBX that uses them although we do not ask for them (RFC 4028): where it names us the
 * refresher we refresh at half the interval, or it would end the call. We never end one ourselves for a refresh that
 * did not come: the sound says better whether somebody is there.
 */
export class SessionTimer {
  readonly #clock: Clock;
  readonly #refresh: () => void;
  #due: Cancel | null = null;
  #seconds = 0;

  constructor(clock: Clock, refresh: () => void) {
    this.#clock = clock;
    this.#refresh = refresh;
  }

  /** A description of the session came: their request (we are its `uas`), or the answer to ours (its `uac`). */
  heard(message: Core.IncomingMessage, we: 'uac' | 'uas'): void {
    const [line] = [...message.getHeaders('session-expires'), ...message.getHeaders('x')];
    const [, seconds, refresher] =
      /^\s*(\d{1,9})\s*(?:;.*?refresher\s*=\s*(uac|uas))?/i.exec(line ?? '') ?? [];
    this.stop();
    if (refresher?.toLowerCase() !== we) return;
    this.#seconds = Math.min(longestSeconds, Math.max(shortestSeconds, Number(seconds)));
    this.#due = this.#clock.after(this.#seconds * 500, this.#refresh);
  }

  /** What our re-INVITE says of it. */
  get headers(): string[] {
    return this.#due ? [`Session-Expires: ${this.#seconds};refresher=uac`, 'Supported: timer'] : [];
  }

  stop(): void {
    this.#due?.();
    this.#due = null;
  }
}
