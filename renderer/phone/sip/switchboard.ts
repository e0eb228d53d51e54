import { Core } from 'sip.js';
import type { CallId, CallPort, CallSignal, DialogIds, TransferContext } from '../calls';
import { Listeners } from '../../kernel';
import type { QualityPort } from '../quality';
import type { LineAccount } from '../line';
import type { CallLeg, LegOptions } from './call-leg';
import type { Reach } from './connection';
import { readTransferContext, sendTransferContext } from './transfer-context';
import { IncomingLeg } from './incoming-leg';
import { OutgoingLeg } from './outgoing-leg';
import { type CallParties, publishQuality } from './quality-report';
import { partiesOf } from './identity';
import { inCase } from './new-invite';
import type { RawMessage } from './raw-message';
import { Reception } from './reception';
import { readReplaces, type ReplacedDialog } from './replaces';
import type { SipStack } from './stack';
import { type OfferRequest, refuseForNow } from './update';

/**
 * The desk says how many calls it holds, and turns the others away itself. Beyond this many a flood would fill the
 * machine with peer connections, whatever the desk says.
 */
const legsAtMost = 12;
const partiesKept = 8;

export type SwitchboardOptions = Omit<LegOptions, 'stack' | 'account' | 'signal' | 'forget'> & {
  newCallId(): string;
  /** Null while there is nothing to call over. */
  stack(): SipStack | null;
};

/** All calls of the phone: hands orders to their legs, and new INVITEs to new ones. */
export class Switchboard {
  readonly #options: SwitchboardOptions;
  readonly #signals: Listeners<CallSignal>;
  readonly #handovers: Listeners<TransferContext>;
  readonly #legs = new Map<CallId, CallLeg>();
  /** Of the last calls: a report is made when the call is over. */
  readonly #parties = new Map<CallId, CallParties>();
  readonly #reception: Reception;
  #relay: LineAccount['iceServers'] | null = null;

