import { Core } from 'sip.js';
import type { CallId, EndSignal } from '../calls';
import type { LineAccount } from '../line';
import type { CallReading } from '../quality';
import { CallSound, type CallSoundOptions } from './call-sound';
import { takePart } from './dialog-part';
import type { FarIdentity } from './far-identity';
import { HangUp, hangUpAgainMs } from './hang-up';
import { LegDigits } from './leg-digits';
import type { LegPhase } from './leg-phase';
import type { CallMedia } from './media-handler';
import { type CallParties, partiesOf } from './quality-report';
import type { RefusalCause } from './raw-message';
import type { ReplacedDialog } from './replaces';
import { isMadeUp } from './stack';
import { endOfBye } from './signals';
import type { DialogName, Transfer } from './transfer';
import { Transfers } from './transfers';
import type { OfferRequest } from './update';

export interface LegOptions extends CallSoundOptions {
  refused(cause: RefusalCause): void;
  /** Nothing of this call is to be done any more. */
  forget(leg: CallLeg): void;
}

/** A BYE that was taken, or whose call is known no more; any other answer may be that of a proxy on the way. */
const isHeard = (status = 0): boolean => (status >= 200 && status < 300) || status === 481;

/** One call: its dialog, its sound, and what the agent wants of it. */
export abstract class CallLeg {
  readonly id: CallId;
  protected readonly options: LegOptions;
  protected readonly media: CallMedia;
  protected phase: LegPhase = 'starting';
  protected dialog: Core.Session | null = null;
  readonly #sound: CallSound;
  readonly #hangUp: HangUp;
  readonly #digits: LegDigits;
  #transfers: Transfers | null = null;
  #online = true;

