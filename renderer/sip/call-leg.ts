import { Core } from 'sip.js';
import type { CallAudio } from '../audio';
import type { CallId, CallSignal, EndSignal } from '../calls';
import type { Cancel, Clock, Log } from '../kernel';
import type { LineAccount } from '../line';
import type { CallReading } from '../quality';
import type { Reach } from './connection';
import { createDigitQueue } from './digits';
import { allowedMethods, header } from './headers';
import { infoWay } from './info-digits';
import type { LegPhase } from './leg-phase';
import { MediaCare } from './media-care';
import { CallMedia } from './media-handler';
import { peerConfiguration } from './peer-configuration';
import { type CallParties, partiesOf } from './quality-report';
import type { RefusalCause } from './raw-message';
import { Renegotiation } from './renegotiation';
import type { ReplacedDialog } from './replaces';
import { sdpOf } from './sdp-body';
import type { SilentServers } from './silent-servers';
import { isMadeUp, type SipStack } from './stack';
import { type DialogName, Transfer } from './transfer';

export interface LegOptions {
  stack: SipStack;
  account: LineAccount;
  audio: CallAudio;
  clock: Clock;
  log: Log;
  iceDeadlineMs: number;
  silentServers: SilentServers;
  createPeerConnection(configuration: RTCConfiguration): RTCPeerConnection;
  signal(signal: CallSignal): void;
  refused(cause: RefusalCause): void;
  /** The sound has stopped: the line is to be proved at once. */
  suspect(): void;
  /** Nothing of this call is to be done any more. */
  forget(leg: CallLeg): void;
}

/** How long the screen waits for the PBX to confirm a hang-up, and how long it is tried again. */
const confirmWithinMs = 4000;
const hangUpAgainMs = 180_000;
const allow = header('Allow', allowedMethods.join(', '));

/** One call: its dialog, its sound, and what the agent wants of it. */
export abstract class CallLeg {
  readonly id: CallId;
  protected readonly options: LegOptions;
  protected readonly media: CallMedia;
  protected phase: LegPhase = 'starting';
  protected dialog: Core.Session | null = null;
  #renegotiation: Renegotiation | null = null;
  #transfer: Transfer | null = null;
  /** The end that is said when the hang-up is confirmed. */
  #ending: EndSignal | null = null;
  #hangUpUntil = 0;
  #online = true;
  readonly #care: MediaCare;
  #timer: Cancel | null = null;
  readonly #digits = createDigitQueue(() => this.#digitWay());

