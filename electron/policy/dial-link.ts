const schemes = /^(tel|sips?|callto):(?:\/\/)?/i;
/** What people write between digits (RFC 3966 section 5.1.1), and spaces. */
const separators = /[\s\-.()\u00A0\u202F]/g;
const host = /^[a-z0-9.\-[\]:]+$/i;

export const isDialLink = (text: string): boolean => schemes.test(text);

/** Digits and a plus, without what people write between them; null for anything else, service codes among it. */
const plainNumber = (text: string): string | null => {
  const number = text.replace(separators, '');
  return /^\+?[0-9]{1,20}$/.test(number) && number.length <= 20 ? number : null;
};

/** The number that another program gives, as such or as a link. It passes the rules of a link. */
export const commandNumber = (text: string): string | null =>
  isDialLink(text) ? parseDialLink(text) : plainNumber(text);

/**
 * The number in a tel:, sip: or callto: link (RFC 3966, RFC 3261 section 19.1), or null when it is
 * anything else. It is for the dial field alone. Parameters, headers, pauses, service codes with
 * star or hash and more than 20 characters are refused: a page on the web wrote this link.
 */
export const parseDialLink = (link: string): string | null => {
  const text = link.trim();
  if (text.length > 200 || !schemes.test(text)) return null;
  const isSip = /^sips?:/i.test(text);
  let rest: string;
  try {
    rest = decodeURIComponent(text.replace(schemes, ''));
  } catch {
    return null;
  }
  // Some systems hand the link over as a location and close it with a slash.
  rest = rest.replace(/\/$/, '');
  if (isSip) {
    const [user = '', place, ...more] = rest.split('@');
    if (more.length > 0 || (place !== undefined && !host.test(place))) return null;
    rest = user;
  }
  return plainNumber(rest);
};

/** The link among a program's arguments: only the last one counts, and only if it is one of ours. */
export const linkInArguments = (argv: readonly string[]): string | null => {
  const last = argv.at(-1);
  return last !== undefined && isDialLink(last) ? last : null;
};
