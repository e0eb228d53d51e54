import { Md5 } from 'sip.js/lib/core/messages/md5.js';
import type { LineTrouble } from '../line';
import { quotable } from './headers';
import { sha256 } from './sha-256';

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

/** The lower, the better; below 0: of no use. */
const rankOf = ({ algorithm, nonce, qop }: Challenge): number =>
  nonce && isAuth(qop) && algorithms.includes(algorithm)
    ? algorithms.indexOf(algorithm) * 2 + (qop.length === 0 ? 1 : 0)
    : -1;

/** `auth`, or no word of it (RFC 2069); not `auth-int` alone. */
const isAuth = (qop: readonly string[]): boolean => qop.length === 0 || qop.includes('auth');

/**
 * Which of several challenges is answered: one of the configured realm, SHA-256 before MD5, `qop=auth` before none.
 * A challenge of any other realm is never answered: whoever sent it could work on the secret.
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
  const [best] = ours
    .filter(({ challenge }) => challenge && rankOf(challenge) >= 0)
    .toSorted((a, b) => rankOf(a.challenge!) - rankOf(b.challenge!));
  if (best) return { ok: true, index: best.index };
  return { ok: false, trouble: { kind: 'noDigest' } };
};

export interface Credentials {
  user: string;
  secret: string;
  realm: string;
}

/** A challenge as the library's grammar hands it over. */
export interface ParsedChallenge {
  realm?: string;
  nonce?: string;
  opaque?: string;
  algorithm?: string;
  qop?: readonly string[];
}

const hash = (algorithm: string, text: string): string =>
  algorithm === 'SHA-256' ? sha256(text) : Md5.hashStr(text);

const nonceOfOurs = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');

/**
 * The value of Authorization or Proxy-Authorization; null where the challenge is not to be answered. `count`: how
 * often this nonce was used, with this time. Without `qop` as RFC 2617 section 3.2.2.1 has it, which RFC 3261
 * section 22.4 asks everybody to take.
 */
export const digestValue = (
  { user, secret, realm }: Credentials,
  given: ParsedChallenge,
  { method, uri, count }: { method: string; uri: string; count: number },
): string | null => {
  const algorithm = (given.algorithm ?? 'MD5').toUpperCase();
  if (given.realm !== realm || !given.nonce || !algorithms.includes(algorithm)) return null;
  if (!isAuth(given.qop ?? [])) return null;
  const first = hash(algorithm, `${user}:${realm}:${secret}`);
  const second = hash(algorithm, `${method}:${uri}`);
  const own = nonceOfOurs();
  const times = count.toString(16).padStart(8, '0');
  const once = given.qop?.length ? `${times}:${own}:auth:` : '';
  const response = hash(algorithm, `${first}:${given.nonce}:${once}${second}`);
  const opaque = given.opaque ? `, opaque="${quotable(given.opaque)}"` : '';
  const rest = once ? `, qop=auth, cnonce="${own}", nc=${times}` : '';
  return (
    `Digest algorithm=${algorithm}, username="${quotable(user)}", realm="${quotable(realm)}", ` +
    `nonce="${quotable(given.nonce)}", uri="${uri}", response="${response}"${opaque}${rest}`
  );
};
