/** One set of TURN servers with the credentials that open them for a while (draft-uberti-behave-turn-rest-00). */
export interface RelayCredentials {
  username: string;
  password: string;
  uris: readonly string[];
  /** Seconds from when they were given. */
  ttl: number;
}

/** Why no credentials were given. */
export type RelayTrouble = 'unreachable' | 'refused' | 'badReply';

/** Where credentials come from: an address of the company, asked in the name of the line's user. */
export interface RelaySource {
  url: string;
  user: string;
}

/**
 * off -> asking -> holding -> asking …   (renewed at four fifths of their life)
 *          ^-- waiting <--'              (tries again by itself; what is held stays in use)
 */
export type RelayState =
  /** Nothing to renew: no relay, or one with a lasting password. */
  | { phase: 'off' }
  /** Fixed credentials whose user name says when they end: only IT can renew them. Epoch ms. */
  | { phase: 'fixed'; expiresAt: number }
  | { phase: 'asking'; expiresAt: number | null }
  | { phase: 'holding'; expiresAt: number }
  /** `retryAt`: epoch ms. `expiresAt`: of what is still held. */
  | { phase: 'waiting'; retryAt: number; trouble: RelayTrouble; expiresAt: number | null };

/**
 * When time-limited credentials end, from their user name `timestamp[:user]` (draft-uberti-behave-turn-rest-00
 * section 2.2). Epoch ms; null for a user name of another kind.
 */
export const expiryOf = (username: string): number | null => {
  const seconds = /^(\d{9,11})(?::|$)/.exec(username)?.[1];
  return seconds === undefined ? null : Number(seconds) * 1000;
};
