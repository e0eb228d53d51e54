import { createStore } from 'zustand/vanilla';
import { createInbox, fail, Listeners, ok, type Cancel, type Result } from '../../kernel';
import { isSameNumber } from '../../model/numbers';
import { turnAwayReason } from './admission';
import type { Call, CallId } from '../../model/call';
import { transition } from './call-machine';
import type { CallEffect, CallEvent } from './call-step';
import type { Caller, CallSignal, DialPortOptions } from './call-port';
import { commandsFor, isLive, isTalking, stageOf } from './call-rules';
import type { CallCommandName, CallsSnapshot } from './calls-door';
import type { CallsNews } from './calls-news';
import { newCall, type CallsFlowParts } from './calls-parts';
import { dialTarget, type DialKind } from './dial-target';
import { conferenceOf, mixOf } from './conversation-rules';
import { callOfTransferContext, createTransferContexts } from './transfer-contexts';

interface Entry {
  call: Call;
  /** Turned away, or dismissed before its end was confirmed. */
  hidden: boolean;
  /** Monotonic milliseconds. */
  talk: { from: number; until: number | null } | null;
  cancelOverdue: Cancel;
}

/** Longer than any transaction of RFC 3261 (64 × T1 = 32 s): after this the port has forgotten the call. */
const overdueAfterMs = 40_000;

/** Every call from its first signal to its dismissal; the only writer of the calls' store. */
export class CallsBoard {
  readonly store = createStore<CallsSnapshot>(() => ({ calls: [], stageId: null }));
  readonly news = new Listeners<CallsNews>();
  readonly #entries = new Map<CallId, Entry>();
  readonly #parts: CallsFlowParts;
  /** Orders and signals are handled one at a time, also when the port answers an order at once. */
  readonly post = createInbox<() => void>((handle) => {
    handle();
    this.#dissolve();
    this.#publish();
  });
  readonly #handovers;
  #mixed: readonly CallId[] = [];

