import type { CallCase } from '../../model/call';
import { cleanText } from './clean-text';
import type { Headers } from './message-headers';
import { splitOutside, unquoted } from './name-address';

const longestId = 80;
const longestData = 200;

const bytesOf = (hex: string): Uint8Array | null =>
  /^(?:[0-9a-f]{2})+$/i.test(hex)
    ? Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
    : null;

/** The protocol discriminators of ITU-T Q.931 table 4-26 that stand before text; ISDN puts one first. */
const lastDiscriminator = 0x08;

/** Text in the bytes; null where they are none. */
const textOf = (bytes: Uint8Array): string | null => {
  const [first = 0] = bytes;
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    const text = decoder.decode(first <= lastDiscriminator ? bytes.slice(1) : bytes);
    return /\p{Cc}/u.test(text) ? null : text;
  } catch {
    return null;
  }
};

/** One value of User-to-User (RFC 7433 section 4): a token or a quoted string, hexadecimal unless it says otherwise. */
const userToUser = (raw: string): string => {
  const [value = '', ...parameters] = splitOutside(raw, ';').map((part) => part.trim());
  const encoding = parameters.find((one) => /^encoding\s*=/i.test(one))?.split('=')[1];
  const text = unquoted(value);
  if (encoding !== undefined && unquoted(encoding).toLowerCase() !== 'hex') return text;
  const bytes = bytesOf(text);
  const decoded = bytes && textOf(bytes);
  // Some PBXs write plain text and say nothing of it: a contract's number is no text when it is decoded.
  return decoded ?? (encoding === undefined ? text : '');
};

/** What the PBX says of the case; null: nothing. */
export const caseOf = (message: Headers): CallCase | null => {
  const id = cleanText(message.getHeader('X-Case') ?? '', longestId);
  const data = message
    .getHeaders('User-to-User')
    .flatMap((line) => splitOutside(line, ','))
    .map((one) => cleanText(userToUser(one), longestData))
    .filter(Boolean)
    .join(' · ');
  return id || data ? { id, data: cleanText(data, longestData) } : null;
};

/** How the PBX calls the queue itself (X-Queue); empty: it does not. */
export const queueOf = (message: Headers): string =>
  cleanText(message.getHeader('X-Queue') ?? '', longestId);
