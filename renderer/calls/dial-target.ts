import { fail, ok, type Result } from '../kernel';

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

const longestTarget = 32;
/** Spaces of every width, dashes, dots, slashes, parentheses, and direction marks that come with pasted text. */
const separators =
  /[\s\u00ad\u200b-\u200f\u2010-\u2015\u202a-\u202e\u2060\u2066-\u2069\u2212\ufeff./()-]/gu;

const kindOf = (dial: string): DialKind | null => {
  if (emergencyNumbers.has(dial)) return 'emergency';
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
 * so that nothing pasted can steer the call elsewhere (RFC 3261 section 19.1).
 */
export const dialTarget = (typed: string): Result<DialTarget> => {
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
  const kind = dial.length <= longestTarget ? kindOf(dial) : null;
  return kind ? ok({ dial, kind }) : fail('notDialable', 'input');
};
