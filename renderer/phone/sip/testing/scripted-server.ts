import type { MemoryNet } from '../connection';
import { fakeSdp, hostCandidate } from './fake-peer-connection';

/** A message as a test looks at it. */
export interface Seen {
  raw: string;
  start: string;
  method: string | null;
  status: number | null;
  header(name: string): string;
  headers(name: string): string[];
  body: string;
}

export const look = (raw: string): Seen => {
  const end = raw.indexOf('\r\n\r\n');
  const [start = '', ...lines] = raw.slice(0, end).split('\r\n');
  const headers = (name: string) =>
    lines
      .filter((line) => line.toLowerCase().startsWith(`${name.toLowerCase()}:`))
      .map((line) => line.slice(name.length + 1).trim());
  const status = /^SIP\/2\.0 (\d+)/.exec(start)?.[1];
  return {
    raw,
    start,
    method: status ? null : (start.split(' ')[0] ?? ''),
    status: status ? Number(status) : null,
    header: (name) => headers(name)[0] ?? '',
    headers,
    body: raw.slice(end + 4),
  };
};

export interface ReplyOptions {
  tag?: string;
  headers?: string[];
  body?: string;
}

export const replyTo = (request: Seen, status: number, options: ReplyOptions = {}): string => {
  const to = request.header('To');
  const tagged = /;tag=/.test(to) || status === 100 ? to : `${to};tag=${options.tag ?? 'far'}`;
  return [
    `SIP/2.0 ${status} Test`,
    ...request.headers('Via').map((via) => `Via: ${via}`),
    `From: ${request.header('From')}`,
    `To: ${tagged}`,
    `Call-ID: ${request.header('Call-ID')}`,
    `CSeq: ${request.header('CSeq')}`,
    ...(options.headers ?? []),
    ...(options.body ? ['Content-Type: application/sdp'] : []),
    `Content-Length: ${new TextEncoder().encode(options.body ?? '').length}`,
    '',
    options.body ?? '',
  ].join('\r\n');
};

export interface InviteOptions {
  callId?: string;
  from?: string;
  to?: string;
  user?: string;
  headers?: string[];
  body?: string;
  contentType?: string;
  cseq?: number;
  branch?: string;
}

/** What every request of the far end ends with. */
const endOf = (
  { headers = [], contentType = 'application/sdp' }: { headers?: string[]; contentType?: string },
  body: string,
): string[] => [
  'Contact: <sip:far@far.invalid;transport=ws>',
  ...headers,
  ...(body ? [`Content-Type: ${contentType}`] : []),
  `Content-Length: ${new TextEncoder().encode(body).length}`,
  '',
  body,
];

export const answerSdp = (direction = 'sendrecv') =>
  fakeSdp({ direction, candidates: hostCandidate });

let branches = 0;

/** The server's end of a phone's wire, in the hands of a test. */
export class ScriptedServer implements MemoryNet {
  readonly seen: Seen[] = [];
  /** Answers REGISTER and OPTIONS by itself until it is told otherwise. */
  answers = true;
  attached = 0;
  contact = '';
  #receive: ((message: string) => void) | null = null;

