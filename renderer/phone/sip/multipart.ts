import { type RawHeader, type RawMessage, valuesOf } from './raw-message';

const partsAtMost = 8;
const boundaryOf = (type: string): string | undefined => {
  const [, quoted, plain] =
    /;\s*boundary\s*=\s*(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(type) ?? [];
  return quoted ?? plain;
};

interface Part {
  type: string;
  disposition: string;
  body: string;
}

const readPart = (text: string): Part => {
  const end = text.startsWith('\r\n') ? 0 : text.indexOf('\r\n\r\n');
  const head = end < 0 ? '' : text.slice(0, end);
  const value = (name: string) =>
    new RegExp(`^${name}[ \\t]*:[ \\t]*([^\\r\\n]*)`, 'im').exec(head)?.[1]?.toLowerCase() ?? '';
  const body = text.slice(end < 0 ? 0 : end + (end === 0 ? 2 : 4));
  return {
    type: value('(?:content-type|c)').split(';')[0]?.trim() ?? '',
    disposition: value('content-disposition').split(';')[0]?.trim() ?? '',
    body,
  };
};

/** Between its boundaries (RFC 2046 section 5.1.1), in time that grows with the length only; null: too many. */
const partsOf = (body: string, boundary: string): Part[] | null => {
  const pieces = `\r\n${body}`.split(`\r\n--${boundary}`);
  const closed = pieces.findIndex((piece, index) => index > 0 && piece.startsWith('--'));
  const inside = pieces.slice(1, closed < 0 ? undefined : closed);
  if (inside.length > partsAtMost) return null;
  return inside.map((piece) => readPart(piece.replace(/^[ \t]*\r\n/, '')));
};

/** The line end before a boundary belongs to the boundary, and each line of a session ends in one (RFC 4566 section 5). */
const withLastLineEnd = (sdp: string): string =>
  sdp === '' || sdp.endsWith('\n') ? sdp : `${sdp}\r\n`;

/**
 * A body of several parts (RFC 5621) of which one describes the session is that one: what else comes with it, the
 * gateway's own message or the caller's place, is for others.
 */
export const withSessionAlone = (message: RawMessage): RawMessage => {
  const type = valuesOf(message, 'content-type')[0] ?? '';
  if (!/^multipart\/(?:mixed|alternative|related)\b/i.test(type)) return message;
  const boundary = boundaryOf(type);
  const parts = boundary === undefined ? null : partsOf(message.body, boundary);
  const session = parts?.find(
    (part) => part.type === 'application/sdp' && ['', 'session'].includes(part.disposition),
  );
  if (!session) return message;
  const kept = message.headers.filter(
    (one) => one.name !== 'content-type' && one.name !== 'content-disposition',
  );
  const alone: RawHeader = { name: 'content-type', value: 'application/sdp' };
  return { ...message, headers: [...kept, alone], body: withLastLineEnd(session.body) };
};
