import { createHash } from 'node:crypto';
import { Core } from 'sip.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AccountCredentials, RealmDigest } from './credentials';
import { chooseChallenge } from './digest';
import { sha256 } from './sha-256';

it('computes SHA-256 as everybody else does', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
      expect(sha256(text)).toBe(createHash('sha256').update(text, 'utf8').digest('hex'));
    }),
  );
});

const loggers = new Core.LoggerFactory();
loggers.builtinEnabled = false;
const address = new Core.URI('sip', '', 'lab.test');
const request = new Core.OutgoingRequestMessage('REGISTER', address, address, address, {});
const digest = (user = 'desk') =>
  new RealmDigest(loggers, new AccountCredentials({ user, secret: 'pw-déjà', realm: 'lab.test' }));
const challenge = { realm: 'lab.test', nonce: 'abc', qop: ['auth'] };

describe('the answer to a challenge', () => {
  it.each([
    ['MD5', 'md5'],
    ['SHA-256', 'sha256'],
  ])('is right for %s', (algorithm, name) => {
    const credentials = digest();
    expect(credentials.authenticate(request, { ...challenge, algorithm })).toBe(true);
    const text = credentials.toString();
    const value = (key: string) => new RegExp(`${key}="?([^",]+)`).exec(text)?.[1] ?? '';
    const hash = (input: string) => createHash(name).update(input, 'utf8').digest('hex');
    const expected = hash(
      `${hash('desk:lab.test:pw-déjà')}:abc:00000001:${value('cnonce')}:auth:${hash('REGISTER:sip:lab.test')}`,
    );
    expect(value('response')).toBe(expected);
  });

  it.each([
    ['MD5', 'md5', undefined],
    ['SHA-256', 'sha256', []],
  ])('without qop is right for %s (RFC 2617 section 3.2.2.1)', (algorithm, name, qop) => {
    const credentials = digest();
    const given = { realm: 'lab.test', nonce: 'abc', algorithm, ...(qop ? { qop } : {}) };
    expect(credentials.authenticate(request, given)).toBe(true);
    const hash = (input: string) => createHash(name).update(input, 'utf8').digest('hex');
    const text = credentials.toString();
    expect(text).toContain(
      `response="${hash(`${hash('desk:lab.test:pw-déjà')}:abc:${hash('REGISTER:sip:lab.test')}`)}"`,
    );
    expect(text).not.toMatch(/qop|cnonce|nc=/);
  });

  it('counts up and never takes the same nonce of its own', () => {
    const credentials = digest();
    const texts = [1, 2].map(() => {
      credentials.authenticate(request, challenge);
      return credentials.toString();
    });
    expect(texts[1]).toContain('nc=00000002');
    expect(/cnonce="(.+?)"/.exec(texts[0] ?? '')?.[1]).not.toBe(
      /cnonce="(.+?)"/.exec(texts[1] ?? '')?.[1],
    );
  });

  it.each([
    { ...challenge, realm: 'evil.test' },
    { ...challenge, qop: ['auth-int'] },
    { realm: 'evil.test', nonce: 'abc' },
    { ...challenge, algorithm: 'MD5-sess' },
    { ...challenge, nonce: '' },
  ])('is refused to %j', (given) => expect(digest().authenticate(request, given)).toBe(false));

  it('is not broken by a name with quotes', () => {
    const credentials = digest('de"sk\r\nX: y');
    credentials.authenticate(request, challenge);
    expect(credentials.toString()).toContain('username="de\\"skX: y"');
  });
});

describe('of several challenges', () => {
  const lines = (...rests: string[]) =>
    rests.map((rest) => `Digest realm="lab.test", nonce="n"${rest && `, ${rest}`}`);
  it.each([
    [['', 'qop="auth"'], 1],
    [['qop="auth-int"', ''], 1],
    [['qop="auth"', 'algorithm=SHA-256'], 1],
    [['algorithm=SHA-256', 'algorithm=SHA-256, qop="auth,auth-int"'], 1],
    [['algorithm=SHA-512-256', ''], 1],
  ])('%j: the safest is answered', (rests, index) => {
    expect(chooseChallenge(lines(...rests), 'lab.test')).toEqual({ ok: true, index });
  });
});
