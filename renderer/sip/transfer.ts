import type { Core } from 'sip.js';
import type { CallSignal } from '../calls';
import type { Cancel, Clock } from '../kernel';
import { header, sipAddress } from './headers';
import { fragmentStatus } from './signals';
import type { SipStack } from './stack';

export interface TransferOptions {
  call: string;
  dialog: Core.Session;
  stack: SipStack;
  clock: Pick<Clock, 'after'>;
  signal(signal: CallSignal): void;
  /** The far end has reached the target: our part of the call is over. */
  succeeded(): void;
}

/** As long as somebody lets it ring who was transferred to. */
const lastWordMs = 60_000;

/** A dialog by what names it (RFC 3261 section 12), as our side sees it. */
export type DialogName = Pick<Core.Session, 'callId' | 'localTag' | 'remoteTag' | 'remoteTarget'>;

/**
 * Where the transferred party is sent, so that it takes our place in a dialog of ours (RFC 5589 section 7.1):
 * the target's own contact, and Replaces as that side reads it: its tag is the to-tag (RFC 3891 section 6.1).
 * Built here from the dialog's names, whatever else stands in the contact. Null: it cannot be written safely.
 */
export const takeOverAddress = (dialog: DialogName): string | null => {
  const contact = dialog.remoteTarget.clone();
  // Headers and a method of the far end's choosing would be sent in the customer's name.
  contact.clearHeaders();
  contact.deleteParam('method');
  const address = contact.toRaw();
  const tokens = [dialog.callId, dialog.remoteTag, dialog.localTag];
  // RFC 3261 section 25.1: `callid` is word [ "@" word ]; a tag is a token.
  const written = tokens.every((one) => /^[A-Za-z0-9.!%*_+`'~()<>:\\"/[\]?{}@-]+$/.test(one));
  if (!written || !/^sips?:[^\s<>"?]+$/i.test(address)) return null;
  const [callId = '', toTag = '', fromTag = ''] = tokens;
  const replaces = `${callId};to-tag=${toTag};from-tag=${fromTag}`;
  return `${address}?Replaces=${encodeURIComponent(replaces)}`;
};

/**
 * A transfer: blind (RFC 3515, RFC 5589 section 6), its address built here from the target and our domain, or
 * attended (section 7), its address built from our dialog with the target.
 */
export class Transfer {
  readonly #options: TransferOptions;
  #accepted = false;
  #done = false;
  #overdue: Cancel | null = null;

  constructor(options: TransferOptions) {
    this.#options = options;
  }

  /** The far end has agreed to call the target. */
  get accepted(): boolean {
    return this.#accepted && !this.#done;
  }

  start(target: string): void {
    const address = sipAddress(target, this.#options.stack.account.domain);
    if (address.ok) this.#refer(address.value.toString());
    else this.#tell(404);
  }

  /** Null: our call with the target is not answered, or over. */
  startOver(dialog: DialogName | null): void {
    if (!dialog) return this.#tell(481);
    const address = takeOverAddress(dialog);
    if (address === null) this.#tell(500);
    else this.#refer(address);
  }

  #refer(address: string): void {
    const { stack, dialog } = this.#options;
    dialog.refer(
      {
        onAccept: () => (this.#accepted = true),
        onRedirect: ({ message }) => this.#tell(message.statusCode ?? 500),
        onReject: ({ message }) => this.#tell(message.statusCode ?? 500),
      },
      {
        extraHeaders: [
          header('Contact', stack.contact.header),
          header('Refer-To', `<${address}>`),
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
    // The subscription ended and nobody said how: the target was not reached for sure.
    const status = fragmentStatus(request.message.body) ?? (over ? 408 : 100);
    this.#tell(status);
    this.#overdue?.();
    this.#overdue = null;
    if (!over || status >= 200) return;
    // SIP.js's own phones say "terminated" with every word, also with those that are not the last.
    this.#overdue = this.#options.clock.after(lastWordMs, () => this.#tell(408));
  }

  stop(): void {
    this.#overdue?.();
  }

  #tell(status: number): void {
    if (this.#done) return;
    this.#done = status >= 200;
    this.#options.signal({ kind: 'transferProgress', call: this.#options.call, status });
    if (status >= 200 && status < 300) this.#options.succeeded();
  }
}
