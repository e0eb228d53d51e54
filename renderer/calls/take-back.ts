import type { CallId, DialogIds, RemoteParty } from './call';
import { type CallsBoard, type CallsFlowParts, newCall } from './calls-board';

/** A call in which the desk died: its record, who was in it since when, and how both sides name it. */
export interface LeftCall {
  interactionId: string;
  /** Epoch ms. */
  answeredAt: number;
  remote: RemoteParty;
  dialog: DialogIds;
}

export const createTakeBack =
  (parts: CallsFlowParts, board: CallsBoard) =>
  ({ interactionId, answeredAt, remote, dialog }: LeftCall): CallId => {
    const id = parts.newId();
    const phase = { name: 'dialling', since: parts.clock.now() } as const;
    const what = { interactionId, direction: 'out', remote, phase } as const;
    board.post(() => {
      board.holdOthers(id);
      board.start(newCall(parts, id, { ...what, takesBack: { answeredAt } }));
      parts.microphone.warm();
      const how = { earlyMedia: false, anonymous: false, replaces: dialog };
      parts.port.dial(id, remote.number, how);
    });
    return id;
  };