  constructor(id: CallId, options: LegOptions) {
    this.id = id;
    this.options = options;
    this.media = new CallMedia({
      ...options,
      call: id,
      configuration: peerConfiguration(options.account),
      onState: (state) => this.phase !== 'ending' && this.#care.ice(state),
      onTone: (digits) => options.signal({ kind: 'digitsSent', call: id, digits }),
      warn: (text) => options.log('warn', text),
      onDigitsReady: () => this.#digits.flush(),
    });
    this.#care = new MediaCare({
      clock: options.clock,
      read: () => this.media.readPath(),
      suspect: options.suspect,
      restart: () => this.#renegotiation?.restartIce(),
      refresh: () => this.#renegotiation?.refresh(),
      tell: (media, since) => options.signal({ kind: 'mediaChanged', call: id, media, since }),
      lost: () => this.#lost(),
    });
  }

  /** CANCEL, BYE or a refusal, by the state the dialog is in. */
  hangUp(): void {
    if (this.phase === 'ending' || this.phase === 'ended') return;
    if (this.phase === 'talking') return this.#hangUpDialog({ reason: 'hungUp', by: 'agent' });
    this.hangUpEarly();
  }

  protected abstract hangUpEarly(): void;
  protected abstract readonly direction: 'in' | 'out';
  /** True when it must be said that the call rings no more. */
  abstract get ringing(): boolean;

  setHold(held: boolean): void {
    this.#renegotiation?.setHold(held);
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
    this.#transfer = new Transfer({
      call: this.id,
      dialog: this.dialog,
      stack: this.options.stack,
      clock: this.options.clock,
      signal: this.options.signal,
      succeeded: () => this.#hangUpDialog({ reason: 'transferred', by: 'agent' }),
    });
    return this.#transfer;
  }

  stats(): Promise<CallReading | null> {
    return this.media.stats(this.options.clock.monotonic());
  }

  /** Null before there is a dialog. */
  parties(): CallParties | null {
    return this.dialog && partiesOf(this.dialog, this.direction);
  }

  sendDigits(digits: string): void {
    if (this.phase !== 'ended') this.#digits.add(digits);
  }

  /** Other relays, or new credentials of theirs: sound that goes through one finds its way through the new ones. */
  renewServers(servers: LineAccount['iceServers'] | null): void {
    void this.media
      .renewServers(servers ?? this.options.stack.account.iceServers)
      .then((relayed) => relayed && this.restartIce());
  }

  /** The connection to the server is gone: what was not answered yet has no way back to us. */
  offline(): void {
    this.#online = false;
    this.#renegotiation?.setReach('none');
    this.#care.setReach('none');
    if (this.phase === 'talking' || this.phase === 'ended') return;
    if (this.phase === 'ending') return this.#confirm(false);
    this.#hangUpUntil = this.options.clock.now() + hangUpAgainMs;
    this.end({ reason: 'lineLost', by: 'network' });
  }

  /** A new connection to the server is open: the sound need not wait until the line is registered over it. */
  reachable(): void {
    if (this.phase === 'talking') this.#reach('open');
  }

  /** The line is back: a hang-up that was not heard is said again, and the sound finds a new path. */
  online(): void {
    this.#online = true;
    if (this.phase === 'talking') this.#reach('registered');
    if (this.phase !== 'ended') return;
    if (this.#hangUpUntil > this.options.clock.now()) this.hangUpAgain();
    this.#hangUpUntil = 0;
    this.options.forget(this);
  }

  /** First the sound: what else is to be changed goes with it in the same re-INVITE. */
  #reach(reach: Reach): void {
    this.#care.setReach(reach);
    this.#renegotiation?.setReach(reach);
  }

  /** The phone goes over to another connection: the call ends here, said or not. */
  drop(): void {
    this.end(this.#ending ?? { reason: 'lineLost', by: 'network' });
  }

  protected hangUpAgain(): void {
    if (this.dialog && this.dialog.sessionState !== Core.SessionState.Early) {
      this.sendBye(this.dialog);
    }
  }

  /** Takes part in a dialog: every request in it is answered here, none by the library itself. */
  protected adopt(dialog: Core.Session): void {
    this.dialog = dialog;
    const refuse = (request: { reject: Core.IncomingRequest['reject'] }) =>
      request.reject({ statusCode: 405, extraHeaders: [allow] });
    dialog.delegate = {
      onAck: ({ message }) => this.acknowledged(sdpOf(message)),
      onAckTimeout: () => {
        this.sendBye(dialog);
        if (this.phase !== 'ending') this.end({ reason: 'lineLost', by: 'network' });
      },
      onBye: (request) => this.byeReceived(request),
      onInvite: (request) => this.#inviteReceived(request),
      onNotify: (request) => {
        if (this.#transfer) this.#transfer.notified(request);
        else request.reject({ statusCode: 489 });
      },
      // A transfer by the far end would place a call in the agent's name: refused (RFC 3515 section 2.4.2).
      onRefer: (request) => {
        this.options.refused('refer');
        request.reject({ statusCode: 603 });
      },
      onInfo: refuse,
      onMessage: refuse,
      onPrack: refuse,
    };
  }

  protected acknowledged(sdp: string | null): void {
    this.#renegotiation?.acknowledged(sdp);
  }

  protected byeReceived(request: Core.IncomingByeRequest): void {
    request.accept();
    const transferred = this.#transfer?.accepted === true;
    this.end({ reason: transferred ? 'transferred' : 'hungUp', by: 'remote' });
  }

  /** The dialog is confirmed on both sides. */
  protected establish(first: Core.IncomingMessage, ownsCallId: boolean): void {
    if (!this.dialog) return;
    this.phase = 'talking';
    this.#renegotiation = new Renegotiation({
      call: this.id,
      dialog: this.dialog,
      media: this.media,
      clock: this.options.clock,
      log: this.options.log,
      contact: this.options.stack.contact.header,
      first,
      ownsCallId,
      signal: this.options.signal,
      broken: (end) => this.fail(end),
      hasSound: () => this.#care.hasSound,
      restarted: (answered) => this.#care.restarted(answered),
      remoteChanged: () => this.#care.remoteChanged(),
    });
    this.#care.start();
    const { callId, localTag: ours, remoteTag: theirs } = this.dialog;
    this.options.signal({ kind: 'established', call: this.id, dialog: { callId, ours, theirs } });
    this.#renegotiation.noticeRemoteHold();
    this.#digits.flush();
  }

  protected restartIce(): void {
    this.#renegotiation?.restartIce();
  }

  /** The call cannot go on: the far end is told, the agent too. */
  protected fail(end: EndSignal): void {
    if (this.phase === 'ended') return;
    if (this.dialog) this.sendBye(this.dialog);
    // Nobody hears it now: it is said when the line is back.
    if (!this.#online) this.#hangUpUntil = this.options.clock.now() + hangUpAgainMs;
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
    if (this.#hangUpUntil === 0) return this.options.forget(this);
    this.options.clock.after(hangUpAgainMs, () => this.options.forget(this));
  }

  #close(): void {
    this.phase = 'ended';
    this.#timer?.();
    this.#care.stop();
    this.#renegotiation?.stop();
    this.#transfer?.stop();
    this.media.close();
  }

  /** The screen shows the end now; the PBX has a few seconds to confirm it. */
  protected beginEnd(end: EndSignal): void {
    this.phase = 'ending';
    this.#ending = end;
    this.#timer = this.options.clock.after(confirmWithinMs, () => this.#confirm(false));
  }

  protected confirmEnd(confirmed: boolean): void {
    if (this.phase === 'ending') this.#confirm(confirmed);
  }

  protected sendBye(dialog: Core.Session, extraHeaders: string[] = []): void {
    const answered = (message: Core.IncomingResponseMessage) => this.confirmEnd(!isMadeUp(message));
    dialog.bye(
      {
        onAccept: ({ message }) => answered(message),
        onRedirect: ({ message }) => answered(message),
        onReject: ({ message }) => answered(message),
      },
      { extraHeaders },
    );
  }

  #hangUpDialog(end: EndSignal): void {
    if (this.phase !== 'talking' || !this.dialog) return;
    this.beginEnd(end);
    this.sendBye(this.dialog);
  }

  #confirm(confirmed: boolean): void {
    const end = this.#ending ?? { reason: 'hungUp', by: 'agent' };
    if (confirmed) return this.end(end);
    this.#hangUpUntil = this.options.clock.now() + hangUpAgainMs;
    this.end({ ...end, unconfirmed: true });
  }

  #inviteReceived(request: Core.IncomingInviteRequest): void {
    if (this.#renegotiation) this.#renegotiation.receive(request);
    else request.reject({ statusCode: 491 });
  }

  #digitWay() {
    if (this.phase !== 'talking' || !this.dialog) return null;
    const byInfo =
      this.options.account.digits === 'info' || !this.media.remoteTakesTelephoneEvents();
    if (!byInfo) return this.media.tones();
    return infoWay(this.dialog, this.options.clock, (digits) =>
      this.options.signal({ kind: 'digitsSent', call: this.id, digits }),
    );
  }
}
