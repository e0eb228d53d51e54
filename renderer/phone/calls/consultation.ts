import { fail, ok } from '../../kernel';
import type { Call, CallId, OutgoingTransferContext } from '../../model/call';
import { isLive } from './call-rules';
import { isTransferring } from './call-transfer';
import type { CallsBoard } from './calls-board';
import type { CallsFlow } from './calls-door';
import type { CallsNews } from './calls-news';
import { newCall, type CallsFlowParts } from './calls-parts';
import { bringBack, orderOn } from './conversation';
import { consultedBy } from './conversation-rules';
import { dialTarget, type DialTarget } from './dial-target';

type ConsultationOrders = Pick<CallsFlow, 'transfer' | 'consult' | 'complete' | 'backToCustomer'>;

/** Personal data leaves for the target alone, and never for a number of the public network. */
const tell = (
  board: CallsBoard,
  { port }: CallsFlowParts,
  about: { id: CallId; target: DialTarget; handover: OutgoingTransferContext | undefined },
): void => {
  const { id, target, handover } = about;
  if (!handover || (target.kind !== 'internal' && target.kind !== 'name')) return;
  board.apply(id, { kind: 'noteLeft' });
  port.sendTransferContext(id, target.dial, handover);
};

const wasTransferred = ({ phase }: Call): boolean =>
  (phase.name === 'ending' && phase.reason === 'transferred') ||
  (phase.name === 'ended' && phase.end.reason === 'transferred');

/** A transfer that came about ends the call with the target too, where that has not ended it already. */
const endTheOther = (board: CallsBoard, call: Call): void => {
  const { transfer } = call;
  if (!isTransferring(transfer) || transfer.with === null || !wasTransferred(call)) return;
  const other = board.find(transfer.with);
  if (other && isLive(other)) board.apply(other.id, { kind: 'hangUp' });
};

/** The customer's call says that whoever was asked did not answer. */
const sayThatNobodyCame = (board: CallsBoard, { consults, phase, remote }: Call): void => {
  if (phase.name !== 'ended' || consults === null) return;
  const { end, talkedSeconds } = phase;
  if (end.by === 'agent' || talkedSeconds > 0) return;
  const status = end.status ?? 480;
  board.apply(consults, { kind: 'consultFailed', target: remote.number, status });
};

const begin = (
  board: CallsBoard,
  parts: CallsFlowParts,
  about: { customer: Call; target: DialTarget; name: string; handover?: OutgoingTransferContext },
): CallId => {
  const { customer, target, name, handover } = about;
  const id = parts.newId();
  const call = newCall(parts, id, {
    direction: 'out',
    remote: { number: target.dial, displayName: name, anonymous: false },
    phase: { name: 'dialling', since: parts.clock.now() },
    interactionId: customer.interactionId,
    consults: customer.id,
  });
  board.post(() => {
    board.holdOthers(id);
    board.start(call);
    parts.microphone.warm();
    parts.port.dial(id, target.dial, board.dialOptions(target.kind));
    tell(board, parts, { id, target, handover });
  });
  return id;
};

/** Giving calls to others: at once, or after asking. */
export const createConsultations = (
  board: CallsBoard,
  parts: CallsFlowParts,
): ConsultationOrders => {
  /** Targets that are called anew as soon as the consultation with them is over. */
  const awaited = new Map<CallId, { customer: CallId; target: string }>();
  const order = orderOn(board, parts.log);

  board.news.add(({ kind, call }: CallsNews) => {
    if (kind !== 'callEnding' && kind !== 'callEnded') return;
    endTheOther(board, call);
    if (call.consults === null) return;
    // What a consultation came to is said by the customer's call.
    board.dismiss(call.id);
    if (kind === 'callEnding') return;
    const next = awaited.get(call.id);
    awaited.delete(call.id);
    if (!next) return sayThatNobodyCame(board, call);
    board.apply(next.customer, { kind: 'transfer', target: next.target, replaces: null });
  });

  return {
    transfer: (id, typed, handover) => {
      const target = dialTarget(typed, parts.country());
      if (!target.ok) return target;
      if (!board.allows(id, 'transfer')) return fail('notNow', 'refused');
      board.post(() => {
        tell(board, parts, { id, target: target.value, handover });
        board.apply(id, { kind: 'transfer', target: target.value.dial, replaces: null });
      });
      return ok(null);
    },
    consult: (id, who, handover) => {
      const target = dialTarget(who.target, parts.country());
      if (!target.ok) return target;
      const customer = board.find(id);
      if (!customer || !board.allows(id, 'consult')) return fail('notNow', 'refused');
      const free = board.mayDial(target.value.kind);
      if (!free.ok) return free;
      const about = { customer, target: target.value, name: who.name };
      return ok(begin(board, parts, handover ? { ...about, handover } : about));
    },
    complete: (id) =>
      order(id, 'complete', (consultation) => {
        const customer = consultedBy(consultation, board.visible());
        if (!customer) return;
        const target = consultation.remote.number;
        if (consultation.phase.name === 'talking')
          return board.apply(customer.id, { kind: 'transfer', target, replaces: id });
        awaited.set(id, { customer: customer.id, target });
        board.apply(id, { kind: 'hangUp' });
      }),
    backToCustomer: (id) =>
      order(id, 'backToCustomer', (consultation) => {
        const customer = consultedBy(consultation, board.visible());
        board.apply(id, { kind: 'hangUp' });
        if (customer) bringBack(board, customer.id);
      }),
  };
};
