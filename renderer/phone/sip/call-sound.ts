import type { Core } from 'sip.js';
import type { CallAudio } from '../audio';
import type { CallId, CallSignal, EndSignal } from '../calls';
import type { Clock, Log } from '../../kernel';
import type { LineAccount } from '../line';
import type { Reach } from './connection';
import { MediaCare } from './media-care';
import { CallMedia } from './media-handler';
import { peerConfiguration } from './peer-configuration';
import { Renegotiation } from './renegotiation';
import type { SilentServers } from './silent-servers';
import type { SipStack } from './stack';
import { type OfferRequest, refuseForNow } from './update';

export interface CallSoundOptions {
  stack: SipStack;
  account: LineAccount;
  audio: CallAudio;
  clock: Clock;
  log: Log;
  iceDeadlineMs: number;
  silentServers: SilentServers;
  createPeerConnection(configuration: RTCConfiguration): RTCPeerConnection;
  signal(signal: CallSignal): void;
  /** The sound has stopped: the line is to be proved at once. */
  suspect(): void;
}

/** What only the call itself knows of its sound. */
export interface SoundEvents {
  /** The agent has hung up: a path that breaks now is no trouble. */
  isOver(): boolean;
  digitsReady(): void;
  /** A minute without sound. */
  lost(): void;
  /** The far end no longer knows the dialog, or a change of it cannot be undone. */
  broken(end: EndSignal): void;
}

/**
 * The sound of one call and what keeps it: the connection it goes over, the watch over its packets, and, once the
 * dialog is confirmed, the re-INVITEs that change it or bring it back.
 */
export class CallSound {
  readonly media: CallMedia;
  readonly #call: CallId;
  readonly #options: CallSoundOptions;
  readonly #events: SoundEvents;
  readonly #care: MediaCare;
  #renegotiation: Renegotiation | null = null;

  constructor(
    call: CallId,
    direction: 'in' | 'out',
    options: CallSoundOptions,
    events: SoundEvents,
  ) {
    this.#call = call;
    this.#options = options;
    this.#events = events;
    this.media = new CallMedia({
      ...options,
      call,
      configuration: peerConfiguration(options.account, direction),
      onState: (state) => events.isOver() || this.#care.ice(state),
      onTone: (digits) => options.signal({ kind: 'digitsSent', call, digits }),
      warn: (text) => options.log('warn', text),
      onDigitsReady: () => events.digitsReady(),
    });
    this.#care = new MediaCare({
      clock: options.clock,
      read: () => this.media.readPath(),
      suspect: options.suspect,
      restart: () => this.restartIce(),
      refresh: () => this.#renegotiation?.refresh(),
      tell: (media, since) => options.signal({ kind: 'mediaChanged', call, media, since }),
      lost: () => events.lost(),
    });
  }

  /**
   * The dialog is confirmed on both sides: from here the sound is watched and may be changed.
   * `first`: the request or the answer that made the call; `ownsCallId`: whether we did.
   */
  begin(dialog: Core.Session, first: Core.IncomingMessage, ownsCallId: boolean): void {
    const { clock, log, signal, stack } = this.#options;
    this.#renegotiation = new Renegotiation({
      call: this.#call,
      dialog,
      media: this.media,
      clock,
      log,
      contact: stack.contact.header,
      first,
      ownsCallId,
      signal,
      broken: (end) => this.#events.broken(end),
      sound: () => this.#care.sound,
      restarted: (answered) => this.#care.restarted(answered),
      remoteChanged: () => this.#care.remoteChanged(),
    });
    this.#care.start();
  }

  setHold(held: boolean): void {
    this.#renegotiation?.setHold(held);
  }

  restartIce(): void {
    this.#renegotiation?.restartIce();
  }

  noticeRemoteHold(): void {
    this.#renegotiation?.noticeRemoteHold();
  }

  /** How far the way to the server is. First the sound: what else is to be changed goes with it in one re-INVITE. */
  setReach(reach: Reach): void {
    this.#care.setReach(reach);
    this.#renegotiation?.setReach(reach);
  }

  /** Other relays, or new credentials of theirs: sound that goes through one finds its way through the new ones. */
  renewServers(servers: LineAccount['iceServers'] | null): void {
    void this.media
      .renewServers(servers ?? this.#options.stack.account.iceServers)
      .then((relayed) => relayed && this.restartIce());
  }

  acknowledged(sdp: string | null): void {
    this.#renegotiation?.acknowledged(sdp);
  }

  /** An UPDATE without an offer. */
  refreshed(message: Core.IncomingMessage): void {
    this.#renegotiation?.refreshed(message);
  }

  /** The far end offers anew; too early, it is asked to come again. `offering`: an offer of ours is open. */
  offered(request: OfferRequest, offering: boolean): void {
    if (this.#renegotiation) this.#renegotiation.receive(request);
    else refuseForNow(request, offering);
  }

  close(): void {
    this.#care.stop();
    this.#renegotiation?.stop();
    this.media.close();
  }
}
