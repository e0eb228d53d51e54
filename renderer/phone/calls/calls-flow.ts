import { fail, ok } from '../../kernel';
import type { Call, CallId } from '../../model/call';
import { readDigits, splitDialString } from './call-digits';
import { isLive } from './call-rules';
import type { CallEvent } from './call-step';
import { CallsBoard } from './calls-board';
import type { CallsFlow } from './calls-door';
import { newCall, type CallsFlowParts } from './calls-parts';
import { createConsultations } from './consultation';
import { createConversation } from './conversation';
import { dialTarget } from './dial-target';
import { createCallRecovery } from './call-recovery';

const isBeingDialled = ({ phase, remote, consults }: Call, number: string): boolean =>
  phase.name === 'dialling' && remote.number === number && consults === null;

/** Calls from signals and commands; see the doors. */
export const createCallsFlow = (parts: CallsFlowParts): CallsFlow => {
  const board = new CallsBoard(parts);
  const order = (id: CallId, event: CallEvent) => board.post(() => board.apply(id, event));
  return {
    ...createConsultations(board, parts),
    ...createConversation(board, parts.log),
    store: board.store,
    onEvent: (listener) => board.news.add(listener),
    dial: (typed, how) => {
      const { target: number, digits } = splitDialString(typed);
      const target = dialTarget(number, parts.country());
      if (!target.ok) return target;
      const { dial, kind } = target.value;
      if (how?.onlyIfIdle && board.visible().some(isLive)) return fail('inCall', 'refused');
      // Pressed twice before the screen has followed.
      const same = board.visible().find((call) => isBeingDialled(call, dial));
      if (same) return ok(same.id);
      const free = board.mayDial(kind);
      if (!free.ok) return free;
      const id = parts.newId();
      const since = parts.clock.now();
      const remote = { number: dial, displayName: '', anonymous: false };
      board.post(() => {
        board.holdOthers(id);
        const phase = { name: 'dialling', since } as const;
        const waiting = digits ? { waitingDigits: digits } : {};
        board.start(newCall(parts, id, { direction: 'out', remote, phase, ...waiting }));
        parts.microphone.warm();
        parts.port.dial(id, dial, board.dialOptions(kind));
      });
      return ok(id);
    },
    recover: createCallRecovery(parts, board),
    // Holds whoever talks, but only when it will be answered.
    answer: (id) =>
      board.post(() => {
        if (board.allows(id, 'answer')) board.holdOthers(id);
        board.apply(id, { kind: 'answer' });
      }),
    decline: (id) => order(id, { kind: 'decline' }),
    forward: (id, typed) => {
      const target = dialTarget(typed, parts.country());
      if (target.ok) order(id, { kind: 'forward', target: target.value.dial });
    },
    hangUp: (id) => order(id, { kind: 'hangUp' }),
    hold: (id) => order(id, { kind: 'hold' }),
    sendDigits: (id, typed) => {
      const digits = readDigits(typed);
      if (digits === null) return fail('notDigits', 'input');
      if (digits) order(id, { kind: 'sendDigits', digits });
      return ok(null);
    },
    goOnDigits: (id) => order(id, { kind: 'goOnDigits' }),
    digitsNoteSeen: (id) => order(id, { kind: 'digitsNoteSeen' }),
    dismiss: (id) => board.post(() => board.dismiss(id)),
  };
};
