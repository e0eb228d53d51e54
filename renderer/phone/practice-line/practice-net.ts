import type { MemoryNet } from '../sip';

/** A queue of the practice centre: its number, and the name that the agent sees when it rings. */
export interface PracticeQueue {
  user: string;
  name: string;
}

export interface PracticeNetOptions {
  domain: string;
  /** The address user of the agent: calls to a queue ring there. */
  agent: string;
  /** The address user of whoever plays the customers now: their numbers ring there. */
  customer: () => string;
  /** Whether somebody plays the customer with this number; nobody else can be called. */
  isCustomer(user: string): boolean;
  queues: () => readonly PracticeQueue[];
}

interface Socket {
  open: boolean;
  receive(message: string): void;
}

interface Message {
  start: string;
  headers: string[];
  body: string;
}

const parse = (raw: string): Message | null => {
  const end = raw.indexOf('\r\n\r\n');
  if (end < 0) return null;
  const [start = '', ...headers] = raw.slice(0, end).split('\r\n');
  return { start, headers, body: raw.slice(end + 4) };
};

const print = (message: Message): string =>
  `${[message.start, ...message.headers].join('\r\n')}\r\n\r\n${message.body}`;

const header = (message: Message, name: string): string | undefined => {
  const prefix = `${name.toLowerCase()}:`;
  const line = message.headers.find((one) => one.toLowerCase().startsWith(prefix));
  return line?.slice(prefix.length).trim();
};

const viaHost = (via: string | undefined): string => via?.split(/\s+/)[1]?.split(';')[0] ?? '';
const userOf = (address: string): string => /sips?:([^@;>]+)@/.exec(address)?.[1] ?? '';
const hostOf = (address: string): string =>
  /sips?:(?:[^@;>]+@)?([^;:>\s]+)/.exec(address)?.[1] ?? '';

// A message never arrives within the call that sent it, as on a real network.
const deliver = (socket: Socket | undefined, message: Message): void => {
  if (socket) queueMicrotask(() => socket.open && socket.receive(print(message)));
};

/** The registrar and proxy (RFC 3261 sections 10 and 16) behind `createPracticeNet`. */
class Exchange {
  readonly #options: PracticeNetOptions;
  readonly #bindings = new Map<string, { contact: string; socket: Socket }>();
  readonly #hosts = new Map<string, Socket>();
  #tags = 0;

  constructor(options: PracticeNetOptions) {
    this.#options = options;
  }

  receive(from: Socket, message: Message): void {
    if (message.start.startsWith('SIP/2.0')) this.#respond(message);
    else this.#route(from, message);
  }

  forget(socket: Socket): void {
    for (const [user, binding] of this.#bindings) {
      if (binding.socket === socket) this.#bindings.delete(user);
    }
    for (const [host, known] of this.#hosts) if (known === socket) this.#hosts.delete(host);
  }

  #reply(from: Socket, request: Message, status: string, extra: string[] = []): void {
    const copied = request.headers.filter((line) => /^(via|from|call-id|cseq):/i.test(line));
    const to = header(request, 'To') ?? '';
    const tagged = /;tag=/.test(to) ? to : `${to};tag=practice${this.#tags++}`;
    deliver(from, {
      start: `SIP/2.0 ${status}`,
      headers: [...copied, `To: ${tagged}`, ...extra, 'Content-Length: 0'],
      body: '',
    });
  }

  #register(from: Socket, request: Message): void {
    const contact = header(request, 'Contact') ?? '';
    const uri = /<([^>]+)>/.exec(contact)?.[1] ?? '';
    const user = userOf(header(request, 'To') ?? '');
    const asked = /;expires=(\d+)/.exec(contact)?.[1] ?? header(request, 'Expires') ?? '300';
    if (contact === '*' || Number(asked) === 0 || !uri) {
      this.#bindings.delete(user);
      return this.#reply(from, request, '200 OK');
    }
    this.#bindings.set(user, { contact: uri, socket: from });
    return this.#reply(from, request, '200 OK', [`Contact: <${uri}>;expires=${Number(asked)}`]);
  }

  #target(uri: string) {
    const direct = this.#hosts.get(hostOf(uri));
    if (direct) return { uri, socket: direct, queue: undefined };
    const { queues, agent, customer } = this.#options;
    const queue = queues().find((one) => one.user === userOf(uri));
    const user = userOf(uri);
    const isAgents = queue !== undefined || user === agent;
    if (!isAgents && user !== customer() && !this.#options.isCustomer(user)) return 'nobody';
    const binding = this.#bindings.get(isAgents ? agent : customer());
    return binding ? { uri: binding.contact, socket: binding.socket, queue } : undefined;
  }

  #route(from: Socket, request: Message): void {
    const [method = '', uri = ''] = request.start.split(' ');
    this.#hosts.set(viaHost(header(request, 'Via')), from);
    if (method === 'REGISTER') return this.#register(from, request);
    if (method === 'OPTIONS' && userOf(uri) === '') return this.#reply(from, request, '200 OK');
    const to = this.#target(uri);
    if (to === 'nobody')
      return method === 'ACK' ? undefined : this.#reply(from, request, '404 Not Found');
    if (!to?.socket.open) {
      return method === 'ACK'
        ? undefined
        : this.#reply(from, request, '480 Temporarily Unavailable');
    }
    const branch = /branch=([^;,\s]+)/.exec(header(request, 'Via') ?? '')?.[1] ?? '';
    const headers = [`Via: SIP/2.0/WS practice.invalid;branch=${branch}p`, ...request.headers];
    if (method === 'INVITE' && to.queue) {
      const { name, user } = to.queue;
      headers.push(`P-Called-Party-ID: "${name}" <sip:${user}@${this.#options.domain}>`);
    }
    return deliver(to.socket, {
      start: `${method} ${to.uri} SIP/2.0`,
      headers,
      body: request.body,
    });
  }

  #respond(response: Message): void {
    const own = response.headers.findIndex((line) => /^via:/i.test(line));
    const headers = response.headers.filter((_, index) => index !== own);
    const next = { ...response, headers };
    deliver(this.#hosts.get(viaHost(header(next, 'Via'))), next);
  }
}

/**
 * A telephone network in memory, between sockets that are plain functions. It accepts every registration of
 * its own domain: nobody else can reach it.
 */
export const createPracticeNet = (options: PracticeNetOptions): MemoryNet => {
  const exchange = new Exchange(options);
  return {
    attach: (receive) => {
      const socket: Socket = { open: true, receive };
      return {
        send: (raw) => {
          const message = parse(raw);
          if (message && socket.open) exchange.receive(socket, message);
        },
        close: () => {
          socket.open = false;
          exchange.forget(socket);
        },
      };
    },
  };
};
