import { createSocket } from 'node:dgram';
import { randomUUID } from 'node:crypto';
import { domain } from './people';

const types = {
  dialog: 'application/dialog-info+xml',
  'message-summary': 'application/simple-message-summary',
} as const;

/** Tells the PBX over UDP what a phone does or what waits in a mailbox (RFC 3903), as a PBX's own parts would. */
export const publishState = async (
  sipPort: number,
  user: string,
  event: keyof typeof types,
  body: string,
  etag = '',
): Promise<string> => {
  const socket = createSocket('udp4');
  await new Promise<void>((resolve) => {
    socket.bind(0, '127.0.0.1', resolve);
  });
  const { port } = socket.address();
  const address = `<sip:${user}@${domain}>`;
  const message = [
    `PUBLISH sip:${user}@${domain} SIP/2.0`,
    `Via: SIP/2.0/UDP 127.0.0.1:${port};branch=z9hG4bK${randomUUID()};rport`,
    'Max-Forwards: 70',
    `From: ${address};tag=${randomUUID().slice(0, 8)}`,
    `To: ${address}`,
    `Call-ID: ${randomUUID()}`,
    'CSeq: 1 PUBLISH',
    `Event: ${event}`,
    'Expires: 300',
    ...(etag ? [`SIP-If-Match: ${etag}`] : []),
    `Content-Type: ${types[event]}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    '',
    body,
  ].join('\r\n');
  const answer = new Promise<string>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`no answer to PUBLISH ${event}`)), 5000);
    socket.on('message', (text) => {
      clearTimeout(late);
      resolve(text.toString('utf8'));
    });
  });
  socket.send(message, sipPort, '127.0.0.1');
  try {
    const text = await answer;
    if (!text.startsWith('SIP/2.0 200')) throw new Error(text.split('\r\n')[0]);
    return /^SIP-ETag: (\S+)/im.exec(text)?.[1] ?? '';
  } finally {
    socket.close();
  }
};

/** What a phone with one call says of itself (RFC 4235). */
export const dialogInfo = (user: string, state: 'early' | 'confirmed' | 'terminated'): string =>
  `<?xml version="1.0"?>\n<dialog-info xmlns="urn:ietf:params:xml:ns:dialog-info" version="0" state="full" entity="sip:${user}@${domain}"><dialog id="one" call-id="one" direction="recipient"><state>${state}</state></dialog></dialog-info>\n`;