  constructor(
    id: CallId,
    protected readonly direction: 'in' | 'out',
    options: LegOptions,
  ) {
    this.id = id;
    this.options = options;
    this.#sound = new CallSound(id, direction, options, {
      isOver: () => this.phase === 'ending',
      digitsReady: () => this.#digits.flush(),
      lost: () => this.#lost(),
      broken: (end) => this.fail(end),
    });
    this.media = this.#sound.media;
    this.#digits = new LegDigits({
      ...options,
      call: id,
      media: this.media,
      byInfo: options.account.digits === 'info',
      dialog: () => (this.phase === 'talking' ? this.dialog : null),
    });
    this.#hangUp = new HangUp(options.clock, (end) => this.end(end));
  }

  /** CANCEL, BYE or a refusal, by the state the dialog is in. */
  hangUp(): void {
    if (this.phase === 'ending' || this.phase === 'ended') return;
    if (this.phase === 'talking') return this.#hangUpDialog({ reason: 'hungUp', by: 'agent' });
    this.hangUpEarly();
  }

  protected abstract hangUpEarly(): void;
  protected abstract readonly identity: FarIdentity;
  /** Before the call is established: our offer has no answer yet. */
  protected abstract get offering(): boolean;
  /** True when it must be said that the call rings no more. */
  abstract get ringing(): boolean;

  setHold(held: boolean): void {
    this.#sound.setHold(held);
  }

  transfer(target: string): void {
    this.#newTransfer()?.start(target);
  }

  /** The far end takes our place in another call of ours. */
  transferOver(dialog: DialogName | null): void {
    this.#newTransfer()?.startOver(dialog);
  }

  /** What another party needs to take our place; null unless it is answered. */
  get dialogName(): DialogName | null {
    return this.phase === 'talking' ? this.dialog : null;
  }

  isDialog({ callId, localTag, remoteTag }: ReplacedDialog): boolean {
    const { dialog } = this;
    return (
      dialog?.callId === callId && dialog.localTag === localTag && dialog.remoteTag === remoteTag
    );
  }

  /** A message in the dialog: somebody else may be at its other end now. */
  heard(message: Core.IncomingMessage): void {
    const remote = this.over ? null : this.identity.hear(message);
    if (remote) this.options.signal({ kind: 'partyChanged', call: this.id, remote });
    const isUpdate = message instanceof Core.IncomingRequestMessage && message.method === 'UPDATE';
    if (isUpdate && !message.body && !this.over) this.#sound.refreshed(message);
  }

  /** An UPDATE with an offer. */
  offered(request: OfferRequest): void {
    if (this.over) request.reject({ statusCode: 481 });
    else this.#sound.offered(request, this.offering);
  }

  get over(): boolean {
    return this.phase === 'ending' || this.phase === 'ended';
  }

  /** Another dialog of the same call has taken over: this one ends without a word to the screen. */
  retire(): void {
    if (this.dialog) this.sendBye(this.dialog);
    this.#close();
  }

  /** The one that was to take over did not: its sound makes place for ours. */
  playAgain(): void {
    this.media.playAgain();
  }

  #newTransfer(): Transfer | null {
    if (this.phase !== 'talking' || !this.dialog) return null;
    this.#transfers ??= new Transfers({
      call: this.id,
      dialog: this.dialog,
      stack: this.options.stack,
      clock: this.options.clock,
      signal: this.options.signal,
      succeeded: () => this.#hangUpDialog({ reason: 'transferred', by: 'agent' }),
    });
    return this.#transfers.begin();
  }

  stats(): Promise<CallReading | null> {
    return this.media.stats(this.options.clock.monotonic());
  }

  /** Null before there is a dialog. */
  parties(): CallParties | null {
    return this.dialog && partiesOf(this.dialog, this.direction);
  }

  sendDigits(digits: string): void {
    if (!this.over) this.#digits.send(digits);
  }

  renewServers(servers: LineAccount['iceServers'] | null): void {
    this.#sound.renewServers(servers);
  }

  /** The connection to the server is gone: what was not answered yet has no way back to us. */
  offline(): void {
    this.#online = false;
    this.#sound.setReach('none');
    if (this.phase === 'talking' || this.phase === 'ended') return;
    if (this.phase === 'ending') return this.#hangUp.settle(false);
    this.#hangUp.unheard();
    this.end({ reason: 'lineLost', by: 'network' });
  }

  /** A new connection to the server is open: neither the sound nor a hang-up waits for the login, which may be long. */
  reachable(): void {
    if (this.phase === 'talking') this.#sound.setReach('open');
    if (this.phase === 'ended' && this.#hangUp.isDue) this.hangUpAgain();
  }

  /** The line is back: a hang-up that was not heard is said again, and the sound finds a new path. */
  online(): void {
    this.#online = true;
    if (this.phase === 'talking') this.#sound.setReach('registered');
    if (this.phase !== 'ended') return;
    if (this.#hangUp.takeDue()) this.hangUpAgain();
    this.options.forget(this);
  }

  /** The phone goes over to another connection: the call ends here, said or not. */
  drop(): void {
    this.end(this.#hangUp.end ?? { reason: 'lineLost', by: 'network' });
  }

  protected hangUpAgain(): void {
    if (this.dialog && this.dialog.sessionState !== Core.SessionState.Early) {
      this.sendBye(this.dialog);
    }
  }

  /** Takes part in a dialog: every request in it is answered here, none by the library itself. */
  protected adopt(dialog: Core.Session): void {
    this.dialog = dialog;
    takePart(dialog, {
      acknowledged: (sdp) => this.acknowledged(sdp),
      neverAcknowledged: () => {
        this.sendBye(dialog);
        if (this.phase !== 'ending') this.end({ reason: 'lineLost', by: 'network' });
      },
      byeReceived: (request) => this.byeReceived(request),
      inviteReceived: (request) => this.#sound.offered(request, true),
      notified: (request) => {
        if (this.#transfers) this.#transfers.notified(request);
        else request.reject({ statusCode: 489 });
      },
    });
  }

  protected acknowledged(sdp: string | null): void {
    this.#sound.acknowledged(sdp);
  }

  protected byeReceived(request: Core.IncomingByeRequest): void {
    request.accept();
    const end = endOfBye(request.message.getHeaders('reason'));
    const tookOver = end.reason === 'hungUp' && this.#transfers?.tookOver === true;
    this.end(tookOver ? { ...end, reason: 'transferred' } : end);
  }

  /** The dialog is confirmed on both sides. */
  protected establish(first: Core.IncomingMessage, ownsCallId: boolean): void {
    if (!this.dialog) return;
    this.phase = 'talking';
    this.#sound.begin(this.dialog, first, ownsCallId);
    const { callId, localTag: ours, remoteTag: theirs } = this.dialog;
    this.options.signal({ kind: 'established', call: this.id, dialog: { callId, ours, theirs } });
    this.#sound.noticeRemoteHold();
    this.#digits.answered();
  }

  protected restartIce(): void {
    this.#sound.restartIce();
  }

  /** The call cannot go on: the far end is told, the agent too. */
  protected fail(end: EndSignal): void {
    if (this.phase === 'ended') return;
    if (this.dialog) this.sendBye(this.dialog);
    // Nobody hears it now: it is said when the line is back.
    if (!this.#online) this.#hangUp.unheard();
    this.end(end);
  }

  #lost(): void {
    if (this.phase === 'ending') return;
    this.fail({ reason: this.#online ? 'mediaFailed' : 'lineLost', by: 'network' });
  }

  protected end(end: EndSignal): void {
    if (this.phase === 'ended') return;
    this.#close();
    this.options.signal({ kind: 'ended', call: this.id, end });
    if (!this.#hangUp.wasUnheard) return this.options.forget(this);
    this.options.clock.after(hangUpAgainMs, () => this.options.forget(this));
  }

  #close(): void {
    this.phase = 'ended';
    this.#hangUp.stop();
    this.#transfers?.stop();
    this.#sound.close();
  }

  /** The screen shows the end now, whether the PBX has heard it or not. */
  protected beginEnd(end: EndSignal): void {
    this.phase = 'ending';
    this.#hangUp.begin(end);
  }

  protected confirmEnd(confirmed: boolean): void {
    if (this.phase === 'ending') this.#hangUp.settle(confirmed);
  }

  protected sendBye(dialog: Core.Session): void {
    const answered = ({ message }: Core.IncomingResponse) => {
      if (isHeard(message.statusCode)) this.#hangUp.heard();
      this.confirmEnd(!isMadeUp(message));
    };
    dialog.bye({ onAccept: answered, onRedirect: answered, onReject: answered });
  }

  #hangUpDialog(end: EndSignal): void {
    if (this.phase !== 'talking' || !this.dialog) return;
    this.beginEnd(end);
    this.sendBye(this.dialog);
  }
}
