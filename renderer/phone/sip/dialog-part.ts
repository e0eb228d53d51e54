import type { Core } from 'sip.js';
import { allowedMethods, header } from './headers';
import { sdpOf } from './sdp-body';

/** Our part in a dialog: what a leg does with the requests that it expects there. */
export interface DialogPart {
  /** The ACK and the description in it (RFC 3264: the answer to an offer of ours in the 200). */
  acknowledged(sdp: string | null): void;
  /** Our 200 was repeated for 32 s and nobody acknowledged it (RFC 3261 section 13.3.1.4). */
  neverAcknowledged(): void;
  byeReceived(request: Core.IncomingByeRequest): void;
  inviteReceived(request: Core.IncomingInviteRequest): void;
  notified(request: Core.IncomingNotifyRequest): void;
}

const allow = header('Allow', allowedMethods.join(', '));

/** Every request in the dialog is answered by us, none by the library itself. */
export const takePart = (dialog: Core.Session, part: DialogPart): void => {
  const refuse = (request: { reject: Core.IncomingRequest['reject'] }) =>
    request.reject({ statusCode: 405, extraHeaders: [allow] });
  dialog.delegate = {
    onAck: ({ message }) => part.acknowledged(sdpOf(message)),
    onAckTimeout: () => part.neverAcknowledged(),
    onBye: (request) => part.byeReceived(request),
    onInvite: (request) => part.inviteReceived(request),
    onNotify: (request) => part.notified(request),
    onRefer: refuse,
    onInfo: refuse,
    // Allowed, but from another desk only and outside of calls.
    onMessage: (request) => request.reject({ statusCode: 403 }),
    onPrack: refuse,
  };
};
