import { expect, test } from 'vitest';
import { iceDrafts, iceFault, iceServersFrom, isIceUrl } from './ice-servers';

test('only stun and turn addresses', () => {
  for (const url of ['stun:a.example', 'turn:a.example:3478', 'turns:a.example:443?transport=tcp'])
    expect(isIceUrl(url)).toBe(true);
  for (const url of ['a.example', 'https://a.example', 'turn:', 'turn://a.example', 'stun:a b'])
    expect(isIceUrl(url)).toBe(false);
});

test('a relay needs a user, and all relays one password', () => {
  const turn = { url: 'turn:a.example', username: '', credential: '' };
  expect(iceFault([turn])).toEqual({ index: 0, why: 'user' });
  const one = { ...turn, username: 'u', credential: 'p' };
  expect(iceFault([one])).toBeNull();
  expect(iceFault([one, { ...one, credential: 'q' }])).toEqual({ index: 0, why: 'secret' });
  expect(iceFault([{ ...turn, url: '' }])).toBeNull();
});

test('what is kept is edited without its password', () => {
  const drafts = iceDrafts([{ urls: ['turn:a.example', 'turn:b.example'], username: 'u' }]);
  expect(drafts).toHaveLength(2);
  expect(iceServersFrom(drafts)[1]).toEqual({ urls: 'turn:b.example', username: 'u' });
});
