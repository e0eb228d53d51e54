import type { Language } from '../../platform/i18n';
import { lookupKeys, normalise, phoneJudge, splitE164 } from '../../model/numbers';

export type PhoneReading =
  | { ok: true; e164: string | null }
  | { ok: false; why: 'letters' | 'short' | 'long' | 'impossible' };

/** What a typed number is: E.164, an internal number (null), or why it can be neither. */
export const readPhone = (written: string, country: string): PhoneReading => {
  if (/[^\d\s+().*#/\u00A0\u2011\u202F-]/.test(written.trim()))
    return { ok: false, why: 'letters' };
  const digits = written.replace(/\D/g, '');
  if (digits.length < 2) return { ok: false, why: 'short' };
  if (digits.length > 17) return { ok: false, why: 'long' };
  if (/[*#]/.test(written) || (digits.length <= 6 && !written.includes('+')))
    return { ok: true, e164: null };
  const e164 = normalise(written, country);
  const judged = e164 === null ? null : phoneJudge()?.read(e164, country);
  if (e164 !== null && judged?.possible !== false) return { ok: true, e164 };
  return { ok: false, why: digits.length > 15 ? 'long' : 'impossible' };
};

export type NumberOrigin =
  | { kind: 'zone'; zone: 'idf' | 'nw' | 'ne' | 'se' | 'sw' }
  | { kind: 'mobile' }
  | { kind: 'country'; name: string }
  | { kind: 'internal' }
  | { kind: 'none' };

const zones = { 1: 'idf', 2: 'nw', 3: 'ne', 4: 'se', 5: 'sw' } as const;

/** The country that a calling code means; codes shared by many countries say nothing. */
const countries: Readonly<Record<string, string>> = {
  '30': 'GR',
  '31': 'NL',
  '32': 'BE',
  '33': 'FR',
  '34': 'ES',
  '351': 'PT',
  '352': 'LU',
  '353': 'IE',
  '36': 'HU',
  '39': 'IT',
  '40': 'RO',
  '41': 'CH',
  '420': 'CZ',
  '43': 'AT',
  '44': 'GB',
  '45': 'DK',
  '46': 'SE',
  '47': 'NO',
  '48': 'PL',
  '49': 'DE',
  '212': 'MA',
  '213': 'DZ',
  '216': 'TN',
  '221': 'SN',
  '225': 'CI',
  '237': 'CM',
  '261': 'MG',
  '230': 'MU',
  '262': 'RE',
  '590': 'GP',
  '594': 'GF',
  '596': 'MQ',
};

const abroad = (code: string, country: string, language: Language): NumberOrigin => {
  const region = countries[code];
  if (region === undefined || region === country) return { kind: 'none' };
  const name = new Intl.DisplayNames([language], { type: 'region' }).of(region);
  return name ? { kind: 'country', name } : { kind: 'none' };
};

/** What the digits alone say: the French zone of the prefix, mobile, the country abroad. Never where somebody is. */
export const originOf = (number: string, country: string, language: Language): NumberOrigin => {
  if (lookupKeys(number, country).internal !== null) return { kind: 'internal' };
  const e164 = normalise(number, country);
  if (e164 === null) return { kind: 'none' };
  const { code, national } = splitE164(e164);
  if (code !== '33') return abroad(code, country, language);
  const first = national.charAt(0);
  const zone = zones[Number(first) as keyof typeof zones];
  if (zone) return { kind: 'zone', zone };
  return first === '6' || first === '7' ? { kind: 'mobile' } : { kind: 'none' };
};
