import { headerOf, parseMessage, printMessage, replyTo, type SipMessage } from './sip-message';

export const domain = 'bench.invalid';
const host = 'far.invalid';
const patienceMs = 10_000;

/** What a far end sends through: a net in memory, or a WebSocket. */
export interface Link {
  send(message: string): void;
}

export interface Dialogue {
  /** What was answered; null while it rings. */
  answer: Promise<string>;
  /** Hangs up, or gives up while it rings. Resolves when the other side has confirmed. */
  end(): Promise<void>;
}

/** A far end that calls by hand-written messages, so that every phone is measured against the same one. */
export class Caller {
  readonly #link: Link;
  readonly #waiting = new Set<(message: SipMessage) => void>();
  #count = 0;

  constructor(link: Link) {
    this.#link = link;
  }

  receive(raw: string): void {
    const message = parseMessage(raw);
    for (const hear of this.#waiting) hear(message);
    // Whoever is called by a caller is busy: that ends a call that was only made to be measured.
    if (message.start.startsWith('INVITE '))
      this.#link.send(replyTo(message, '486 Busy Here', this.#token()));
  }

  /** So that calls find the way to us. */
  async register(user: string): Promise<void> {
    const call = `register-${this.#token()}`;
    this.#link.send(
      printMessage(`REGISTER sip:${domain} SIP/2.0`, [
        ...this.#origin(this.#token()),
        `From: <sip:${user}@${domain}>;tag=${this.#token()}`,
        `To: <sip:${user}@${domain}>`,
        `Call-ID: ${call}`,
        'CSeq: 1 REGISTER',
        `Contact: <sip:${user}@${host};transport=ws>;expires=3600`,
      ]),
    );
    await this.#hear((message) => headerOf(message, 'Call-ID') === call && message.status === 200);
  }

  /** Resolves when the other side rings. */
  async call(user: string, from: string, offer: string): Promise<Dialogue> {
    const call = `call-${this.#token()}`;
    const branch = this.#token();
    const own = `From: <sip:${from}@${domain}>;tag=${this.#token()}`;
    const to = `sip:${user}@${domain}`;
    const heard = (status: number, method: string) =>
      this.#hear(
        (message) =>
          message.status === status &&
          headerOf(message, 'Call-ID') === call &&
          headerOf(message, 'CSeq').endsWith(method),
      );
    const send = (
      method: string,
      uri: string,
      more: string[],
      { transaction = branch, sequence = 1, body = '' } = {},
    ) =>
      this.#link.send(
        printMessage(
          `${method} ${uri} SIP/2.0`,
          [
            ...this.#origin(transaction),
            own,
            `Call-ID: ${call}`,
            `CSeq: ${sequence} ${method}`,
            ...more,
          ],
          body,
        ),
      );

    let answered: SipMessage | null = null;
    const answer = heard(200, 'INVITE').then((message) => {
      answered = message;
      // The ACK of a success is a transaction of its own (RFC 3261 section 13.2.2.4), that of a refusal is not.
      const transaction = this.#token();
      send('ACK', contactOf(message), [`To: ${headerOf(message, 'To')}`], { transaction });
      return message.body;
    });
    // A call that is only to ring is never answered.
    answer.catch(() => undefined);
    const ringing = heard(180, 'INVITE');
    const contact = `Contact: <sip:${from}@${host};transport=ws>`;
    send('INVITE', to, [`To: <${to}>`, contact, 'Content-Type: application/sdp'], { body: offer });
    await ringing;
    return {
      answer,
      end: async () => {
        if (answered) {
          const over = heard(200, 'BYE');
          send('BYE', contactOf(answered), [`To: ${headerOf(answered, 'To')}`], {
            transaction: this.#token(),
            sequence: 2,
          });
          await over;
          return;
        }
        const over = heard(487, 'INVITE');
        send('CANCEL', to, [`To: <${to}>`]);
        const message = await over;
        send('ACK', to, [`To: ${headerOf(message, 'To')}`]);
      },
    };
  }

  /** Resolves when somebody calls. */
  called(): Promise<SipMessage> {
    return this.#hear((message) => message.start.startsWith('INVITE '));
  }

  #hear(fits: (message: SipMessage) => boolean): Promise<SipMessage> {
    return new Promise((resolve, reject) => {
      const hear = (message: SipMessage) => {
        if (!fits(message)) return;
        stop();
        resolve(message);
      };
      const stop = () => {
        clearTimeout(late);
        this.#waiting.delete(hear);
      };
      const late = setTimeout(() => {
        stop();
        reject(new Error('the phone did not answer'));
      }, patienceMs);
      this.#waiting.add(hear);
    });
  }

  #origin(branch: string): string[] {
    return [`Via: SIP/2.0/WS ${host};branch=z9hG4bK${branch}`, 'Max-Forwards: 70'];
  }

  #token(): string {
    return `far${this.#count++}x${Math.round(performance.now())}`;
  }
}

const contactOf = (message: SipMessage): string =>
  /<([^>]+)>/.exec(headerOf(message, 'Contact'))?.[1] ?? '';
