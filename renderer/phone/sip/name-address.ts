import { cleanText } from './clean-text';

/** One `name-addr` or `addr-spec`, read without the library's grammar, which throws on what it does not know. */
export interface NameAddress {
  displayName: string;
  scheme: string;
  user: string;
  host: string;
  /** Parameters of the header field, after the address. */
  parameters: ReadonlyMap<string, string>;
}

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    // A bad escape is shown as it was written.
    return text;
  }
};

/** Splits at `separator` outside of quotes and angle brackets (RFC 3261 section 7.3.1). */
export const splitOutside = (text: string, separator: ',' | ';'): string[] => {
  const parts: string[] = [];
  let quoted = false;
  let depth = 0;
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    const character = text[i];
    if (quoted) {
      if (character === '\\') i++;
      else if (character === '"') quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === '<') depth++;
    else if (character === '>') depth = Math.max(0, depth - 1);
    else if (character === separator && depth === 0) {
      parts.push(text.slice(from, i));
      from = i + 1;
    }
  }
  return [...parts, text.slice(from)];
};

/** The text of a quoted string (RFC 3261 section 25.1), or what stands there without quotes. */
export const unquoted = (text: string): string => {
  const trimmed = text.trim();
  const inside = /^"((?:[^"\\]|\\.)*)"$/s.exec(trimmed)?.[1];
  return (inside ?? trimmed).replace(/\\(.)/gs, '$1');
};

const address = /^(sips?|tel):(?:\/\/)?(?:([^@]*)@)?([^;?]*)/i;

/** RFC 3261 section 20.10. Null when it is no telephone or SIP address. */
export const readNameAddress = (raw: string): NameAddress | null => {
  const [first = '', ...rest] = splitOutside(raw.trim(), ';');
  const bracketed = /^((?:"(?:[^"\\]|\\.)*"|[^<"])*)<([^>]*)>/s.exec(first);
  const spec = (bracketed?.[2] ?? first).trim();
  const parts = address.exec(spec);
  if (!parts) return null;
  const [, scheme = '', userPart, hostPart = ''] = parts;
  const telephone = scheme.toLowerCase() === 'tel';
  const user = telephone ? hostPart : (userPart ?? '').split(':')[0]?.split(';')[0];
  const parameters = new Map(
    rest.map((one) => {
      const [name = '', ...value] = one.split('=');
      return [name.trim().toLowerCase(), unquoted(value.join('='))] as const;
    }),
  );
  return {
    displayName: cleanText(unquoted(bracketed?.[1] ?? '')),
    scheme: scheme.toLowerCase(),
    user: cleanText(decoded(user ?? ''), 64),
    host: telephone ? '' : hostPart.toLowerCase(),
    parameters,
  };
};