  attach(receive: (message: string) => void) {
    this.attached++;
    this.#receive = receive;
    return {
      send: (raw: string) => this.#heard(look(raw)),
      close: () => {
        if (this.#receive === receive) this.#receive = null;
      },
    };
  }

  deliver(raw: string): void {
    this.#receive?.(raw);
  }

  reply(request: Seen, status: number, options: ReplyOptions = {}): void {
    this.deliver(replyTo(request, status, options));
  }

  /** What was sent, newest last: requests by method, responses by status. */
  all(what: string | number): Seen[] {
    return this.seen.filter((one) =>
      typeof what === 'number' ? one.status === what : one.method === what,
    );
  }

  last(what: string | number): Seen {
    const found = this.all(what).at(-1);
    if (!found)
      throw new Error(
        `nothing like ${what} was sent; seen: ${this.seen.map((one) => one.start).join(' | ')}`,
      );
    return found;
  }

  /** An INVITE of the far end, as text. */
  invite(options: InviteOptions = {}): string {
    const body = options.body ?? answerSdp();
    const user = options.user ?? /sip:([^@]+)@/.exec(this.contact)?.[1] ?? 'desk';
    return [
      `INVITE sip:${user}@lab.test SIP/2.0`,
      `Via: SIP/2.0/WS far.invalid;branch=${options.branch ?? `z9hG4bKfar${branches++}`}`,
      'Max-Forwards: 70',
      `From: ${options.from ?? '"Far" <sip:far@lab.test>'};tag=fartag`,
      `To: ${options.to ?? '<sip:desk@lab.test>'}`,
      `Call-ID: ${options.callId ?? `call-${branches}`}`,
      `CSeq: ${options.cseq ?? 1} INVITE`,
      ...endOf(options, body),
    ].join('\r\n');
  }

  /** A request inside the dialog that `answer` (our response to its INVITE) made. */
  inDialog(
    method: string,
    answer: Seen,
    options: { cseq?: number; headers?: string[]; body?: string; contentType?: string } = {},
  ): string {
    const body = options.body ?? '';
    return [
      `${method} ${/<([^>]+)>/.exec(answer.header('Contact') || this.contact)?.[1] ?? 'sip:desk@lab.test'} SIP/2.0`,
      `Via: SIP/2.0/WS far.invalid;branch=z9hG4bKfar${branches++}`,
      'Max-Forwards: 70',
      `From: ${answer.header('From')}`,
      `To: ${answer.header('To')}`,
      `Call-ID: ${answer.header('Call-ID')}`,
      `CSeq: ${options.cseq ?? (method === 'ACK' || method === 'CANCEL' ? 1 : 2)} ${method}`,
      ...endOf(options, body),
    ].join('\r\n');
  }

  /** The far end's CANCEL of its INVITE. */
  cancel(invite: string, headers: string[] = []): string {
    const seen = look(invite);
    return [
      seen.start.replace('INVITE', 'CANCEL'),
      `Via: ${seen.header('Via')}`,
      `From: ${seen.header('From')}`,
      `To: ${seen.header('To')}`,
      `Call-ID: ${seen.header('Call-ID')}`,
      `CSeq: ${seen.header('CSeq').replace('INVITE', 'CANCEL')}`,
      'Max-Forwards: 70',
      ...headers,
      'Content-Length: 0',
      '',
      '',
    ].join('\r\n');
  }

  /** A request of the far end inside a dialog that we began; `answer` is our INVITE. */
  fromCalled(
    method: string,
    invite: Seen,
    options: {
      tag?: string;
      cseq?: number;
      headers?: string[];
      body?: string;
      contentType?: string;
    } = {},
  ): string {
    const body = options.body ?? '';
    return [
      `${method} ${/<([^>]+)>/.exec(invite.header('Contact'))?.[1] ?? ''} SIP/2.0`,
      `Via: SIP/2.0/WS far.invalid;branch=z9hG4bKfar${branches++}`,
      'Max-Forwards: 70',
      `From: ${invite.header('To')};tag=${options.tag ?? 'far'}`,
      `To: ${invite.header('From')}`,
      `Call-ID: ${invite.header('Call-ID')}`,
      `CSeq: ${options.cseq ?? 1} ${method}`,
      ...endOf(options, body),
    ].join('\r\n');
  }

  #heard(message: Seen): void {
    this.seen.push(message);
    if (message.method === 'REGISTER') this.contact = message.header('Contact');
    if (!this.answers) return;
    if (message.method === 'REGISTER') {
      const [, uri, expires] = /<([^>]+)>.*;expires=(\d+)/.exec(message.header('Contact')) ?? [];
      const contact = expires === '0' ? [] : [`Contact: <${uri}>;expires=${expires}`];
      this.reply(message, 200, { headers: contact });
    }
    if (message.method === 'OPTIONS') this.reply(message, 200);
  }
}
