import type { Core } from 'sip.js';
import type { Cancel, Clock } from '../../kernel';
import type { WatchOrder } from '../team';
import { header, sipAddress } from './headers';
import { isMadeUp, newToken, type SipStack } from './stack';

export type SubscriptionNews =
  | { kind: 'notified'; contentType: string; body: string; first: boolean }
  /** The subscription is over: whether it may be asked for again, and after how many seconds at the least. */
  | { kind: 'over'; again: 'now' | 'later' | 'never'; afterSeconds: number };

export interface SubscriptionOptions extends WatchOrder {
  stack: SipStack;
  clock: Clock;
  tell(news: SubscriptionNews): void;
}

/** Seconds asked for, and the least between two refreshes whatever the notifier grants. */
const asked = 1200;
const leastRefresh = 30;
const refreshAt = 0.8;
const longest = 7 * 86_400;

const bodyTypes: Record<WatchOrder['event'], string> = {
  dialog: 'application/dialog-info+xml',
  presence: 'application/pidf+xml',
  'message-summary': 'application/simple-message-summary',
};

/** Will be refused again tomorrow: asking is useless until something is set up differently. */
const final = new Set([403, 404, 405, 410, 415, 416, 420, 485, 489, 501, 603, 604]);

const secondsOf = (text: string | undefined): number =>
  text && /^\d{1,9}$/.test(text) ? Math.min(Number(text), longest) : 0;

/** `active;expires=600` (RFC 6665 section 8.2.3), read without the library's grammar. */
const readState = (text: string) => {
  const [state = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const of = (name: string) =>
    parameters.find((one) => one.startsWith(`${name}=`))?.slice(name.length + 1);
  return { state, reason: of('reason') ?? '', retryAfter: secondsOf(of('retry-after')) };
};

/** RFC 6665 section 4.1.3: what the reason of an end means for asking again. */
const againAfter = (reason: string): 'now' | 'later' | 'never' => {
  if (reason === 'deactivated' || reason === 'timeout') return 'now';
  return reason === 'rejected' || reason === 'noresource' || reason === 'invariant'
    ? 'never'
    : 'later';
};

/**
 * One subscription (RFC 6665) in one dialog. It tells its end once and is then done with; whoever holds it
 * makes a new one.
 */
export class Subscription {
  readonly #options: SubscriptionOptions;
  #request: Core.OutgoingSubscribeRequest | null = null;
  #dialog: Core.Subscription | null = null;
  #refresh: Cancel = () => undefined;
  #over = false;

  constructor(options: SubscriptionOptions) {
    this.#options = options;
  }

  start(): void {
    const { stack, user } = this.#options;
    const target = sipAddress(user, stack.account.domain);
    if (!target.ok) return this.#end('never');
    const message = stack.core.makeOutgoingRequestMessage(
      'SUBSCRIBE',
      target.value,
      stack.own,
      target.value,
      { callId: newToken(), fromTag: newToken().slice(0, 16) },
      this.#headers(),
    );
    this.#request = stack.core.subscribe(message, {
      onNotify: ({ request, subscription }) => this.#first(request, subscription),
      onNotifyTimeout: () => this.#end('later'),
      onRedirect: () => this.#end('never'),
      onReject: ({ message: refusal }) => this.#refused(refusal),
    });
  }

  /** Asks for the full state within the subscription (RFC 6665 section 4.1.2.2). */
  refresh(): void {
    const dialog = this.#dialog;
    if (!dialog || this.#over) return;
    this.#schedule(asked);
    dialog.subscribe(
      {
        onReject: ({ message }) => {
          // Challenged again after our answer: the library lets it be, a new subscription may do better.
          const status = message.statusCode ?? 0;
          if (status === 401 || status === 407) this.#end('now');
        },
      },
      { extraHeaders: this.#headers() },
    );
  }

  /** Nothing is told any more. `farewell`: the notifier hears of it. */
  stop(farewell: boolean): void {
    if (this.#over) return;
    this.#over = true;
    this.#refresh();
    this.#request?.waitNotifyStop();
    const dialog = this.#dialog;
    if (!dialog) return;
    dialog.delegate = undefined;
    if (farewell) dialog.unsubscribe();
    else dialog.dispose();
  }

  #headers(): string[] {
    const { stack, event } = this.#options;
    return [
      header('Contact', stack.contact.header),
      header('Event', event),
      header('Expires', String(asked)),
      header('Accept', bodyTypes[event]),
    ];
  }

  #first(request: Core.IncomingNotifyRequest, dialog: Core.Subscription | undefined): void {
    this.#dialog = dialog ?? null;
    if (this.#over) {
      request.accept();
      dialog?.dispose();
      return;
    }
    if (dialog) {
      dialog.delegate = {
        onNotify: (next) => this.#notified(next, false),
        onRefresh: () => undefined,
        onTerminated: () => this.#end('later'),
      };
    }
    this.#notified(request, true);
  }

  #notified(request: Core.IncomingNotifyRequest, first: boolean): void {
    request.accept();
    if (this.#over) return;
    const { message } = request;
    const { state, reason, retryAfter } = readState(message.getHeader('subscription-state') ?? '');
    const contentType = (message.getHeader('content-type') ?? '').split(';')[0]?.trim() ?? '';
    if (message.body && contentType.toLowerCase() === bodyTypes[this.#options.event])
      this.#options.tell({ kind: 'notified', contentType, body: message.body, first });
    if (state === 'terminated') return this.#end(againAfter(reason), retryAfter);
    this.#schedule(this.#dialog?.subscriptionExpires ?? asked);
  }

  #schedule(expires: number): void {
    this.#refresh();
    const seconds = Math.max(leastRefresh, Math.min(expires, longest) * refreshAt);
    this.#refresh = this.#options.clock.after(seconds * 1000, () => this.refresh());
  }

  #refused(message: Core.IncomingResponseMessage): void {
    const status = message.statusCode ?? 500;
    const wait = secondsOf(/^\s*(\d+)/.exec(message.getHeader('retry-after') ?? '')?.[1]);
    this.#end(!isMadeUp(message) && final.has(status) ? 'never' : 'later', wait);
  }

  #end(again: 'now' | 'later' | 'never', afterSeconds = 0): void {
    if (this.#over) return;
    this.stop(false);
    this.#options.tell({ kind: 'over', again, afterSeconds });
  }
}
