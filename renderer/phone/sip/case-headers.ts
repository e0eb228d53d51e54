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

/** Text in the bytes, behind the protocol discriminator that ISDN puts first; nothing where they are no text. */
const textOf = (bytes: Uint8Array): string => {
  const [first = 0] = bytes;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(first < 0x20 ? bytes.slice(1) : bytes);
  } catch {
    return '';
  }
};

/** One value of User-to-User (RFC 7433 section 4): a token or a quoted string, hexadecimal unless it says otherwise. */
const userToUser = (raw: string): string => {
  const [value = '', ...parameters] = splitOutside(raw, ';').map((part) => part.trim());
  const encoding = parameters.find((one) => /^encoding\s*=/i.test(one))?.split('=')[1] ?? 'hex';
  const text = unquoted(value);
  if (encoding.trim().toLowerCase() !== 'hex') return text;
  const bytes = bytesOf(text);
  // Some PBXs write plain text and say nothing of it.
  return bytes ? textOf(bytes) : text;
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
