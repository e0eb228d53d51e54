import type { Clock } from '../../kernel';

/** A server that is mended is asked again after this long without a call, or as soon as it answers one. */
const rememberedMs = 5 * 60_000;

/** All of a set, or only the relays in it. */
export type WhichServers = 'all' | 'relays';

/**
 * Sets of STUN and TURN servers that did not answer in time. Waiting for them again would cost every call
 * the whole deadline; they are still asked, and what they answer late is found by the checks.
 */
export class SilentServers {
  readonly #clock: Clock;
  readonly #missedAt = new Map<string, number>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  areSilent(servers: readonly RTCIceServer[], which: WhichServers = 'all'): boolean {
    const at = this.#missedAt.get(keyOf(servers, which));
    return at !== undefined && this.#clock.monotonic() - at < rememberedMs;
  }

  missed(servers: readonly RTCIceServer[], which: WhichServers): void {
    this.#missedAt.set(keyOf(servers, which), this.#clock.monotonic());
  }

  answered(servers: readonly RTCIceServer[], which: WhichServers): void {
    this.#missedAt.delete(keyOf(servers, which));
  }

  /** Another network may reach what this one did not. */
  forget(): void {
    this.#missedAt.clear();
  }
}

/** Without the password, which does not say where a server is. */
const keyOf = (servers: readonly RTCIceServer[], which: WhichServers): string =>
  JSON.stringify([which, ...servers.map(({ urls, username }) => [urls, username ?? ''])]);
