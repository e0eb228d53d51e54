import { Core } from 'sip.js';
import type { CallId, DialogIds, DialPortOptions, EndSignal } from '../calls';
import { CallLeg, type LegOptions } from './call-leg';
import { EarlyMedia, type EarlySound } from './early-media';
import { FarIdentity } from './far-identity';
import { allowedMethods, header, sipAddress } from './headers';
import { sdpOf } from './sdp-body';
import { reasonOfRefusal, redirectTarget } from './signals';
import { isMadeUp, isOffline, newToken, ownUsers } from './stack';
import { withdraw } from './withdrawn';

/** A call that we make. */
export class OutgoingLeg extends CallLeg {
  protected readonly identity: FarIdentity;
  readonly #target: string;
  readonly #dial: DialPortOptions;
  #request: Core.OutgoingInviteRequest | null = null;
  /** Somebody there was told of the call, as far as we know. */
  #rang = false;
  readonly #before: EarlyMedia;
  #confirmed: string | null = null;
  /** Whose sound came before the answer. */
  #early: string | null = null;

  constructor(id: CallId, target: string, dial: DialPortOptions, options: LegOptions) {
    super(id, 'out', options);
    this.#target = target;
    this.identity = new FarIdentity({
      own: ownUsers(options.stack),
      first: { number: target, displayName: '', anonymous: false },
      claimed: target,
    });
    this.#dial = dial;
    this.#before = new EarlyMedia({
      clock: options.clock,
      read: () => this.media.readPath(),
      tell: (sound) => this.#heardBefore(sound),
    });
  }

  readonly ringing = false;
  protected readonly offering = true;

  start(): void {
    this.#start().catch((error: unknown) =>
      this.end({ reason: this.media.faultOf(error), by: 'network' }),
    );
  }

  protected override hangUpEarly(): void {
    if (!this.#request) return this.end({ reason: 'cancelled', by: 'agent' });
    if (this.dialog) {
      this.beginEnd({ reason: 'hungUp', by: 'agent' });
      return this.sendBye(this.dialog);
    }
    this.beginEnd({ reason: 'cancelled', by: 'agent' });
    // Sent at the first provisional response, not before (RFC 3261 section 9.1).
    this.#request.cancel();
  }

  protected override hangUpAgain(): void {
    if (this.#confirmed === null) this.#request?.cancel();
    else super.hangUpAgain();
  }

  protected override beginEnd(end: EndSignal): void {
    this.#before.stop();
    if (this.#request) withdraw(this.#request.message);
    super.beginEnd(end);
  }

  protected override end(end: EndSignal): void {
    this.#before.stop();
    if (this.#request) withdraw(this.#request.message);
    super.end(end);
  }

  async #start(): Promise<void> {
    const { stack } = this.options;
    const target = sipAddress(this.#target, stack.account.domain);
    if (!target.ok) return this.end({ reason: 'notFound', by: 'agent' });
    const opened = this.media.openTrack({ whatever: this.#dial.emergency === true });
    const offered = this.media.offer({ held: false });
    // Nobody may be waiting any more when it fails.
    offered.catch(() => undefined);
    // Prepared while the microphone opens; nothing leaves for the far end without one, but an emergency call.
    const track = await opened;
    if (this.phase !== 'starting') return;
    if (!track.ok) return this.end({ reason: 'microphone', by: 'agent' });
    const offer = await offered;
    if (this.phase !== 'starting') return;
    const message = this.#invitation(target.value);
    message.body = { body: offer, contentType: 'application/sdp' };
    this.phase = 'ringing';
    this.#request = stack.core.invite(message, {
      onProgress: (response) => this.#progress(response),
      onAccept: (response) => this.#accepted(response),
      onRedirect: ({ message: response }) => this.#refused(response),
      onReject: ({ message: response }) => this.#refused(response),
    });
  }

  #invitation(target: Core.URI): Core.OutgoingRequestMessage {
    const { stack } = this.options;
    const { anonymous } = this.#dial;
    const from = anonymous ? new Core.URI('sip', 'anonymous', 'anonymous.invalid') : stack.own;
    const privacy = anonymous
      ? [header('P-Preferred-Identity', `<${stack.own.toString()}>`), header('Privacy', 'id')]
      : [];
    return stack.core.makeOutgoingRequestMessage(
      'INVITE',
      target,
      from,
      target,
      {
        callId: newToken(),
        fromTag: newToken().slice(0, 16),
        ...(anonymous ? { fromDisplayName: 'Anonymous' } : {}),
      },
      [
        header('Contact', stack.contact.header),
        header('Allow', allowedMethods.join(', ')),
        ...privacy,
        // Asked for, networks say whether their sound is to be played (RFC 5009 section 8.1).
        ...(this.#dial.earlyMedia ? [header('P-Early-Media', 'supported')] : []),
        ...replacing(this.#dial.replaces),
      ],
    );
  }

  /** Only a 180 says that a phone rings (RFC 3261 section 21.1); all the others are steps on the way. */
  #progress({ message, session }: Core.PrackableIncomingResponseWithSession): void {
    if (this.phase !== 'ringing') return;
    const { earlyMedia } = this.#dial;
    const sdp = sdpOf(message);
    if (message.statusCode === 199) {
      if (session.id === this.#early) this.#before.gone();
      return;
    }
    if (earlyMedia) {
      this.#before.authorised(message.getHeaders('p-early-media'));
      this.media.hush(this.#before.refused);
      if (sdp !== null && this.#early === null) this.#open(sdp, session.id);
    }
    // Sound that is not wanted says at least that the call has arrived.
    const rings = message.statusCode === 180 || (sdp !== null && !earlyMedia);
    if (rings || sdp !== null) this.#rang = true;
    if (rings) this.#before.rings();
  }

  #open(sdp: string, branch: string): void {
    this.#early = branch;
    this.#before.opened();
    this.media.applyAnswer(sdp, true).then(
      () => {
        if (this.phase !== 'ringing') return;
        this.media.play();
        this.media.hush(this.#before.refused);
      },
      () => {
        // The sound before the answer is a comfort: without it the call goes on.
        this.options.log('warn', 'early media not usable');
        this.#before.gone();
      },
    );
  }

  #heardBefore(sound: EarlySound): void {
    this.options.signal({
      kind: 'ringingThere',
      call: this.id,
      earlyMedia: sound === 'theirs',
      ...(sound === 'awaited' ? { awaited: true } : {}),
    });
  }

  #accepted(response: Core.AckableIncomingResponseWithSession): void {
    response.ack();
    const { session } = response;
    // A second answer of a forked call, or one after we gave up: taken and ended (RFC 3261 section 13.2.2.4).
    const unwanted = this.#confirmed !== null || this.phase !== 'ringing';
    if (unwanted) {
      if (this.#confirmed === null) this.#confirmed = session.id;
      return this.sendBye(session);
    }
    this.#confirmed = session.id;
    this.adopt(session);
    const sdp = sdpOf(response.message) ?? session.answer?.content;
    if (!sdp) return this.fail({ reason: 'noCommonCodec', by: 'network' });
    this.media.applyAnswer(sdp).then(
      () => {
        if (this.phase !== 'ringing') return;
        this.#before.stop();
        this.media.hush(false);
        this.media.play();
        this.establish(response.message, true);
        // Another branch answered than the one that was heard: only a new path leads to it.
        if (this.#early !== null && this.#early !== session.id) this.restartIce();
      },
      () => this.fail({ reason: 'mediaFailed', by: 'network' }),
    );
  }

  #refused(message: Core.IncomingResponseMessage): void {
    if (this.phase === 'ending') return this.confirmEnd(!isMadeUp(message));
    const status = message.statusCode ?? 500;
    if (isOffline(message) || isMadeUp(message)) {
      return this.end({ reason: 'lineLost', by: 'network', status });
    }
    const reason = reasonOfRefusal(status, message.getHeaders('reason'), this.#rang);
    const redirectTo =
      reason === 'redirected' ? redirectTarget(message.getHeaders('contact')) : undefined;
    const end = { reason, by: 'remote', status } as const;
    this.end(redirectTo === undefined ? end : { ...end, redirectTo });
  }
}

/** As the other side reads it: its own tag is the to-tag. Who cannot do it must refuse, not ring (RFC 3891). */
const replacing = (dialog: DialogIds | undefined): string[] =>
  dialog
    ? [
        header('Replaces', `${dialog.callId};to-tag=${dialog.theirs};from-tag=${dialog.ours}`),
        header('Require', 'replaces'),
      ]
    : [];