  constructor(options: SwitchboardOptions) {
    this.#options = options;
    this.#reception = new Reception({
      clock: options.clock,
      newCallId: () => options.newCallId(),
      signal: (signal) => this.#signals.tell(signal),
      refused: (cause) => options.refused(cause),
      full: () => [...this.#legs.values()].filter((leg) => !leg.over).length >= legsAtMost,
      letIn: (call, stack, request) => this.#letIn(call, stack, request),
    });
    this.#signals = new Listeners((error) =>
      options.log('error', `call listener: ${String(error)}`),
    );
    this.#handovers = new Listeners((error) =>
      options.log('error', `hand-over listener: ${String(error)}`),
    );
  }

  readonly port: CallPort = {
    dial: (call, target, options) => {
      const stack = this.#options.stack();
      const place = stack && !this.#legs.has(call);
      if (!place) return this.#endSoon(call, 'lineLost');
      const leg = this.#make(call, stack, (given) => new OutgoingLeg(call, target, options, given));
      if (leg) leg.start();
      else this.#endSoon(call, 'mediaFailed');
    },
    answer: (call) => this.#incoming(call, (leg) => leg.answer()),
    decline: (call, why) => {
      if (!this.#reception.decline(call, why)) this.#incoming(call, (leg) => leg.decline(why));
    },
    redirect: (call, target) => {
      if (this.#reception.redirect(call, target)) return;
      this.#incoming(call, (leg) => leg.redirect(target));
    },
    hangUp: (call) => this.#on(call, (leg) => leg.hangUp()),
    setHold: (call, held) => this.#on(call, (leg) => leg.setHold(held)),
    transfer: (call, target, replaces) =>
      this.#on(call, (leg) => {
        if (replaces === null) leg.transfer(target);
        else leg.transferOver(this.#legs.get(replaces)?.dialogName ?? null);
      }),
    sendTransferContext: (call, target, handover) => {
      const done = (delivered: boolean) =>
        this.#signals.tell({ kind: 'noteSent', call, delivered });
      const stack = this.#options.stack();
      if (stack) sendTransferContext(stack, target, handover, done);
      else queueMicrotask(() => done(false));
    },
    onTransferContext: (listener) => this.#handovers.add(listener),
    sendDigits: (call, digits) => this.#on(call, (leg) => leg.sendDigits(digits)),
    onSignal: (listener) => this.#signals.add(listener),
  };

  readonly quality: QualityPort = {
    read: async (call) => (await this.#legs.get(call)?.stats()) ?? null,
    report: (call, summary, to) => {
      const stack = this.#options.stack();
      const parties = this.#parties.get(call);
      const { log } = this.#options;
      if (!stack || !parties) return log('warn', 'quality report: no line to send it on');
      publishQuality(stack, log, { parties, summary, to });
    },
  };

  /** A MESSAGE (RFC 3428): only a hand-over of another desk of this PBX has a reader here. */
  told(stack: SipStack, request: Core.IncomingMessageRequest): void {
    const handover = readTransferContext(request.message, stack.account.domain);
    if (handover) {
      request.accept();
      return this.#handovers.tell(handover);
    }
    this.#options.refused('message');
    request.reject({ statusCode: 403 });
  }

  /** A message in a dialog that was taken. */
  heard(message: Core.IncomingMessage): void {
    this.#legOf(message)?.heard(message);
  }

  /** An UPDATE with an offer; a dialog that is no leg's yet is one that our INVITE has only begun. */
  offered(request: OfferRequest): void {
    const leg = this.#legOf(request.message);
    if (leg) leg.offered(request);
    else refuseForNow(request, true);
  }

  #legOf(message: Core.IncomingMessage): CallLeg | undefined {
    const isRequest = message instanceof Core.IncomingRequestMessage;
    const { callId, fromTag, toTag } = message;
    const [localTag, remoteTag] = isRequest ? [toTag, fromTag] : [fromTag, toTag];
    const named = { callId, localTag, remoteTag, earlyOnly: false };
    return [...this.#legs.values()].find((leg) => leg.isDialog(named));
  }

  /** A new INVITE (RFC 3261 section 13.3.1). */
  invited(stack: SipStack, request: Core.IncomingInviteRequest): void {
    if (!this.#reception.fits(stack, request)) return;
    const trusted = stack.account.trustReplaces === true;
    const replaces = trusted ? readReplaces(request.message.getHeaders('replaces')) : null;
    if (replaces !== null) return this.#replaced(stack, request, replaces);
    this.#reception.receive(stack, request);
  }

  /** A new INVITE beyond what is taken in at all. */
  turnedAway(stack: SipStack, message: RawMessage): void {
    this.#reception.overrun(stack, message);
  }

  #letIn(call: CallId, stack: SipStack, request: Core.IncomingInviteRequest): void {
    const leg = this.#make(call, stack, (given) => new IncomingLeg(call, request, given));
    if (leg) return leg.ring();
    request.reject({ statusCode: 486 });
    const end = { reason: 'mediaFailed', by: 'network', status: 486 } as const;
    this.#signals.tell({ kind: 'ended', call, end });
  }

  /** Somebody takes the place of a far end of ours (RFC 3891 section 3). */
  #replaced(
    stack: SipStack,
    request: Core.IncomingInviteRequest,
    wanted: ReplacedDialog | 'bad',
  ): void {
    const refuse = (statusCode: number) => {
      this.#options.refused('replaces');
      request.reject({ statusCode });
    };
    if (wanted === 'bad') return refuse(400);
    const old = [...this.#legs.values()].find((leg) => leg.isDialog(wanted));
    // Nor a call that only rings: whoever takes an answer for us has to know that there is somebody.
    if (!old) return refuse(481);
    if (old.dialogName === null) return refuse(old.over ? 603 : 481);
    if (wanted.earlyOnly) return refuse(486);
    const call = old.id;
    const taken = {
      established: (dialog: DialogIds | undefined) => {
        this.#legs.set(call, leg!);
        old.retire();
        const named = dialog ? { dialog } : {};
        const { message } = request;
        const who = { ...partiesOf(message), ...inCase(message) };
        this.#signals.tell({ kind: 'replaced', call, ...who, ...named });
      },
      failed: () => old.playAgain(),
    };
    const leg = this.#build(stack, (given) => new IncomingLeg(call, request, given, taken));
    if (leg) leg.takeOver();
    else request.reject({ statusCode: 486 });
  }

  /** The connection is gone, a new one is open, or the line is registered again. */
  reach(reach: Reach): void {
    for (const leg of this.#legs.values()) {
      if (reach === 'registered') leg.online();
      else if (reach === 'open') leg.reachable();
      else leg.offline();
    }
  }

  /** Servers for calls to come and for those that are up; null: those of the account. */
  useRelay(servers: LineAccount['iceServers'] | null): void {
    this.#relay = servers;
    for (const leg of this.#legs.values()) leg.renewServers(servers);
  }

  /** Nobody has declined what only rings: it cannot be taken any more. */
  hangUpAll(): void {
    for (const leg of this.#legs.values())
      if (leg instanceof IncomingLeg && leg.ringing) leg.decline('busy');
      else leg.hangUp();
  }

  /** Whatever was on the earlier connection is over. */
  dropAll(): void {
    for (const leg of this.#legs.values()) leg.drop();
    this.#legs.clear();
    this.#reception.close();
  }

  get busy(): boolean {
    return this.#legs.size > 0;
  }

  #make<L extends CallLeg>(
    call: CallId,
    stack: SipStack,
    create: (options: LegOptions) => L,
  ): L | null {
    const leg = this.#build(stack, create);
    if (leg) this.#legs.set(call, leg);
    return leg;
  }

  #build<L extends CallLeg>(stack: SipStack, create: (options: LegOptions) => L): L | null {
    const { newCallId: _, stack: __, ...shared } = this.#options;
    const { audio } = shared;
    let built: L | null = null;
    try {
      built = create({
        ...shared,
        stack,
        account: this.#relay ? { ...stack.account, iceServers: this.#relay } : stack.account,
        audio: {
          outgoing: (call, given) => audio.outgoing(call, given),
          incoming: (call, stream) => audio.incoming(call, stream),
          // Of two dialogs of one call only the one that holds it lets its sound go.
          release: (call) => {
            const holder = this.#legs.get(call);
            if (!holder || holder === built) audio.release(call);
          },
        },
        signal: (signal) => {
          if (signal.kind === 'ended') this.#remember(signal.call);
          this.#signals.tell(signal);
        },
        forget: (one) => {
          if (this.#legs.get(one.id) === one) this.#legs.delete(one.id);
        },
      });
      return built;
    } catch (error) {
      // A peer connection may be refused, for instance because of a wrong ICE server address.
      this.#options.log('error', `no peer connection: ${String(error)}`);
      return null;
    }
  }

  #remember(call: CallId): void {
    const parties = this.#legs.get(call)?.parties();
    if (!parties) return;
    this.#parties.set(call, parties);
    for (const old of [...this.#parties.keys()].slice(0, -partiesKept)) this.#parties.delete(old);
  }

  #on(call: CallId, order: (leg: CallLeg) => void): void {
    this.#reception.letIn(call);
    const leg = this.#legs.get(call);
    if (leg) order(leg);
    else this.#options.log('info', 'an order for a call that is over');
  }

  #incoming(call: CallId, order: (leg: IncomingLeg) => void): void {
    this.#on(call, (leg) => {
      if (leg instanceof IncomingLeg) order(leg);
    });
  }

  #endSoon(call: CallId, reason: 'lineLost' | 'mediaFailed'): void {
    queueMicrotask(() =>
      this.#signals.tell({ kind: 'ended', call, end: { reason, by: 'network' } }),
    );
  }
}
