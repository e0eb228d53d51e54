import type { EndSignal } from '../calls';
import type { Cancel, Clock } from '../../kernel';
import type { CallMedia } from './media-handler';
import { sdpBody, sdpOf } from './sdp-body';
import type { OfferRequest } from './update';

interface TheirChangeOptions {
  request: OfferRequest;
  media: CallMedia;
  clock: Clock;
  /** Whether we hold the call. */
  held: boolean;
  /** Our 200 has left. */
  accepted(): void;
  /** Both sides know what holds now; or, refused, it is as before. */
  done(agreed: boolean): void;
  broken(end: EndSignal): void;
  failed(error: unknown): void;
}

const ackWithinMs = 32_000;

/**
 * A change of the call by the far end, from its request to what ends it: the ACK of a re-INVITE (RFC 3261 section
 * 14.2), our answer to an UPDATE (RFC 3311 section 5.2).
 */
export class TheirChange {
  readonly #options: TheirChangeOptions;
  readonly #offer: string | null;
  /** An UPDATE is done when it is answered. */
  readonly #endsByAck: boolean;
  #awaitAck: Cancel | null = null;
  #answered = false;
  #stopped = false;

  constructor(options: TheirChangeOptions) {
    this.#options = options;
    const { message } = options.request;
    this.#offer = sdpOf(message);
    this.#endsByAck = message.method === 'INVITE';
  }

  /** They have left the offer to us, and its answer is not here yet. */
  get offering(): boolean {
    return this.#offer === null && !this.#answered;
  }

  begin(): void {
    this.#respond().catch((error: unknown) => this.#options.failed(error));
  }

  stop(): void {
    this.#stopped = true;
    this.#awaitAck?.();
  }

  /** The ACK; it carries the answer when we made the offer. */
  acknowledged(sdp: string | null): void {
    const { media, done, broken, failed } = this.#options;
    const finish = () => {
      this.#awaitAck?.();
      done(true);
    };
    if (!this.offering) return finish();
    this.#answered = true;
    if (sdp === null) return broken({ reason: 'mediaFailed', by: 'network' });
    media.applyAnswer(sdp).then(finish, failed);
  }

  async #respond(): Promise<void> {
    const { request, media, held, clock, accepted, done, broken } = this.#options;
    let body: string;
    try {
      body = await this.#describe();
    } catch {
      // 488 leaves the call as it was before (RFC 3261 section 14.2).
      await media.rollback(held);
      if (this.#stopped) return this.#over();
      request.reject({ statusCode: 488 });
      return done(false);
    }
    if (this.#stopped) return this.#over();
    // Without an ACK the two sides do not know what holds between them (RFC 3261 section 14.2).
    if (this.#endsByAck)
      this.#awaitAck = clock.after(ackWithinMs, () =>
        broken({ reason: 'lineLost', by: 'network' }),
      );
    request.accept({ statusCode: 200, body: sdpBody(body) });
    accepted();
    if (!this.#endsByAck) done(true);
  }

  async #describe(): Promise<string> {
    const { media, held } = this.#options;
    if (this.#offer === null) return media.offer({ held });
    await media.applyOffer(this.#offer);
    return media.answer(held);
  }

  /** The call has ended meanwhile (RFC 3261 section 15.1.2); its re-INVITE goes with the dialog. */
  #over(): void {
    if (!this.#endsByAck) this.#options.request.reject({ statusCode: 487 });
  }
}
