import type { Core } from 'sip.js';
import type { CallId, CallSignal, EndSignal, RefusedAs } from '../calls';
import type { Clock } from '../../kernel';
import { idsOf } from './flood-budgets';
import { sipAddress } from './headers';
import { callerOf, callerOfRaw, incomingSignal, refusalOf, statusOfRefusal } from './new-invite';
import type { RawMessage, RefusalCause } from './raw-message';
import type { SipStack } from './stack';
import { TurnedAwayBurst } from './turned-away-burst';

export interface ReceptionOptions {
  clock: Clock;
  newCallId(): CallId;
  signal(signal: CallSignal): void;
  refused(cause: RefusalCause): void;
  /** As many calls as the phone can hold at all are there. */
  full(): boolean;
  /** Nobody has turned it away: it rings. */
  letIn(call: CallId, stack: SipStack, request: Core.IncomingInviteRequest): void;
}

interface Unrung {
  stack: SipStack;
  request: Core.IncomingInviteRequest;
}

/**
 * Where a new INVITE waits until it is known whether it may ring: whoever hears of it can turn it away or send it
 * on, and the caller's side has then heard of no ringing, nor has a peer connection been made for it.
 */
export class Reception {
  readonly #options: ReceptionOptions;
  readonly #unrung = new Map<CallId, Unrung>();
  readonly #burst: TurnedAwayBurst;

  constructor(options: ReceptionOptions) {
    this.#options = options;
    const { clock, newCallId, signal } = options;
    this.#burst = new TurnedAwayBurst({ clock, newCallId, tell: signal });
  }

  /** A caller who came when more did than are let in at all, and is refused already. */
  overrun(stack: SipStack, message: RawMessage): void {
    this.#burst.add(idsOf(message), (call) => callerOfRaw(stack, call, message));
  }

  /** Nobody comes any more. */
  close(): void {
    this.#burst.close();
  }

  /** True when the INVITE is one for here: it fits, and is neither refused nor of a call of ours. */
  fits(stack: SipStack, request: Core.IncomingInviteRequest): boolean {
    const refusal = refusalOf(stack, request.message);
    if (!refusal) return true;
    const { statusCode, extraHeaders, cause, end: reason } = refusal;
    if (cause) this.#options.refused(cause);
    request.reject({ statusCode, ...(extraHeaders ? { extraHeaders } : {}) });
    if (reason) this.#turnedAway(stack, request, { reason, by: 'network', status: statusCode });
    return false;
  }

  receive(stack: SipStack, request: Core.IncomingInviteRequest): void {
    const { newCallId, signal, refused, full } = this.#options;
    if (full()) {
      refused('tooManyRinging');
      request.reject({ statusCode: 486 });
      return this.#turnedAway(stack, request, { reason: 'busy', by: 'agent', status: 486 });
    }
    const call = newCallId();
    this.#unrung.set(call, { stack, request });
    signal(incomingSignal(stack, call, request.message));
    this.letIn(call);
  }

  /** Something is asked of it that only a call which rings can do. */
  letIn(call: CallId): void {
    const unrung = this.#take(call);
    if (unrung) this.#options.letIn(call, unrung.stack, unrung.request);
  }

  /** False when it rings already, or is not known. */
  decline(call: CallId, why: RefusedAs): boolean {
    const unrung = this.#take(call);
    if (!unrung) return false;
    const status = statusOfRefusal[why];
    unrung.request.reject({ statusCode: status });
    this.#ended(call, { reason: 'declined', by: 'agent', status });
    return true;
  }

  /** As `IncomingLeg.redirect`. */
  redirect(call: CallId, target: string): boolean {
    const { stack, request } = this.#unrung.get(call) ?? {};
    if (!stack || !request) return false;
    const contact = sipAddress(target, stack.account.domain);
    if (!contact.ok) return this.decline(call, 'busy');
    this.#unrung.delete(call);
    request.redirect([contact.value], { statusCode: 302 });
    this.#ended(call, { reason: 'forwarded', by: 'agent', status: 302 });
    return true;
  }

  #take(call: CallId): Unrung | undefined {
    const unrung = this.#unrung.get(call);
    this.#unrung.delete(call);
    return unrung;
  }

  #ended(call: CallId, end: EndSignal): void {
    this.#options.signal({ kind: 'ended', call, end });
  }

  #turnedAway(stack: SipStack, { message }: Core.IncomingInviteRequest, end: EndSignal): void {
    const { newCallId, signal } = this.#options;
    signal({ kind: 'turnedAway', ...callerOf(stack, newCallId(), message), end });
  }
}
