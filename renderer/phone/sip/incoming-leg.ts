import { Core } from 'sip.js';
import type { DialogIds, EndReason, EndSignal, RefusedAs } from '../calls';
import type { Cancel } from '../../kernel';
import { CallLeg, type LegOptions } from './call-leg';
import { FarIdentity } from './far-identity';
import { sipAddress } from './headers';
import { partiesOf } from './identity';
import { statusOfRefusal } from './new-invite';
import { sdpBody, sdpOf } from './sdp-body';
import { ownUsers } from './stack';
import { endOfCancel } from './signals';

/**
 * Longer than any PBX rings, and than a proxy waits (timer C, more than three minutes): it is theirs to stop. A
 * caller who is forgotten does not ring for ever.
 */
const ringsAtMostMs = 300_000;

/** What becomes of a call of ours that another dialog takes over (RFC 3891). */
export interface TakingOver {
  established(dialog: DialogIds | undefined): void;
  /** The earlier dialog goes on. */
  failed(): void;
}

/** Until it has taken over, the screen hears nothing of the new dialog: the call is known already. */
const quietly = (signal: LegOptions['signal'], taking: TakingOver): LegOptions['signal'] => {
  let taken = false;
  return (one) => {
    if (taken) return signal(one);
    if (one.kind === 'ended') taking.failed();
    if (one.kind !== 'established') return;
    taken = true;
    taking.established(one.dialog);
  };
};

/** A call that somebody makes to us. Connected only when the ACK is there (RFC 3261 section 13.3.1.4). */
export class IncomingLeg extends CallLeg {
  protected readonly identity: FarIdentity;
  readonly #request: Core.IncomingInviteRequest;
  readonly #offer: string | null;
  #prepared: Promise<void> = Promise.resolve();
  #hangUpOnAck = false;
  #tooLong: Cancel | null = null;

  constructor(
    id: string,
    request: Core.IncomingInviteRequest,
    options: LegOptions,
    taking?: TakingOver,
  ) {
    super(id, 'in', taking ? { ...options, signal: quietly(options.signal, taking) } : options);
    this.#request = request;
    this.#offer = sdpOf(request.message);
    const { message } = request;
    this.identity = new FarIdentity({
      own: ownUsers(options.stack),
      first: partiesOf(message).remote,
      claimed: message.from.uri.user ?? '',
    });
  }

  get ringing(): boolean {
    return this.phase === 'ringing' || this.phase === 'answering';
  }

  protected get offering(): boolean {
    return this.#offer === null && this.phase === 'awaitingAck';
  }

