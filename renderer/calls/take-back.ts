import type { CallId, DialogIds, RemoteParty } from './call';
import { type CallsBoard, type CallsFlowParts, newCall } from './calls-board';

/** A call in which the desk died: who was in it, and how both sides name it. */
export interface LeftCall {
  remote: RemoteParty;
  dialog: DialogIds;
}

export const createTakeBack =
  (parts: CallsFlowParts, board: CallsBoard) =>
  ({ remote, dialog }: LeftCall): CallId => {
    const id = parts.newId();
    const phase = { name: 'dialling', since: parts.clock.now() } as const;
    board.post(() => {
      board.holdOthers(id);
      board.start(newCall(parts, id, { direction: 'out', remote, phase, takesBack: true }));
      parts.microphone.warm();
      const how = { earlyMedia: false, anonymous: false, replaces: dialog };
      parts.port.dial(id, remote.number, how);
    });
    return id;
  };
