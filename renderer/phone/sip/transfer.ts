import type { Core } from 'sip.js';
import type { CallSignal } from '../calls';
import type { Cancel, Clock } from '../../kernel';
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
/** 64 × T1 (RFC 6665 section 4.1.2.4): whoever agrees sends a first NOTIFY at once. */
const firstNewsMs = 32_000;
/** Between two words of the far end; what it grants (`expires`) counts in between. */
const nextNewsMs = { least: 180_000, most: 300_000 } as const;

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
  #request: Core.OutgoingReferRequest | null = null;
  #accepted = false;
  /** The screen has been told how it ended, or that nobody says so. */
  #done = false;
  /** The last word of the far end; null: none yet. */
  #last: number | null = null;
  #overdue: Cancel | null = null;
  #stopped = false;

  constructor(options: TransferOptions) {
    this.#options = options;
  }

  /** What its NOTIFYs name it by. */
  get id(): number | undefined {
    return this.#request?.message.cseq;
  }

  /** Agreed upon, and how it ended has not been said. */
  get owesNews(): boolean {
    return this.#accepted && (this.#last ?? 0) < 200;
  }

  /**
   * A BYE of the far end now means that the target has the call: a PBX that has agreed and says no more. Where
   * the target is said to ring, somebody has hung up.
   */
  get tookOver(): boolean {
    if (this.#last !== null && this.#last >= 180) return this.#last >= 200 && this.#last < 300;
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
    const refused = ({ message }: Core.IncomingResponse) => {
      this.#last = message.statusCode ?? 500;
      this.#tell(this.#last);
    };
    this.#request = dialog.refer(
      {
        onAccept: () => {
          this.#accepted = true;
          if (this.#last === null) this.#newsWithin(firstNewsMs, null);
        },
        onRedirect: refused,
        onReject: refused,
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
  notified(message: Core.IncomingRequestMessage): void {
    const state = message.getHeader('subscription-state') ?? '';
    const over = /^terminated\b/i.test(state);
    // The subscription ended and nobody said how: the target was not reached for sure.
    this.#last = fragmentStatus(message.body) ?? (over ? 408 : 100);
    this.#tell(this.#last);
    if (this.#last >= 200) return;
    // SIP.js's own phones say "terminated" with every word, also with those that are not the last.
    if (over) return this.#newsWithin(lastWordMs, 408);
    const expires = Number(/;\s*expires\s*=\s*(\d{1,6})/i.exec(state)?.[1] ?? 0) * 1000;
    this.#newsWithin(Math.min(Math.max(expires, nextNewsMs.least), nextNewsMs.most), null);
  }

  stop(): void {
    this.#stopped = true;
    this.#overdue?.();
  }

  #newsWithin(ms: number, otherwise: number | null): void {
    this.#overdue?.();
    if (this.#done || this.#stopped) return;
    this.#overdue = this.#options.clock.after(ms, () => this.#tell(otherwise));
  }

  /** Null: nobody says how it ended. */
  #tell(status: number | null): void {
    if (this.#done || this.#stopped) return;
    this.#done = status === null || status >= 200;
    if (this.#done) this.#overdue?.();
    this.#options.signal({ kind: 'transferProgress', call: this.#options.call, status });
    if (status !== null && status >= 200 && status < 300) this.#options.succeeded();
  }
}
