import { Core } from 'sip.js';
import { Md5 } from 'sip.js/lib/core/messages/md5.js';
import type { LineTrouble } from '../line';
import { quotable } from './headers';
import { sha256 } from './sha-256';
import { isWithdrawn } from './withdrawn';

/** One challenge of a 401 or 407 (RFC 3261 section 20.44, RFC 8760). */
export interface Challenge {
  realm: string;
  nonce: string;
  opaque: string;
  algorithm: string;
  qop: readonly string[];
}

export type ChallengeTrouble = Extract<LineTrouble, { kind: 'foreignRealm' | 'noDigest' }>;
type Choice = { ok: true; index: number } | { ok: false; trouble: ChallengeTrouble };

export const readChallenge = (line: string): Challenge | null => {
  const body = /^\s*Digest\s+(.*)$/is.exec(line)?.[1];
  if (body === undefined) return null;
  const parameter = (name: string): string => {
    const found = new RegExp(
      `(?:^|[,\\s])${name}\\s*=\\s*(?:"((?:[^"\\\\]|\\\\.)*)"|([^\\s,"]+))`,
      'i',
    );
    const [, quoted, plain] = found.exec(body) ?? [];
    return quoted?.replace(/\\(.)/g, '$1') ?? plain ?? '';
  };
  return {
    realm: parameter('realm'),
    nonce: parameter('nonce'),
    opaque: parameter('opaque'),
    algorithm: (parameter('algorithm') || 'MD5').toUpperCase(),
    qop: parameter('qop')
      .toLowerCase()
      .split(/[,\s]+/)
      .filter(Boolean),
  };
};

const algorithms = ['SHA-256', 'MD5'];

/**
 * Which of several challenges is answered: one of the configured realm that asks for `qop=auth`, SHA-256
 * before MD5. A challenge of any other realm is never answered: whoever sent it could work on the secret.
 */
export const chooseChallenge = (lines: readonly string[], realm: string): Choice => {
  const all = lines.map((line, index) => ({ index, challenge: readChallenge(line) }));
  const ours = all.filter(({ challenge }) => challenge?.realm === realm);
  if (ours.length === 0) {
    const foreign = all.find(({ challenge }) => challenge?.realm)?.challenge?.realm;
    return foreign === undefined
      ? { ok: false, trouble: { kind: 'noDigest' } }
      : { ok: false, trouble: { kind: 'foreignRealm', realm: foreign.slice(0, 80) } };
  }
  for (const algorithm of algorithms) {
    const usable = ours.find(
      ({ challenge }) =>
        challenge?.algorithm === algorithm && challenge.qop.includes('auth') && challenge.nonce,
    );
    if (usable) return { ok: true, index: usable.index };
  }
  return { ok: false, trouble: { kind: 'noDigest' } };
};

export interface Credentials {
  user: string;
  secret: string;
  realm: string;
}

const hash = (algorithm: string, text: string): string =>
  algorithm === 'SHA-256' ? sha256(text) : Md5.hashStr(text);

const nonceOfOurs = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');

/**
 * Digest for the configured realm only, in place of the library's, which answers any realm, knows MD5 only
 * and takes a challenge without `qop` (RFC 3261 section 22, RFC 8760).
 */
export class RealmDigest extends Core.DigestAuthentication {
  readonly #credentials: Credentials;
  #value = '';
  #count = 0;

  constructor(loggers: Core.LoggerFactory, credentials: Credentials) {
    super(loggers, undefined, credentials.user, undefined);
    this.#credentials = credentials;
  }

  override authenticate(request: Core.OutgoingRequestMessage, given: ParsedChallenge): boolean {
    if (isWithdrawn(request)) return false;
    const { user, secret, realm } = this.#credentials;
    const algorithm = (given.algorithm ?? 'MD5').toUpperCase();
    if (given.realm !== realm || !given.nonce || !algorithms.includes(algorithm)) return false;
    if (!given.qop?.includes('auth')) return false;
    const count = (++this.#count).toString(16).padStart(8, '0');
    const own = nonceOfOurs();
    const uri = request.ruri.toString();
    const first = hash(algorithm, `${user}:${realm}:${secret}`);
    const second = hash(algorithm, `${request.method}:${uri}`);
    const response = hash(algorithm, `${first}:${given.nonce}:${count}:${own}:auth:${second}`);
    const opaque = given.opaque ? `, opaque="${quotable(given.opaque)}"` : '';
    this.#value =
      `Digest algorithm=${algorithm}, username="${quotable(user)}", realm="${quotable(realm)}", ` +
      `nonce="${quotable(given.nonce)}", uri="${uri}", response="${response}"${opaque}, ` +
      `qop=auth, cnonce="${own}", nc=${count}`;
    return true;
  }

  override toString(): string {
    return this.#value;
  }
}

/** A challenge as the library's grammar hands it over. */
interface ParsedChallenge {
  realm?: string;
  nonce?: string;
  opaque?: string;
  algorithm?: string;
  qop?: readonly string[];
}
