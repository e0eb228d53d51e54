import type { Call, CallId, DialogIds } from '../../model/call';
import type { CallsBoard } from './calls-board';
import { type CallsFlowParts, newCall } from './calls-parts';

/** A call in which the desk died: its record, who called whom, since when, and how both sides name it. */
export interface LeftCall extends Pick<Call, 'direction' | 'remote' | 'called'> {
  interactionId: string;
  /** Epoch ms. */
  answeredAt: number;
  dialog: DialogIds;
}

export const createCallRecovery =
  (parts: CallsFlowParts, board: CallsBoard) =>
  ({ answeredAt, dialog, ...left }: LeftCall): CallId => {
    const id = parts.newId();
    const phase = { name: 'dialling', since: parts.clock.now() } as const;
    board.post(() => {
      board.holdOthers(id);
      board.start(newCall(parts, id, { ...left, phase, recovers: { answeredAt } }));
      parts.microphone.warm();
      const how = { earlyMedia: false, anonymous: false, replaces: dialog };
      parts.port.dial(id, left.remote.number, how);
    });
    return id;
  };
