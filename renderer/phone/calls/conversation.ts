import type { Log } from '../../kernel';
import type { Call, CallId } from '../../model/call';
import { isTalking } from './call-rules';
import type { CallsBoard } from './calls-board';
import type { CallCommandName, CallsFlow } from './calls-door';
import { conferenceOf, conversationOf, joinTarget, leavePair } from './conversation-rules';

type ConversationOrders = Pick<
  CallsFlow,
  | 'holdAll'
  | 'resume'
  | 'mute'
  | 'unmute'
  | 'join'
  | 'separate'
  | 'leave'
  | 'silence'
  | 'unsilence'
  | 'hangUpAll'
>;

/** Does what the rules offer for this call, and nothing else. */
export const orderOn =
  (board: CallsBoard, log: Log) =>
  (id: CallId, name: CallCommandName, act: (call: Call) => void): void =>
    board.post(() => {
      const call = board.find(id);
      if (call && board.allows(id, name)) act(call);
      else log('info', `calls: ${name} ignored, it does not fit`);
    });

const everybody = (board: CallsBoard, id: CallId): Call[] => {
  const call = board.find(id);
  return call ? conversationOf(call, board.visible()) : [];
};

/** The call talks again; a conference of which nobody talks comes back whole. */
export const bringBack = (board: CallsBoard, id: CallId): void => {
  const members = everybody(board, id);
  board.holdOthers(id);
  const whole = members.some(isTalking) ? [] : members.filter((call) => call.id !== id);
  [id, ...whole.map((call) => call.id)].forEach((one) => board.apply(one, { kind: 'resume' }));
};

/** What is done to everybody who talks together, and who that is. */
export const createConversation = (board: CallsBoard, log: Log): ConversationOrders => {
  const order = orderOn(board, log);
  const toAll = (id: CallId, kind: 'hold' | 'mute' | 'unmute' | 'hangUp') =>
    board.post(() => everybody(board, id).forEach((call) => board.apply(call.id, { kind })));
  return {
    holdAll: (id) => toAll(id, 'hold'),
    mute: (id) => toAll(id, 'mute'),
    unmute: (id) => toAll(id, 'unmute'),
    hangUpAll: (id) => toAll(id, 'hangUp'),
    // A command that will not be carried out holds nobody.
    resume: (id) => order(id, 'resume', () => bringBack(board, id)),
    join: (id) =>
      order(id, 'join', (call) => {
        const other = joinTarget(call, board.visible());
        if (other) [call, other].forEach((one) => board.apply(one.id, { kind: 'join' }));
      }),
    separate: (id) =>
      order(id, 'separate', (call) => {
        conferenceOf(board.visible()).forEach((one) => board.apply(one.id, { kind: 'part' }));
        board.holdOthers(id);
        if (!isTalking(call)) board.apply(id, { kind: 'resume' });
      }),
    leave: (id) =>
      order(id, 'leave', () => {
        const [sent, stays] = leavePair(board.visible()) ?? [];
        if (!sent || !stays) return;
        const target = stays.remote.number;
        board.apply(sent.id, { kind: 'transfer', target, replaces: stays.id });
      }),
    silence: (id) => board.post(() => board.apply(id, { kind: 'silence' })),
    unsilence: (id) => board.post(() => board.apply(id, { kind: 'unsilence' })),
  };
};