  constructor(parts: CallsFlowParts) {
    this.#parts = parts;
    this.#handovers = createTransferContexts(parts.clock, parts.country);
    parts.port.onSignal((signal) => this.post(() => this.#hear(signal)));
    parts.port.onTransferContext((handover) =>
      this.post(() => {
        const call = callOfTransferContext(handover, this.visible(), parts.country());
        if (call) this.apply(call.id, { kind: 'handedOver', handover });
        else this.#handovers.keep(handover);
      }),
    );
  }

  visible(): Call[] {
    return [...this.#entries.values()].filter((one) => !one.hidden).map((one) => one.call);
  }

  live(): number {
    return this.visible().filter(isLive).length;
  }

  /** An emergency call is tried whatever we believe about the line, and however many calls there are. */
  mayDial(kind: DialKind): Result<null> {
    if (kind === 'emergency') return ok(null);
    if (!this.#parts.lineReady()) return fail('lineNotReady', 'network');
    return this.live() < this.#parts.maxCalls ? ok(null) : fail('tooManyCalls', 'refused');
  }

  dialOptions(kind: DialKind): DialPortOptions {
    const usual = { earlyMedia: this.#parts.earlyMedia(), anonymous: false };
    return kind === 'emergency' ? { ...usual, emergency: true } : usual;
  }

  find(id: CallId): Call | undefined {
    return this.#entries.get(id)?.call;
  }

  allows(id: CallId, name: CallCommandName): boolean {
    const call = this.find(id);
    return call !== undefined && commandsFor(call, this.visible()).has(name);
  }

  start(call: Call, turnedAway = false): void {
    const cancelOverdue = () => undefined;
    this.#entries.set(call.id, { call, hidden: turnedAway, talk: null, cancelOverdue });
    // Told before anything is shown: the write of the interaction starts first.
    this.news.tell({ kind: 'callStarted', call, turnedAway });
  }

  /** One conversation at a time: whoever begins to talk puts those on hold who are not part of it. */
  holdOthers(id: CallId): void {
    const together = this.find(id)?.conference === true;
    const others = this.visible().filter(
      (call) => call.id !== id && isTalking(call) && !(together && call.conference),
    );
    others.forEach((call) => this.apply(call.id, { kind: 'hold' }));
  }

  apply(id: CallId, event: CallEvent): void {
    const entry = this.#entries.get(id);
    if (!entry) {
      this.#parts.log('info', `calls: ${event.kind} ignored, no such call`);
      return;
    }
    const before = entry.call;
    const step = transition(before, event, this.#moment(entry));
    entry.call = step.call;
    const from = before.phase.name;
    if (step.ignored) {
      this.#parts.log('info', `call ${from}: ${event.kind} ignored, ${step.ignored}`);
    }
    if (from !== step.call.phase.name) {
      this.#parts.log('info', `call ${from} -> ${step.call.phase.name}`);
      this.#entered(entry);
    }
    step.effects.forEach((effect) => this.#run(id, effect));
    if (from !== step.call.phase.name) this.#tellPhase(entry);
  }

  dismiss(id: CallId): void {
    const entry = this.#entries.get(id);
    if (!entry || isLive(entry.call)) {
      this.#parts.log('info', 'calls: dismiss ignored, the call is not over');
    } else if (entry.call.phase.name === 'ended') {
      this.#entries.delete(id);
    } else {
      entry.hidden = true;
    }
  }

  #moment(entry: Entry) {
    const { clock } = this.#parts;
    const { talk } = entry;
    const talkedMs = talk ? (talk.until ?? clock.monotonic()) - talk.from : 0;
    return { now: clock.now(), talkedSeconds: Math.round(talkedMs / 1000) };
  }

  #entered(entry: Entry): void {
    const { clock } = this.#parts;
    const { id, phase } = entry.call;
    if (phase.name === 'talking') {
      entry.talk = { from: clock.monotonic(), until: null };
      this.holdOthers(id);
      return;
    }
    if (entry.talk) entry.talk.until ??= clock.monotonic();
    entry.cancelOverdue();
    if (phase.name === 'ending') {
      entry.cancelOverdue = clock.after(overdueAfterMs, () =>
        this.post(() => this.apply(id, { kind: 'overdue' })),
      );
    }
  }

  #tellPhase({ call, hidden }: Entry): void {
    const { name } = call.phase;
    if (name === 'ended' && hidden) this.#entries.delete(call.id);
    this.#publish();
    if (name === 'talking') this.news.tell({ kind: 'callAnswered', call });
    if (name === 'ending') this.news.tell({ kind: 'callEnding', call });
    if (name === 'ended') this.news.tell({ kind: 'callEnded', call });
  }

  #hear(signal: CallSignal): void {
    if (signal.kind === 'incoming') return this.#incoming(signal);
    if (signal.kind === 'turnedAway') return this.#turnedAway(signal);
    if (signal.kind === 'established' && !this.#entries.has(signal.call)) {
      // Nobody can see this call, so nobody could end it.
      this.#parts.log('warn', 'calls: a call that is not known was established and is hung up');
      return this.#parts.port.hangUp(signal.call);
    }
    if (signal.kind === 'partyChanged') return this.#partyChanged(signal);
    const { call, ...event } = signal;
    this.apply(call, event);
    if (signal.kind === 'replaced') this.#replaced(signal);
  }

  #replaced({ call: id, remote }: CallSignal & { kind: 'replaced' }): void {
    const entry = this.#entries.get(id);
    if (!entry || entry.call.remote !== remote) return;
    entry.call = this.#withTransferContext(entry.call);
    this.news.tell({ kind: 'callReplaced', call: entry.call });
  }

  /** What only writes the same number in another way changes nothing, a new name for it is shown. */
  #partyChanged({ call: id, remote }: CallSignal & { kind: 'partyChanged' }): void {
    const entry = this.#entries.get(id);
    if (!entry) return;
    const before = entry.call.remote;
    const same =
      isSameNumber(before.number, remote.number, this.#parts.country()) ||
      (before.anonymous && remote.anonymous);
    const displayName = remote.displayName || before.displayName;
    if (same && displayName === before.displayName) return;
    const after = same ? { ...before, displayName } : remote;
    this.apply(id, { kind: 'partyChanged', remote: after });
    if (entry.call.remote !== after) return;
    if (!same) entry.call = this.#withTransferContext(entry.call);
    this.news.tell({ kind: 'partyChanged', call: entry.call, before, same });
  }

  /** Never seen, and written down all the same: with the reason, as a call that was missed. */
  #turnedAway({ end, more, ...caller }: CallSignal & { kind: 'turnedAway' }): void {
    if (this.#entries.has(caller.call)) return;
    this.start(this.#from(caller, more === undefined ? {} : { more }), true);
    this.apply(caller.call, { kind: 'ended', end });
  }

  #from({ call: id, remote, called, ...by }: Caller, more: Partial<Call> = {}): Call {
    const referredBy = by.referredBy ?? null;
    return this.#withTransferContext(
      newCall(this.#parts, id, {
        remote,
        called,
        referredBy,
        ...(by.case && { case: by.case }),
        ...more,
      }),
    );
  }

