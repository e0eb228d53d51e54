import { type PhoneJudge, phoneJudge } from './phone-judge';

/** What one writing of a number can be looked up by. */
export interface LookupKeys {
  /** Every E.164 reading (ITU-T E.164), likely first. More than one where a prefix can be read two ways. */
  e164: string[];
  /** The reading that can be relied on; null where there is none, or several are as good. */
  certain: string | null;
  /** The whole national number of each reading, without trunk zeros: a likeness where no country is known. */
  national: string[];
  /** The writing names its country, so that national digits alone prove nothing. */
  international: boolean;
  /** Two to six digits: an extension or a short number, never the end of somebody's number. */
  internal: string | null;
}

const nothing: LookupKeys = {
  e164: [],
  certain: null,
  national: [],
  international: false,
  internal: null,
};

/** Countries and territories that dial by the French plan: 0 and nine digits. */
const frenchPlan = new Set(['FR', 'GP', 'MQ', 'GF', 'RE', 'YT', 'BL', 'MF', 'PM']);
/** 06 39 98 is the mobile range that ARCEP keeps for fiction; the rest of 06 39 is Mayotte. */
const overseas: readonly (readonly [RegExp, string])[] = [
  [/^639(?!98)|^(?:262|263|269|692|693)/, '262'],
  [/^(?:590|690|691)/, '590'],
  [/^(?:594|694)/, '594'],
  [/^(?:596|696|697)/, '596'],
];
const frenchCodes = new Set(['33', '262', '590', '594', '596']);
const callingCodes: Readonly<Record<string, string>> = {
  ...Object.fromEntries([...frenchPlan].map((country) => [country, '33'])),
  GB: '44',
  US: '1',
  CA: '1',
};
const twoDigitCodes = /^(?:2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/;

/** Calling code and national digits of an E.164 number. */
export const splitE164 = (e164: string): { code: string; national: string } => {
  const digits = e164.slice(1);
  const length = /^[17]/.test(digits) ? 1 : twoDigitCodes.test(digits) ? 2 : 3;
  return { code: digits.slice(0, length), national: digits.slice(length) };
};

/**
 * A national number whole, without trunk zeros; null for what is too short to be one. Never cut: numbers of one
 * country differ in their first digit, and those of two countries end alike.
 */
export const nationalKey = (digits: string): string | null => {
  const plain = digits.replace(/^0+/, '');
  return plain.length >= 7 ? plain : null;
};

/** Digits and a leading plus. Null: not a telephone number (a name, an address, withheld). */
const strip = (written: string): string | null => {
  const text = written
    .normalize('NFKC')
    .replace(/^\s*(?:tel|sip|sips|callto):/i, '')
    .replace(/[;@].*$/s, '')
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .trim();
  if (!/^[+\d(][\d\s().\-‐-―−/·_+]*$/.test(text)) return null;
  const joined = text.replace(/^([+\s(]*\d[\d\s).-]*)\(0\)/, '$1').replace(/[^\d+]/g, '');
  return /^\+?\d+$/.test(joined) ? joined : joined.replace(/^0(?=\+\d+$)/, '');
};

const french = (nine: string): string =>
  `+${overseas.find(([range]) => range.test(nine))?.[1] ?? '33'}${nine}`;

/** `digits`: all after the plus. Mends the two usual slips: a trunk zero kept, an overseas number under 33. */
const fromInternational = (digits: string): string | null => {
  const { code, national } = splitE164(`+${digits}`);
  if (frenchCodes.has(code)) {
    const nine = national.replace(/^0/, '');
    if (!/^[1-9]\d{8}$/.test(nine)) return null;
    return code === '33' ? french(nine) : `+${code}${nine}`;
  }
  const rest = code === '44' ? national.replace(/^0/, '') : national;
  return /^[1-9]\d{7,14}$/.test(code + rest) ? `+${code}${rest}` : null;
};

/** Readings of digits without a plus by the French plan. */
const frenchReadings = (digits: string): string[] => {
  const readings: (string | null)[] = [];
  if (/^0[1-9]\d{8}$/.test(digits)) readings.push(french(digits.slice(1)));
  else if (/^[1-9]\d{8}$/.test(digits)) readings.push(french(digits));
  else if (/^33[1-9]\d{8}$/.test(digits)) readings.push(fromInternational(digits));
  // An outside line: 0 before the number, so that a call back works.
  else if (/^00[1-9]\d{8}$/.test(digits)) {
    readings.push(french(digits.slice(2)), fromInternational(digits.slice(2)));
  } else if (/^033[1-9]\d{8}$/.test(digits)) readings.push(fromInternational(digits.slice(1)));
  else if (/^000\d/.test(digits)) readings.push(fromInternational(digits.slice(3)));
  else if (/^00\d/.test(digits)) readings.push(fromInternational(digits.slice(2)));
  return readings.filter((one) => one !== null);
};

const abroadPrefix = (country: string): RegExp =>
  callingCodes[country] === '1' ? /^011/ : /^0?00/;

const otherReadings = (digits: string, country: string, judge: PhoneJudge | null): string[] => {
  const readings: string[] = [];
  const add = (e164: string | null | undefined) => {
    if (e164 && !readings.includes(e164)) readings.push(e164);
  };
  const abroad = abroadPrefix(country);
  if (abroad.test(digits)) add(fromInternational(digits.replace(abroad, '')));
  const judged = judge?.read(digits, country);
  if (judged?.possible) add(judged.e164);
  if (/^[09]0?[1-9]/.test(digits)) {
    const without = judge?.read(digits.slice(1), country);
    if (without?.possible && !judged?.possible) add(without.e164);
  }
  const code = callingCodes[country];
  const trunk = digits.replace(/^0/, '');
  if (code === '44' && /^[1-9]\d{9}$/.test(trunk)) add(`+44${trunk}`);
  if (code === '1' && /^1?[2-9]\d{9}$/.test(digits)) add(`+1${digits.slice(-10)}`);
  return readings;
};

/** Digits that say nothing at home: country code and number without a plus, as some trunks send them. */
const withoutPlus = (digits: string, judge: PhoneJudge | null) => {
  const e164 = /^[1-9]\d{9,14}$/.test(digits) ? fromInternational(digits) : null;
  const valid = e164 !== null && judge?.read(e164, '')?.valid === true;
  return { sure: valid ? [e164] : [], like: e164 === null ? null : nationalOf(e164) };
};

/** The one reading to rely on: the only one, or the only one that fits a numbering plan. */
const relyOn = (e164: readonly string[], judge: PhoneJudge | null): string | null => {
  const [first = null] = e164;
  if (e164.length < 2 || judge === null) return first;
  const valid = e164.filter((one) => judge.read(one, '')?.valid);
  return valid.length === 1 ? (valid[0] ?? null) : null;
};

/**
 * Everything that a number can be looked up by, as a PBX may send it: E.164, with 00, without a country code,
 * with the 0 of the outside line, with the zero dropped. Works before the library is loaded.
 */
export const lookupKeys = (
  written: string,
  country: string,
  judge: PhoneJudge | null = phoneJudge(),
): LookupKeys => {
  const plain = strip(written);
  if (plain === null) return nothing;
  if (plain.startsWith('+')) {
    const quick = fromInternational(plain.slice(1));
    const judged = judge?.read(plain, country);
    const e164 = quick ?? (judged?.possible ? judged.e164 : null);
    return e164 ? { ...nothing, ...keysOf([e164]), certain: e164, international: true } : nothing;
  }
  if (plain.length < 2) return nothing;
  if (plain.length <= 6) return { ...nothing, internal: plain };
  const home = frenchPlan.has(country)
    ? frenchReadings(plain)
    : otherReadings(plain, country, judge);
  const foreign = home.length === 0 ? withoutPlus(plain, judge) : { sure: [], like: null };
  const readings = [...home, ...foreign.sure];
  // With 00 the country is named, but a PBX's outside line looks the same: the reading decides.
  const international =
    foreign.sure.length > 0 || (abroadPrefix(country).test(plain) && home.length > 0);
  const bare = international ? [] : [nationalKey(plain), foreign.like];
  return {
    ...nothing,
    ...keysOf(readings, bare),
    certain: relyOn(readings, judge),
    international,
  };
};

const nationalOf = (e164: string): string | null => nationalKey(splitE164(e164).national);

const keysOf = (e164: string[], bare: readonly (string | null)[] = []) => {
  const national = [...e164.map(nationalOf), ...bare].filter((key) => key !== null);
  return { e164, national: [...new Set(national)] };
};

/**
 * The E.164 form (ITU-T E.164) of a number written by hand, or null where it cannot be known: an internal
 * number, a short number, a word. Where a writing can be read two ways, the library decides.
 */
export const normalise = (
  written: string,
  country: string,
  judge: PhoneJudge | null = phoneJudge(),
): string | null => {
  const { e164 } = lookupKeys(written, country, judge);
  if (e164.length < 2) return e164[0] ?? null;
  const abroad = e164.find((one) => written.replace(/\D/g, '').endsWith(`00${one.slice(1)}`));
  return (abroad && judge?.read(abroad, country)?.valid ? abroad : e164[0]) ?? null;
};

const pairs = (digits: string): string => digits.match(/\d{1,2}/g)?.join(' ') ?? digits;

const quickFormat = (e164: string, country: string): string | null => {
  const { code, national } = splitE164(e164);
  const atHome = callingCodes[country] === code;
  if (frenchCodes.has(code) && national.length === 9) {
    if (frenchPlan.has(country)) return pairs(`0${national}`);
    return `+${code} ${national.slice(0, 1)} ${pairs(national.slice(1))}`;
  }
  if (code === '44' && /^7\d{9}$/.test(national)) {
    const grouped = `${national.slice(0, 4)} ${national.slice(4)}`;
    return atHome ? `0${grouped}` : `+44 ${grouped}`;
  }
  if (code === '1' && national.length === 10) {
    const [area, exchange, line] = [national.slice(0, 3), national.slice(3, 6), national.slice(6)];
    return atHome ? `(${area}) ${exchange}-${line}` : `+1 ${area} ${exchange} ${line}`;
  }
  return null;
};

/** A number as people of `country` read it: pairs in France. What is not a number stays as it is. */
export const formatNumber = (
  number: string,
  country: string,
  judge: PhoneJudge | null = phoneJudge(),
): string => {
  const e164 = normalise(number, country, judge);
  if (e164 === null) return number;
  return quickFormat(e164, country) ?? judge?.format(e164, country) ?? e164;
};
