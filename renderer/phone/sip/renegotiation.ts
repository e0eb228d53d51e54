import type { Core } from 'sip.js';
import type { CallSignal, EndSignal } from '../calls';
import type { Cancel, Clock, Log } from '../../kernel';
import { ChangePace } from './change-pace';
import type { Reach } from './connection';
import { header } from './headers';
import { NoPath } from './ice-gathering';
import type { Sound } from './media-care';
import type { CallMedia } from './media-handler';
import { sdpBody } from './sdp-body';
import { SessionTimer } from './session-timer';
import { isOffline } from './stack';
import { TheirChange } from './their-change';
import { UnansweredChanges } from './unanswered-changes';
import { type OfferRequest, refuseForNow } from './update';

export interface RenegotiationOptions {
  call: string;
  dialog: Core.Session;
  media: CallMedia;
  clock: Clock;
  log: Log;
  contact: string;
  /** The request or the answer that made the call. */
  first: Core.IncomingMessage;
  /** Who chose the Call-ID waits longer after a collision (RFC 3261 section 14.1). */
  ownsCallId: boolean;
  signal(signal: CallSignal): void;
  /** The far end no longer knows the dialog, or the change cannot be undone. */
  broken(end: EndSignal): void;
  sound(): Sound;
  /** How our offer of a new path went. */
  restarted(answered: boolean): void;
  /** The far side has offered anew, and it was accepted. */
  remoteChanged(): void;
  random?: () => number;
}

/** A new path for which we find no address of our own is looked for again: the network may be just coming. */
const noPathAgainMs = 2000;

/** What one re-INVITE of ours wanted; `early`: it left before the line was registered. */
interface Asked {
  held: boolean;
  iceRestart: boolean;
  early: boolean;
  /** How often the way to the server had changed. */
  changes: number;
}

/**
 * Changes of a confirmed call, one at a time (RFC 3261 section 14): what is wanted is compared with what
 * both sides have agreed, and a re-INVITE closes the difference. Nothing of one change sticks to the next.
 */
export class Renegotiation {
  readonly #options: RenegotiationOptions;
  #wanted = false;
  #actual = false;
  #restart = false;
  #refresh = false;
  #reach: Reach = 'registered';
  #changes = 0;
  /** The way to us was cut, and nothing has been agreed with the far end since. */
  #cut = false;
  #stopped = false;
  /** A change of ours is under way. */
  #busy = false;
  /** One of theirs is. */
  #theirs: TheirChange | null = null;
  #heldByRemote = false;
  #pathAgain: Cancel | null = null;

  readonly #pace: ChangePace;
  readonly #timer: SessionTimer;
  readonly #unanswered: UnansweredChanges;

  constructor(options: RenegotiationOptions) {
    this.#options = options;
    this.#pace = new ChangePace(options);
    this.#timer = new SessionTimer(options.clock, () => this.refresh());
    this.#timer.heard(options.first, options.ownsCallId ? 'uac' : 'uas');
    this.#unanswered = new UnansweredChanges(options.clock, () => this.refresh());
  }

  setHold(held: boolean): void {
    this.#wanted = held;
    this.#pump();
  }

  /** A new ICE path, after a change of network or a failed one. */
  restartIce(): void {
    this.#restart = true;
    this.#pump();
  }

  /** Says again what holds: for a far end that must learn our new way, or that expects it (RFC 4028). */
  refresh(): void {
    this.#refresh = true;
    this.#pump();
  }

  /** Changes go over any open connection; what is refused before the line is registered is said again after. */
  setReach(reach: Reach): void {
    this.#reach = reach;
    this.#changes++;
    if (reach === 'none') this.#cut = true;
    if (reach !== 'none') this.#pump();
  }

  stop(): void {
    this.#stopped = true;
    this.#timer.stop();
    this.#pace.stop();
    this.#pathAgain?.();
    this.#unanswered.stop();
    this.#theirs?.stop();
  }