  #incoming({ answerAfter, ...caller }: CallSignal & { kind: 'incoming' }): void {
    const { call: id } = caller;
    if (this.#entries.has(id)) {
      this.#parts.log('warn', 'calls: incoming ignored, the call is known');
      return;
    }
    const reason = turnAwayReason(this.#parts, this.visible());
    const call = this.#from(caller, answerAfter === undefined ? {} : { answerAfter });
    const engaged = reason === 'doNotDisturb' || this.live() > 0;
    const elsewhere = dialTarget(this.#parts.forward?.({ engaged }) ?? '', this.#parts.country());
    if (elsewhere.ok) {
      this.start(call, true);
      return this.apply(id, { kind: 'forward', target: elsewhere.value.dial });
    }
    this.start(call, reason !== null);
    if (reason === null) return this.#parts.microphone.warm();
    this.apply(id, { kind: 'turnAway', reason });
  }

  #run(id: CallId, effect: CallEffect): void {
    const { port, microphone } = this.#parts;
    switch (effect.do) {
      case 'answer':
        return port.answer(id);
      case 'decline':
        return port.decline(id, effect.why);
      case 'redirect':
        return port.redirect(id, effect.target);
      case 'hangUp':
        return port.hangUp(id);
      case 'setHold':
        return port.setHold(id, effect.held);
      case 'transfer':
        return port.transfer(id, effect.target, effect.replaces);
      case 'setHeard':
        return microphone.setHeard(id, effect.heard);
      case 'sendDigits':
        return port.sendDigits(id, effect.digits);
      case 'setMicrophone':
        return microphone.setOpen(id, effect.open);
      case 'releaseMicrophone':
        return microphone.release(id);
    }
  }

  #withTransferContext(call: Call): Call {
    const handover = call.handover ?? this.#handovers.take(call);
    return handover ? { ...call, handover } : call;
  }

  /** A conference of one is a call. */
  #dissolve(): void {
    const [only, more] = conferenceOf(this.visible());
    if (only && !more) this.apply(only.id, { kind: 'part' });
  }

  #mix(calls: readonly Call[]): void {
    const named = mixOf(calls);
    // One alone hears nobody else: the same as no mix.
    const mixed = named.length > 1 ? named : [];
    if (mixed.join() === this.#mixed.join()) return;
    this.#mixed = mixed;
    this.#parts.microphone.mix(mixed);
  }

  #publish(): void {
    const calls = this.visible();
    this.#mix(calls);
    const stageId = stageOf(calls);
    const before = this.store.getState();
    const same =
      before.stageId === stageId &&
      before.calls.length === calls.length &&
      calls.every((call, index) => call === before.calls[index]);
    if (!same) this.store.setState({ calls, stageId });
  }
}
