import type { Core } from 'sip.js';
import { Transfer, type TransferOptions } from './transfer';

/**
 * The transfers of one call, one after the other. News of an earlier one that nobody waits for any more is never
 * taken for news of the present one.
 */
export class Transfers {
  readonly #options: TransferOptions;
  readonly #all: Transfer[] = [];

  constructor(options: TransferOptions) {
    this.#options = options;
  }

  begin(): Transfer {
    const transfer = new Transfer(this.#options);
    this.#all.at(-1)?.stop();
    this.#all.push(transfer);
    return transfer;
  }

  /** A NOTIFY in our dialog. */
  notified(request: Core.IncomingNotifyRequest): void {
    const event = request.message.getHeader('event') ?? '';
    const about = /^refer\b/i.test(event) ? this.#about(event) : undefined;
    if (!about) return void request.reject({ statusCode: 489 });
    request.accept();
    about.notified(request.message);
  }

  /** The far end ends the call: whether that is the transfer come about, and no hang-up. */
  get tookOver(): boolean {
    return this.#all.some((one) => one.tookOver);
  }

  stop(): void {
    for (const one of this.#all) one.stop();
  }

  /** The REFER's CSeq names it from the second on (RFC 3515 section 2.4.6); without that the first still owed. */
  #about(event: string): Transfer | undefined {
    const id = /;\s*id\s*=\s*(\d{1,10})/i.exec(event)?.[1];
    const named = this.#all.find((one) => String(one.id) === id);
    const owed = id === undefined ? this.#all.find((one) => one.owesNews) : undefined;
    return named ?? owed ?? this.#all.at(-1);
  }
}