  ring(): void {
    const { clock } = this.options;
    this.#request.delegate = { onCancel: (cancel) => this.#cancelled(cancel) };
    this.phase = 'ringing';
    this.adopt(this.#request.progress({ statusCode: 180 }).session);
    this.#tooLong = clock.after(ringsAtMostMs, () => this.#refuse(486, 'missed', 'network'));
    this.#prepared = this.#prepare();
    this.#prepared.catch(() => this.#refuse(488, 'noCommonCodec', 'network'));
  }

  /** Nothing rings: the answer leaves at once, and the earlier dialog is ended when ours stands. */
  takeOver(): void {
    this.#request.delegate = { onCancel: (cancel) => this.#cancelled(cancel) };
    this.phase = 'ringing';
    this.#prepared = this.#prepare();
    this.#prepared.catch(() => this.#refuse(488, 'noCommonCodec', 'network'));
    this.answer();
  }

  /** All but the microphone; no packet goes to the caller before the answer, not even a check of the path. */
  async #prepare(): Promise<void> {
    if (this.#offer === null) return this.media.prepare('offer');
    await this.media.applyOffer(this.#offer);
    await this.media.prepare('answer');
  }

  answer(): void {
    if (this.phase !== 'ringing') return;
    this.phase = 'answering';
    // The answer leaves as it was prepared; the microphone opens beside it.
    const failed = (error: unknown) =>
      this.#cannotTalk(488, { reason: this.media.faultOf(error), by: 'network' });
    this.#answer().catch(failed);
    this.#openTrack().catch(failed);
  }

  decline(why: RefusedAs): void {
    this.#refuse(statusOfRefusal[why], 'declined', 'agent');
  }

  /** 302 (RFC 3261 section 21.3.3): the caller's side tries the other number, in our domain only. */
  redirect(target: string): void {
    if (!this.ringing) return;
    const contact = sipAddress(target, this.options.account.domain);
    if (!contact.ok) return this.decline('busy');
    this.#request.redirect([contact.value], { statusCode: 302 });
    this.end({ reason: 'forwarded', by: 'agent', status: 302 });
  }

  protected override hangUpEarly(): void {
    if (this.phase !== 'awaitingAck') return this.decline('declined');
    // A BYE may only follow the ACK (RFC 3261 section 15).
    this.#hangUpOnAck = true;
    this.beginEnd({ reason: 'hungUp', by: 'agent' });
  }

  protected override hangUpAgain(): void {
    if (this.dialog?.sessionState === Core.SessionState.AckWait) this.#hangUpOnAck = true;
    else super.hangUpAgain();
  }

  protected override acknowledged(sdp: string | null): void {
    if (this.#hangUpOnAck && this.dialog) {
      this.#hangUpOnAck = false;
      return this.sendBye(this.dialog);
    }
    if (this.phase !== 'awaitingAck') return super.acknowledged(sdp);
    if (this.#offer !== null) return this.establish(this.#request.message, false);
    if (sdp === null) return this.fail({ reason: 'mediaFailed', by: 'network' });
    this.media.applyAnswer(sdp).then(
      () => this.phase === 'awaitingAck' && this.establish(this.#request.message, false),
      () => this.fail({ reason: 'mediaFailed', by: 'network' }),
    );
  }

  protected override byeReceived(request: Core.IncomingByeRequest): void {
    if (!this.ringing) return super.byeReceived(request);
    // A BYE before the answer ends the INVITE as well, or the answer would make a call with nobody.
    request.accept();
    this.#refuse(487, 'missed', 'remote');
  }

  protected override fail(end: EndSignal): void {
    if (this.dialog?.sessionState !== Core.SessionState.AckWait) return super.fail(end);
    this.#hangUpOnAck = true;
    this.end(end);
  }

  /** The PBX gives the caller to somebody else when it misses us; an answer could no longer be heard. */
  override offline(): void {
    if (this.ringing) this.#refuse(486, 'lineLost', 'network');
    else super.offline();
  }

  protected override end(...given: Parameters<CallLeg['end']>): void {
    this.#tooLong?.();
    super.end(...given);
  }

  async #answer(): Promise<void> {
    const body = await this.#describe();
    // Cancelled meanwhile: there is nobody to answer.
    if (this.phase !== 'answering') return;
    this.phase = 'awaitingAck';
    this.#tooLong?.();
    this.adopt(this.#request.accept({ statusCode: 200, body: sdpBody(body) }).session);
    this.media.play();
  }

  async #describe(): Promise<string> {
    await this.#prepared;
    return this.#offer === null ? this.media.offer({ held: false }) : this.media.answer(false);
  }

  async #openTrack(): Promise<void> {
    const track = await this.media.openTrack();
    if (!track.ok) this.#cannotTalk(486, { reason: 'microphone', by: 'agent' });
  }

  /** A refusal while that is still possible; after the answer a BYE. */
  #cannotTalk(status: number, end: EndSignal): void {
    if (this.ringing) this.#refuse(status, end.reason, end.by);
    else if (this.phase === 'awaitingAck' || this.phase === 'talking') this.fail(end);
  }

  #cancelled(cancel: Core.IncomingRequestMessage): void {
    if (!this.ringing) return;
    this.#request.reject({ statusCode: 487 });
    this.end(endOfCancel(cancel.getHeaders('reason')));
  }

  #refuse(status: number, reason: EndReason, by: EndSignal['by']): void {
    if (!this.ringing) return;
    this.#request.reject({ statusCode: status });
    this.end({ reason, by, status });
  }
}
