import type { Core } from 'sip.js';
import type { CallSignal } from '../calls';
import { header, sipAddress } from './headers';
import { fragmentStatus } from './signals';
import type { SipStack } from './stack';

export interface TransferOptions {
  call: string;
  dialog: Core.Session;
  stack: SipStack;
  signal(signal: CallSignal): void;
  /** The far end has reached the target: our part of the call is over. */
  succeeded(): void;
}

/** A blind transfer (RFC 3515, RFC 5589 section 6): the address is built here, from the target and our domain. */
export class Transfer {
  readonly #options: TransferOptions;
  #accepted = false;
  #done = false;

  constructor(options: TransferOptions) {
    this.#options = options;
  }

  /** The far end has agreed to call the target. */
  get accepted(): boolean {
    return this.#accepted && !this.#done;
  }

  start(target: string): void {
    const { stack, dialog } = this.#options;
    const address = sipAddress(target, stack.account.domain);
    if (!address.ok) return this.#tell(404);
    dialog.refer(
      {
        onAccept: () => (this.#accepted = true),
        onRedirect: ({ message }) => this.#tell(message.statusCode ?? 500),
        onReject: ({ message }) => this.#tell(message.statusCode ?? 500),
      },
      {
        extraHeaders: [
          header('Contact', stack.contact.header),
          header('Refer-To', `<${address.value.toString()}>`),
          header('Referred-By', `<${stack.own.toString()}>`),
        ],
      },
    );
  }

  /** How far the far end has come (RFC 3515 section 2.4.5). */
  notified(request: Core.IncomingNotifyRequest): void {
    const event = request.message.getHeader('event') ?? '';
    if (!/^refer\b/i.test(event)) return void request.reject({ statusCode: 489 });
    request.accept();
    const over = /^terminated\b/i.test(request.message.getHeader('subscription-state') ?? '');
    const status = fragmentStatus(request.message.body) ?? (over ? 408 : 100);
    // The subscription ended and nobody said how: the target was not reached for sure.
    this.#tell(over && status < 200 ? 408 : status);
  }

  #tell(status: number): void {
    if (this.#done) return;
    this.#done = status >= 200;
    this.#options.signal({ kind: 'transferProgress', call: this.#options.call, status });
    if (status >= 200 && status < 300) this.#options.succeeded();
  }
}
