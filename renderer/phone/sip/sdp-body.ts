import type { Core } from 'sip.js';

export const sdpBody = (content: string): Core.Body => ({
  contentDisposition: 'session',
  contentType: 'application/sdp',
  content,
});

/** The session description in a message; null when there is none, or none that we read. */
export const sdpOf = (
  message: Pick<Core.IncomingRequestMessage, 'body' | 'getHeader'>,
): string | null => {
  const type = message.getHeader('content-type') ?? '';
  return message.body && /^application\/sdp\b/i.test(type) ? message.body : null;
};
