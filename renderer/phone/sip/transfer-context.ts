import type { TransferContext, OutgoingTransferContext } from '../calls';
import { cleanText } from './clean-text';
import { header, sipAddress } from './headers';
import { remoteParty } from './identity';
import type { Headers } from './message-headers';
import { readNameAddress } from './name-address';
import { newToken, type SipStack } from './stack';

/** The sign by which another desk knows a hand-over; the values are percent-encoded UTF-8. */
const fieldName = 'Allodesk-Handover';
const longestNote = 2000;
const longestBody = 8000;
const mostLines = 40;

const field = ({ reference, number, name }: OutgoingTransferContext): string =>
  [
    '1',
    ...Object.entries({ reference, number, name })
      .filter(([, value]) => value !== '')
      .map(([key, value]) => `${key}=${encodeURIComponent(cleanText(value))}`),
  ].join(';');

/** Lines of a text from the network as they may be shown: each is clean, and there are not too many. */
const cleanLines = (raw: string): string =>
  raw
    .slice(0, longestBody)
    .split(/\r?\n/)
    .slice(0, mostLines)
    .map((line) => cleanText(line, 400))
    .join('\n')
    .trim()
    .slice(0, longestNote);

const bodyOf = ({ intro, note }: OutgoingTransferContext): string => {
  const shown = note.trim().slice(0, longestNote);
  return shown === '' ? intro : `${intro}\n\n${shown}`;
};

/**
 * One plain message to the target and nobody else (RFC 3428): any phone that shows messages can read it,
 * another desk reads the reference in the header field and the note after the first empty line.
 */
export const sendTransferContext = (
  stack: SipStack,
  target: string,
  handover: OutgoingTransferContext,
  done: (delivered: boolean) => void,
): void => {
  const address = sipAddress(target, stack.account.domain);
  if (!address.ok) return queueMicrotask(() => done(false));
  const message = stack.core.makeOutgoingRequestMessage(
    'MESSAGE',
    address.value,
    stack.own,
    address.value,
    { callId: newToken(), fromTag: newToken().slice(0, 16) },
    [header(fieldName, field(handover))],
    {
      contentDisposition: 'render',
      contentType: 'text/plain;charset=UTF-8',
      content: bodyOf(handover),
    },
  );
  const refused = () => done(false);
  stack.core.request(message, {
    onAccept: () => done(true),
    onRedirect: refused,
    onReject: refused,
  });
};

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    // A bad escape is shown as it was written.
    return text;
  }
};

/** The hand-over in a MESSAGE of our own domain; null for every other message. */
export const readTransferContext = (
  message: Headers & { body: string },
  domain: string,
): TransferContext | null => {
  const fields = message.getHeaders(fieldName);
  const from = readNameAddress(message.getHeader('From') ?? '');
  const plain = /^text\/plain\b/i.test(message.getHeader('Content-Type') ?? '');
  const own = from?.host.replace(/:\d+$/, '') === domain.toLowerCase().replace(/:\d+$/, '');
  const [version, ...pairs] = (fields[0] ?? '').slice(0, 1000).split(';');
  if (fields.length !== 1 || version?.trim() !== '1' || !plain || !own) return null;
  const values = new Map(
    pairs.slice(0, 8).map((pair) => {
      const [key = '', ...value] = pair.split('=');
      return [key.trim().toLowerCase(), decoded(value.join('=').trim())] as const;
    }),
  );
  const [, ...rest] = message.body.slice(0, longestBody).split(/\r?\n\r?\n/);
  return {
    from: remoteParty(message),
    reference: cleanText(values.get('reference') ?? '', 40),
    number: cleanText(values.get('number') ?? '', 40),
    name: cleanText(values.get('name') ?? ''),
    note: cleanLines(rest.join('\n\n')),
  };
};
