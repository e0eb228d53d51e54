import { fail, ok, type Result } from '../../kernel';

export type DialKind = 'emergency' | 'international' | 'national' | 'internal' | 'feature' | 'name';

export interface DialTarget {
  /** What goes into the address: digits, `+`, `*`, `#` or an internal name. */
  dial: string;
  kind: DialKind;
}

/** European, French and widespread foreign emergency and rescue numbers. Never held back by any rule. */
const emergencyNumbers = new Set(
  '15 17 18 110 112 113 114 115 116000 116117 119 191 196 197 911 999 000'.split(' '),
);
/** Known only where they are in force: elsewhere a colleague may have such a number. */
const emergencyIn: Readonly<Record<string, ReadonlySet<string>>> = {
  AT: new Set('122 133 140 144'.split(' ')),
  BE: new Set('100 101'.split(' ')),
  CH: new Set('117 118 144 1414'.split(' ')),
  ES: new Set('061 062 080 085 091 092'.split(' ')),
  IT: new Set('113 115 117 118'.split(' ')),
};
/** Where PBXs are left by 9; everywhere else by 0. */
const leavesByNine = new Set(['AU', 'CA', 'GB', 'IE', 'US']);

const isEmergency = (dial: string, country: string): boolean => {
  const known = (one: string) =>
    emergencyNumbers.has(one) || emergencyIn[country]?.has(one) === true;
  const outside = leavesByNine.has(country) ? /^[09]/ : /^0/;
  return known(dial) || (outside.test(dial) && known(dial.slice(1)));
};

const longestTarget = 32;
/** Spaces of every width, dashes, dots, slashes, parentheses, and direction marks that come with pasted text. */
const separators =
  /[\s\u00ad\u200b-\u200f\u2010-\u2015\u202a-\u202e\u2060\u2066-\u2069\u2212\ufeff./()-]/gu;

const kindOf = (dial: string, country: string): DialKind | null => {
  if (isEmergency(dial, country)) return 'emergency';
  if (/^\+[1-9]\d{5,14}$/.test(dial)) return 'international';
  if (/^\d{1,6}$/.test(dial)) return 'internal';
  if (/^00[1-9]\d{5,14}$/.test(dial)) return 'international';
  if (/^\d+$/.test(dial)) return 'national';
  if (/^[\d*#]+$/.test(dial)) return 'feature';
  return null;
};

/**
 * What the agent typed, as it can be dialled, or the code notDialable. National digits stay as typed:
 * the PBX knows its own numbering. An address, a link or a mixture of digits and letters is refused,
 * so that nothing pasted can steer the call elsewhere (RFC 3261 section 19.1). An emergency number is one of
 * `country`, also behind the digit of an outside line.
 */
export const dialTarget = (typed: string, country: string): Result<DialTarget> => {
  if (typed.length > 200) return fail('notDialable', 'input');
  const name = typed.trim();
  if (/^[a-z][a-z0-9._-]*$/i.test(name)) {
    return name.length <= longestTarget
      ? ok({ dial: name, kind: 'name' })
      : fail('notDialable', 'input');
  }
  // "+33 (0)1 ..." is written for people: the zero is not dialled after a country code.
  const written = name.startsWith('+') ? name.replace(/\(\s*0\s*\)/, '') : name;
  const dial = written.replaceAll(separators, '');
  const kind = dial.length <= longestTarget ? kindOf(dial, country) : null;
  return kind ? ok({ dial, kind }) : fail('notDialable', 'input');
};
