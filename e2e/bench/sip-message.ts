/** As much of a SIP message as a far end needs (RFC 3261 section 7). */
export interface SipMessage {
  start: string;
  /** Null in a request. */
  status: number | null;
  headers: readonly string[];
  body: string;
}

export const parseMessage = (raw: string): SipMessage => {
  const end = raw.indexOf('\r\n\r\n');
  const [start = '', ...headers] = raw.slice(0, end).split('\r\n');
  const status = /^SIP\/2\.0 (\d{3})/.exec(start)?.[1];
  return { start, status: status ? Number(status) : null, headers, body: raw.slice(end + 4) };
};

export const headerOf = (message: SipMessage, name: string): string => {
  const prefix = `${name.toLowerCase()}:`;
  const line = message.headers.find((one) => one.toLowerCase().startsWith(prefix));
  return line?.slice(prefix.length).trim() ?? '';
};

export const printMessage = (start: string, headers: readonly string[], body = ''): string => {
  const length = new TextEncoder().encode(body).length;
  return `${[start, ...headers, `Content-Length: ${length}`].join('\r\n')}\r\n\r\n${body}`;
};

/** The answer to a request, with a tag of our own. */
export const replyTo = (
  request: SipMessage,
  status: string,
  tag: string,
  more: readonly string[] = [],
): string => {
  const copied = request.headers.filter((line) => /^(via|from|call-id|cseq):/i.test(line));
  const to = `To: ${headerOf(request, 'To')};tag=${tag}`;
  return printMessage(`SIP/2.0 ${status}`, [...copied, to, ...more]);
};
