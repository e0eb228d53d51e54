import { Core } from 'sip.js';
import { type Credentials, digestValue, type ParsedChallenge } from './digest';
import { isWithdrawn } from './withdrawn';

/** Nonces whose use is counted; a server hands out one for each request at worst. */
const noncesKept = 16;
const headerNames = ['Authorization', 'Proxy-Authorization'] as const;

/**
 * The account's answers to challenges. Every use of a nonce is counted, whatever request it is for
 * (RFC 2617 section 3.2.2), and what a server has taken can be sent along before it asks (section 3.3).
 */
export class AccountCredentials {
  readonly #credentials: Credentials;
  readonly #nonces = new Map<string, { challenge: ParsedChallenge; count: number }>();
  /** The nonces that were taken last, by header. */
  #taken: { name: string; nonce: string }[] = [];

  constructor(credentials: Credentials) {
    this.#credentials = credentials;
  }

  /** Null where the challenge is not to be answered. */
  answer(request: Core.OutgoingRequestMessage, challenge: ParsedChallenge): string | null {
    const { nonce = '' } = challenge;
    const count = (this.#nonces.get(nonce)?.count ?? 0) + 1;
    const { method, ruri } = request;
    const value = digestValue(this.#credentials, challenge, {
      method,
      uri: ruri.toString(),
      count,
    });
    if (value === null) return null;
    this.#nonces.delete(nonce);
    this.#nonces.set(nonce, { challenge, count });
    for (const old of [...this.#nonces.keys()].slice(0, -noncesKept)) this.#nonces.delete(old);
    return value;
  }

  /** What the request carries besides for another nonce is counted on: a count that comes twice is a replay. */
  countOn(request: Core.OutgoingRequestMessage, answered: string): void {
    for (const name of headerNames) {
      const nonce = nonceIn(request, name);
      if (nonce !== null && nonce !== answered) this.#fill(request, name, nonce);
    }
  }

  /** The server has taken what this request carried. */
  taken(request: Core.OutgoingRequestMessage): void {
    this.#taken = headerNames.flatMap((name) => {
      const nonce = nonceIn(request, name);
      return nonce === null ? [] : [{ name, nonce }];
    });
  }

  /** It has not, and it would take it the less the next time. */
  refused(): void {
    this.#taken = [];
  }

  /** Before a request like it is sent. */
  sendAlong(request: Core.OutgoingRequestMessage): void {
    for (const { name, nonce } of this.#taken) this.#fill(request, name, nonce);
  }

  #fill(request: Core.OutgoingRequestMessage, name: string, nonce: string): void {
    const known = this.#nonces.get(nonce);
    const value = known ? this.answer(request, known.challenge) : null;
    if (value !== null) request.setHeader(name, value);
  }
}

const nonceIn = (request: Core.OutgoingRequestMessage, name: string): string | null =>
  /\bnonce="([^"]*)"/.exec(request.getHeader(name) ?? '')?.[1] ?? null;

/**
 * Digest for the configured realm only, in place of the library's, which answers any realm and knows MD5 only
 * (RFC 3261 section 22, RFC 8760).
 */
export class RealmDigest extends Core.DigestAuthentication {
  readonly #account: AccountCredentials;
  #value = '';

  constructor(loggers: Core.LoggerFactory, account: AccountCredentials) {
    super(loggers, undefined, undefined, undefined);
    this.#account = account;
  }

  override authenticate(request: Core.OutgoingRequestMessage, given: ParsedChallenge): boolean {
    if (isWithdrawn(request)) return false;
    const value = this.#account.answer(request, given);
    if (value === null) return false;
    this.#value = value;
    this.#account.countOn(request, given.nonce ?? '');
    return true;
  }

  override toString(): string {
    return this.#value;
  }
}
