import type { Core } from 'sip.js';
import type { Cancel, Clock } from '../../kernel';
import { header } from './headers';
import { isMadeUp, newToken, type SipStack } from './stack';
import { createTokenBucket } from './token-bucket';

export interface PublicationOptions {
  clock: Clock;
  stack(): SipStack | null;
}

/** Seconds. */
const asked = 600;
const refreshAt = 0.8;
const restMs = 400;
const answerWithinMs = 10_000;

/**
 * The agent's own presence at the PBX (RFC 3903). One PUBLISH at a time; what changes quickly is told once,
 * as it is in the end. A PBX that takes none is left alone until the line comes back.
 */
export class Publication {
  readonly #options: PublicationOptions;
  readonly #rate;
  #document: string | null = null;
  #told: string | null = null;
  #etag: string | null = null;
  #online = false;
  #refused = false;
  #busy = false;
  #wait: Cancel = () => undefined;

  constructor(options: PublicationOptions) {
    this.#options = options;
    this.#rate = createTokenBucket(options.clock, { burst: 5, refillMs: 2000 });
  }

  publish(document: string | null): void {
    if (document === this.#document) return;
    this.#document = document;
    this.#soon(restMs);
  }

  online(online: boolean): void {
    this.#online = online;
    this.#busy = false;
    this.#refused = false;
    this.#told = null;
    this.#wait();
    if (online && this.#document !== null) this.#soon(restMs);
  }

  #soon(ms: number): void {
    this.#wait();
    this.#wait = this.#options.clock.after(ms, () => this.#send());
  }

  #send(refresh = false): void {
    const stack = this.#options.stack();
    const same = this.#document === this.#told && !refresh;
    if (!stack || !this.#online || this.#refused || this.#busy || same) return;
    // Nothing was told, so there is nothing to take back.
    if (this.#document === null && this.#etag === null) return;
    if (!this.#rate.take()) return this.#soon(2000);
    const document = this.#document;
    const expires = document === null ? 0 : asked;
    const message = stack.core.makeOutgoingRequestMessage(
      'PUBLISH',
      stack.own,
      stack.own,
      stack.own,
      { callId: newToken(), fromTag: newToken().slice(0, 16) },
      [
        header('Event', 'presence'),
        header('Expires', String(expires)),
        ...(this.#etag === null ? [] : [header('SIP-If-Match', this.#etag)]),
      ],
    );
    // A refresh of the same state has no body (RFC 3903 section 4.1).
    const again = refresh && this.#etag !== null;
    if (document !== null && !again)
      message.body = { body: document, contentType: 'application/pidf+xml' };
    this.#busy = true;
    let open = true;
    const settle = (run: () => void) => {
      if (!open) return;
      open = false;
      this.#busy = false;
      run();
    };
    this.#options.clock.after(answerWithinMs, () => settle(() => this.#soon(30_000)));
    stack.core.publish(message, {
      onAccept: ({ message: answer }) => settle(() => this.#accepted(answer, document)),
      onRedirect: () => settle(() => (this.#refused = true)),
      onReject: ({ message: answer }) => settle(() => this.#rejected(answer)),
    });
  }

  #accepted(answer: Core.IncomingResponseMessage, document: string | null): void {
    const etag = answer.getHeader('sip-etag') ?? '';
    this.#told = document;
    this.#etag = document !== null && /^[\x21-\x7e]{1,200}$/.test(etag) ? etag : null;
    if (this.#document !== this.#told) return this.#soon(restMs);
    if (document === null) return;
    const granted = Number(answer.getHeader('expires') ?? asked);
    const seconds = granted >= 60 && granted <= 86_400 ? granted : asked;
    this.#wait();
    this.#wait = this.#options.clock.after(seconds * refreshAt * 1000, () => this.#send(true));
  }

  #rejected(answer: Core.IncomingResponseMessage): void {
    const status = answer.statusCode ?? 500;
    if (isMadeUp(answer)) return this.#soon(30_000);
    if (status === 412 && this.#etag !== null) {
      // What it changed is not there any more: told anew (RFC 3903 section 4.1).
      this.#etag = null;
      this.#told = null;
      return this.#soon(restMs);
    }
    if (status >= 500 && status < 600 && status !== 501) return this.#soon(60_000);
    this.#refused = true;
  }
}
