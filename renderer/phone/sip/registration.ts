import type { Core } from 'sip.js';
import type { Cancel, Clock } from '../../kernel';
import type { LineSignal, LineTrouble } from '../line';
import { allowedMethods, header } from './headers';
import { readNameAddress, splitOutside } from './name-address';
import { isMadeUp, isOffline, newToken, type SipStack } from './stack';
import type { TokenBucket } from './token-bucket';

export interface RegistrationOptions {
  stack: SipStack;
  clock: Clock;
  instanceId: string;
  rate: TokenBucket;
  /** Evenly random in [0, 1). */
  random: () => number;
  signal(signal: LineSignal): void;
}

const answerWithinMs = 10_000;
const shortestAsked = 30;
/** What a registrar grants is its own affair; below this it would be asked without pause. Seconds. */
const shortestGranted = 5;
/** A registrar may grant weeks; a timer may not (2^31 ms), and a binding is worth checking. */
const longestRefresh = 1800;
const refreshAt = 0.8;
const lengthenings = 2;
const challengesAtMost = 4;

/**
 * One binding at the registrar (RFC 3261 section 10.2), made anew for every connection. Written here and
 * not the library's: that one stops for ever, or asks without pause, on replies that are not quite right.
 */
export class Registration {
  readonly #options: RegistrationOptions;
  readonly #callId = newToken();
  #cseq = 0;
  #asked: number;
  #lengthened = 0;
  /** Only the answer to the newest request counts. */
  #turn = 0;
  #timers: Cancel[] = [];

  constructor(options: RegistrationOptions) {
    this.#options = options;
    this.#asked = Math.max(shortestAsked, options.stack.account.registerExpires);
  }

  register(): void {
    this.#lengthened = 0;
    this.#ask();
  }

  unregister(): void {
    this.stop();
    const turn = ++this.#turn;
    const over = () => {
      if (turn !== this.#turn) return;
      this.stop();
      this.#options.signal({ kind: 'unregistered' });
    };
    this.#later(answerWithinMs, over);
    this.#send(0, { onAccept: over, onRedirect: over, onReject: over });
  }

  /** Nothing more is asked, and what is on its way does not count. */
  stop(): void {
    this.#turn++;
    for (const cancel of this.#timers.splice(0)) cancel();
  }

  #later(ms: number, run: () => void): void {
    this.#timers.push(this.#options.clock.after(ms, run));
  }

  #ask(): void {
    this.stop();
    const turn = this.#turn;
    if (!this.#options.rate.take()) return this.#later(2000, () => this.#ask());
    const mine =
      (run: (message: Core.IncomingResponseMessage) => void) =>
      ({ message }: { message: Core.IncomingResponseMessage }) => {
        if (turn !== this.#turn) return;
        this.stop();
        run(message);
      };
    this.#later(answerWithinMs, () => {
      this.stop();
      this.#failed({ kind: 'deadPeer' });
    });
    this.#send(this.#asked, {
      onAccept: mine((message) => this.#accepted(message)),
      // A registrar that points elsewhere is a wrong address in the settings.
      onRedirect: mine(() => this.#failed({ kind: 'badAddress' })),
      onReject: mine((message) => this.#rejected(message)),
    });
  }

  #send(expires: number, delegate: Core.OutgoingRequestDelegate): void {
    const { stack, instanceId } = this.#options;
    const contact = `${stack.contact.header};+sip.instance="<urn:uuid:${instanceId}>";expires=${expires}`;
    const message = stack.core.makeOutgoingRequestMessage(
      'REGISTER',
      stack.registrar,
      stack.own,
      stack.own,
      { callId: this.#callId, cseq: ++this.#cseq, fromTag: newToken().slice(0, 16) },
      [
        header('Contact', contact),
        header('Expires', String(expires)),
        header('Allow', allowedMethods.join(', ')),
      ],
    );
    stack.core.register(message, delegate);
    // The library counts up by itself whenever it answers a challenge, of a proxy and of the registrar.
    this.#cseq += challengesAtMost;
  }

  #accepted(message: Core.IncomingResponseMessage): void {
    const expires = this.#granted(message);
    if (expires === null || expires < shortestGranted) return this.#failed({ kind: 'badReply' });
    // An eighth of it, sooner or later, is chance: desks that came back together do not refresh in step for ever.
    const share = 0.875 + this.#options.random() / 4;
    const seconds = Math.min(expires * refreshAt, longestRefresh) * share;
    this.#later(seconds * 1000, () => this.register());
    this.#options.signal({ kind: 'registered', expiresInSeconds: expires });
  }

  /** What the registrar granted to this binding (RFC 3261 section 10.2.4); null when it does not say. */
  #granted(message: Core.IncomingResponseMessage): number | null {
    const { contact } = this.#options.stack;
    const own = message
      .getHeaders('contact')
      .flatMap((line) => splitOutside(line, ','))
      .map(readNameAddress)
      .find((one) => one?.user === contact.user);
    if (!own) return null;
    const text = own.parameters.get('expires') ?? message.getHeader('expires') ?? '';
    return /^\d{1,10}$/.test(text) ? Number(text) : null;
  }

  #rejected(message: Core.IncomingResponseMessage): void {
    const status = message.statusCode ?? 500;
    // The transport says so itself.
    if (isOffline(message)) return;
    if (status === 423) return this.#tooBrief(message);
    const after = /^\s*(\d{1,6})/.exec(message.getHeader('retry-after') ?? '')?.[1];
    this.#failed(this.#troubleOf(message, status), after === undefined ? undefined : Number(after));
  }

  #tooBrief(message: Core.IncomingResponseMessage): void {
    const least = Number(message.getHeader('min-expires') ?? Number.NaN);
    const sensible = Number.isInteger(least) && least > this.#asked && least <= 7 * 86_400;
    if (!sensible || this.#lengthened >= lengthenings) return this.#failed({ kind: 'badReply' });
    this.#lengthened++;
    this.#asked = least;
    this.#ask();
  }

  #troubleOf(message: Core.IncomingResponseMessage, status: number): LineTrouble {
    if (isMadeUp(message)) return { kind: 'deadPeer' };
    if (status === 401 || status === 407) {
      return this.#options.stack.challengeTrouble() ?? { kind: 'wrongSecret' };
    }
    if (status === 403) return { kind: 'forbidden' };
    if (status === 404 || status === 604) return { kind: 'unknownUser' };
    return { kind: 'serverError', status };
  }

  #failed(trouble: LineTrouble, retryAfterSeconds?: number): void {
    this.#options.signal(
      retryAfterSeconds === undefined
        ? { kind: 'registrationFailed', trouble }
        : { kind: 'registrationFailed', trouble, retryAfterSeconds },
    );
  }
}