  /** The first description of the call, or a later one, says whether we are held. */
  noticeRemoteHold(): void {
    const held = this.#options.media.remoteHolds();
    if (held === this.#heldByRemote) return;
    this.#heldByRemote = held;
    this.#options.signal({ kind: 'heldByRemote', call: this.#options.call, held });
  }

  /** An UPDATE without an offer; one that does not speak of the session's timer leaves it as it is. */
  refreshed(message: Core.IncomingMessage): void {
    const names = ['session-expires', 'x'];
    if (names.some((name) => message.getHeaders(name).length > 0))
      this.#timer.heard(message, 'uas');
  }

  /** The far end offers anew, by a re-INVITE or an UPDATE. */
  receive(request: OfferRequest): void {
    this.#cut = false;
    if (this.#busy || this.#theirs) {
      return refuseForNow(request, this.#busy || this.#theirs?.offering === true);
    }
    const { media, clock, broken, remoteChanged } = this.#options;
    const theirs = new TheirChange({
      request,
      media,
      clock,
      held: this.#actual,
      accepted: () => {
        this.#timer.heard(request.message, 'uas');
        remoteChanged();
        if (!theirs.offering) this.noticeRemoteHold();
      },
      done: (agreed) => {
        this.#theirs = null;
        if (agreed) this.noticeRemoteHold();
        this.#pump();
      },
      broken,
      failed: (error) => this.#fail(error),
    });
    this.#theirs = theirs;
    theirs.begin();
  }

  /** The ACK of the far end's re-INVITE. */
  acknowledged(sdp: string | null): void {
    this.#theirs?.acknowledged(sdp);
  }

  #pump(): void {
    const due = this.#wanted !== this.#actual || this.#restart || this.#refresh;
    const busy = this.#busy || this.#theirs !== null;
    if (!due || busy || this.#reach === 'none' || this.#stopped) return;
    if (!this.#pace.mayBegin(() => this.#pump())) return;
    this.#busy = true;
    this.#propose().catch((error: unknown) => this.#fail(error));
  }

  async #propose(): Promise<void> {
    const { dialog, contact } = this.#options;
    const target = this.#wanted;
    const iceRestart = this.#restart;
    const body = await this.#offer({ held: target, iceRestart });
    if (body === null || this.#stopped) return;
    this.#restart = false;
    this.#refresh = false;
    const asked = {
      held: target,
      iceRestart,
      early: this.#reach === 'open',
      changes: this.#changes,
    };
    dialog.invite(
      {
        onAccept: (response) => {
          response.ack();
          this.#timer.heard(response.message, 'uac');
          this.#accepted(response.message.body, asked).catch((error: unknown) => this.#fail(error));
        },
        onRedirect: ({ message }) => this.#refused(message, asked),
        onReject: ({ message }) => this.#refused(message, asked),
      },
      {
        extraHeaders: [header('Contact', contact), ...this.#timer.headers],
        body: sdpBody(body),
      },
    );
  }

  /** Null where there is no path to offer now; the call goes on as it is, and is given up by its sound alone. */
  async #offer(change: { held: boolean; iceRestart: boolean }): Promise<string | null> {
    const { media, log, clock } = this.#options;
    try {
      return await media.offer(change);
    } catch (error) {
      if (!(error instanceof NoPath)) throw error;
      log('warn', error.message);
      await media.rollback(this.#actual);
      this.#busy = false;
      if (this.#stopped) return null;
      // Not at once: a hold over the path that there is must not wait for another one.
      if (change.iceRestart) {
        this.#restart = false;
        this.#pathAgain?.();
        this.#pathAgain = clock.after(noPathAgainMs, () => this.restartIce());
      }
      this.#pump();
      return null;
    }
  }

  async #accepted(sdp: string, { held, iceRestart }: Asked): Promise<void> {
    await this.#options.media.applyAnswer(sdp);
    if (iceRestart) this.#options.restarted(true);
    this.#pace.settled();
    this.#unanswered.answered();
    this.#cut = false;
    this.#busy = false;
    if (this.#actual !== held) {
      this.#actual = held;
      this.#options.signal({ kind: 'holdChanged', call: this.#options.call, held });
    }
    this.noticeRemoteHold();
    this.#pump();
  }

  #refused(message: Core.IncomingResponseMessage, asked: Asked): void {
    this.#options.media
      .rollback(this.#actual)
      .then(() => this.#afterRefusal(message, asked))
      .catch((error: unknown) => this.#fail(error));
  }

  #afterRefusal(
    message: Core.IncomingResponseMessage,
    { held, iceRestart, early, changes }: Asked,
  ): void {
    this.#busy = false;
    if (this.#stopped) return;
    const status = message.statusCode ?? 500;
    if (isOffline(message) || (early && status !== 491)) {
      // Not the far end's last word: it is asked again when the way to it is another, or is so already.
      this.#askAgain(iceRestart);
      this.#pace.atOnce();
      if (changes === this.#changes) this.#reach = 'none';
      return this.#pump();
    }
    if (status === 491 && this.#pace.collided(() => this.#pump()))
      return this.#askAgain(iceRestart);
    // Its BYE went to where we were before the cut.
    if (status === 481 && this.#cut)
      return this.#options.broken({ reason: 'hungUp', by: 'remote', status });
    if (status === 481 || (status === 408 && this.#unanswered.isGone(this.#options.sound()))) {
      return this.#options.broken({ reason: 'lineLost', by: 'network', status });
    }
    if (iceRestart) this.#options.restarted(false);
    this.#pace.settled();
    if (held !== this.#actual) {
      if (this.#wanted === held) this.#wanted = this.#actual;
      this.#options.signal({ kind: 'holdRefused', call: this.#options.call, status });
      // A media relay on the way may have done what was offered, and hears only from us that it does not hold.
      this.#refresh = !this.#unanswered.asksAgain;
    }
    this.#pump();
  }

  #askAgain(iceRestart: boolean): void {
    if (iceRestart) this.#restart = true;
    else this.#refresh = true;
  }

  #fail(error: unknown): void {
    if (this.#stopped) return;
    // The name only: what a browser says of a description repeats it.
    const name = error instanceof Error ? error.name : 'unknown';
    this.#options.log('warn', `a change of the call failed: ${name}`);
    this.#options.broken({ reason: 'mediaFailed', by: 'network' });
  }
}
