import { beforeAll, expect, test } from 'vitest';
import { loadPhoneJudge } from '../../model/numbers';
import { originOf, readPhone } from './phone';

beforeAll(loadPhoneJudge);

test('a typed number is E.164, internal, or explained', () => {
  expect(readPhone('06 39 98 41 27', 'FR')).toEqual({ ok: true, e164: '+33639984127' });
  expect(readPhone('4108', 'FR')).toEqual({ ok: true, e164: null });
  expect(readPhone('06 39 98 41', 'FR')).toEqual({ ok: false, why: 'impossible' });
  expect(readPhone('06 39 x', 'FR')).toEqual({ ok: false, why: 'letters' });
  expect(readPhone('1', 'FR')).toEqual({ ok: false, why: 'short' });
  expect(readPhone('123456789012345678', 'FR')).toEqual({ ok: false, why: 'long' });
});

test('the prefix says its zone, the country abroad, and nothing more', () => {
  expect(originOf('0536491802', 'FR', 'fr')).toEqual({ kind: 'zone', zone: 'sw' });
  expect(originOf('0639984127', 'FR', 'fr')).toEqual({ kind: 'mobile' });
  expect(originOf('+447700900127', 'FR', 'fr')).toEqual({ kind: 'country', name: 'Royaume-Uni' });
  expect(originOf('4108', 'FR', 'fr')).toEqual({ kind: 'internal' });
});
