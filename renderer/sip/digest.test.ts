import { createHash } from 'node:crypto';
import { Core } from 'sip.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RealmDigest } from './digest';
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
  new RealmDigest(loggers, { user, secret: 'pw-déjà', realm: 'lab.test' });
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
    { ...challenge, qop: [] },
    { realm: 'lab.test', nonce: 'abc' },
    { ...challenge, algorithm: 'MD5-sess' },
    { ...challenge, nonce: '' },
  ])('is refused to %j', (given) => expect(digest().authenticate(request, given)).toBe(false));

  it('is not broken by a name with quotes', () => {
    const credentials = digest('de"sk\r\nX: y');
    credentials.authenticate(request, challenge);
    expect(credentials.toString()).toContain('username="de\\"skX: y"');
  });
});
