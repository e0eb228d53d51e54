/** A SIP message cut at its lines, before any grammar has seen it (RFC 3261 section 7). */
export interface RawMessage {
  start: { method: string; status: null } | { method: null; status: number };
  startLine: string;
  headers: readonly RawHeader[];
  body: string;
}

export interface RawHeader {
  /** Lower case, compact forms written out. */
  name: string;
  value: string;
}

export type RefusalCause =
  | 'tooLarge'
  | 'tooManyHeaders'
  | 'longLine'
  | 'tooManyValues'
  | 'controlCharacter'
  | 'malformed'
  | 'missingHeader'
  | 'duplicateHeader'
  | 'contentLength'
  | 'inviteFlood'
  | 'requestFlood'
  | 'responseFlood'
  | 'unparsable'
  | 'exception'
  | 'strayResponse'
  | 'unknownMethod'
  | 'unknownExtension'
  | 'badOffer'
  | 'tooManyRinging'
  | 'refer'
  | 'message'
  | 'replaces'
  | 'undecodable';

export const limits = {
  message: 64 * 1024,
  head: 32 * 1024,
  line: 4 * 1024,
  /** Of a header that the grammar reads at once. */
  parsedLine: 1024,
  lines: 200,
  /** Values of one header: the library's time grows with their square. */
  values: 16,
  parameters: 64,
} as const;

const compact: Record<string, string> = {
  c: 'content-type',
  e: 'content-encoding',
  f: 'from',
  i: 'call-id',
  k: 'supported',
  l: 'content-length',
  m: 'contact',
  o: 'event',
  r: 'refer-to',
  s: 'subject',
  t: 'to',
  u: 'allow-events',
  v: 'via',
};

// oxlint-disable-next-line no-control-regex -- exactly these must not be inside a line
const control = /[\u0000-\u0008\u000a-\u001f\u007f]/;
const requestLine = /^([A-Z]{1,20}) \S+ SIP\/2\.0$/;
const statusLine = /^SIP\/2\.0 ([1-6]\d\d)(?: .*)?$/;
const headerLine = /^([A-Za-z0-9.!%*_+`'~-]+)[ \t]*:(.*)$/;

type Split = { ok: true; message: RawMessage } | { ok: false; cause: RefusalCause };
const refuse = (cause: RefusalCause): Split => ({ ok: false, cause });

/** Cuts a message within the limits, in time that grows with its length only. */
export const splitMessage = (raw: string): Split => {
  const end = raw.slice(0, limits.head + 4).indexOf('\r\n\r\n');
  if (end < 0) return refuse(raw.length > limits.head ? 'tooLarge' : 'malformed');
  // A folded line is one line (RFC 3261 section 7.3.1).
  const lines = raw
    .slice(0, end)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n');
  const [startLine = '', ...rest] = lines;
  if (rest.length > limits.lines) return refuse('tooManyHeaders');
  if (lines.some((line) => line.length > limits.line)) return refuse('longLine');
  if (lines.some((line) => control.test(line))) return refuse('controlCharacter');
  const method = requestLine.exec(startLine)?.[1];
  const status = statusLine.exec(startLine)?.[1];
  if (!method && !status) return refuse('malformed');
  const headers: RawHeader[] = [];
  for (const line of rest) {
    const [, name, value] = headerLine.exec(line) ?? [];
    if (name === undefined || value === undefined) return refuse('malformed');
    const lower = name.toLowerCase();
    headers.push({
      name: Object.hasOwn(compact, lower) ? compact[lower]! : lower,
      value: value.trim(),
    });
  }
  const start = method ? { method, status: null } : { method: null, status: Number(status) };
  return { ok: true, message: { start, startLine, headers, body: raw.slice(end + 4) } };
};

export const valuesOf = (message: RawMessage, name: string): string[] =>
  message.headers.filter((one) => one.name === name).map((one) => one.value);

/** Without Content-Length: the frame is the message (RFC 7118 section 5). */
export const printMessage = (message: RawMessage): string => {
  const lines = message.headers
    .filter((one) => one.name !== 'content-length')
    .map((one) => `${one.name}: ${one.value}`);
  return `${[message.startLine, ...lines].join('\r\n')}\r\n\r\n${message.body}`;
};

const phrases: Record<number, string> = {
  400: 'Bad Request',
  405: 'Method Not Allowed',
  482: 'Loop Detected',
  486: 'Busy Here',
  488: 'Not Acceptable Here',
  500: 'Server Internal Error',
  503: 'Service Unavailable',
  513: 'Message Too Large',
};

/** An answer without a transaction (RFC 3261 section 8.2.7); null when the request cannot be answered. */
export const statelessReply = (
  message: RawMessage,
  status: number,
  tag: string,
  extra: readonly string[] = [],
): string | null => {
  if (!message.start.method || message.start.method === 'ACK') return null;
  const copy = (name: string, label: string): string[] =>
    valuesOf(message, name).map((value) => `${label}: ${value}`);
  const to = valuesOf(message, 'to')[0];
  const parts = {
    via: copy('via', 'Via'),
    from: copy('from', 'From').slice(0, 1),
    callId: copy('call-id', 'Call-ID').slice(0, 1),
    cseq: copy('cseq', 'CSeq').slice(0, 1),
  };
  if (to === undefined || Object.values(parts).some((part) => part.length === 0)) return null;
  const tagged = /;\s*tag\s*=/i.test(to) ? to : `${to};tag=${tag}`;
  return [
    `SIP/2.0 ${status} ${phrases[status] ?? 'Error'}`,
    ...parts.via,
    ...parts.from,
    `To: ${tagged}`,
    ...parts.callId,
    ...parts.cseq,
    ...extra,
    'Content-Length: 0',
    '',
    '',
  ].join('\r\n');
};
