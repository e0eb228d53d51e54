import type { MemoryNet } from '../../../renderer/phone/sip';

export interface WatchedNet {
  net: MemoryNet;
  /** When the last INVITE came in, and when the last one went out. */
  invitedAt(): number;
  sentAt(): number;
}

/** A phone's own place in the net, with the moments at which INVITEs pass. */
export const watchNet = (net: MemoryNet): WatchedNet => {
  let invited = 0;
  let sent = 0;
  return {
    invitedAt: () => invited,
    sentAt: () => sent,
    net: {
      attach: (receive) => {
        const link = net.attach((message) => {
          if (message.startsWith('INVITE ')) invited = performance.now();
          receive(message);
        });
        return {
          send: (message) => {
            if (message.startsWith('INVITE ')) sent = performance.now();
            link.send(message);
          },
          close: () => link.close(),
        };
      },
    },
  };
};
