import { Core } from 'sip.js';
import { header } from './headers';
import { sdpOf } from './sdp-body';

/** What a request does to its dialog; the library keeps it to itself. */
interface Changeable {
  dialogState: { remoteTarget: Core.URI; remoteSequenceNumber: number | undefined };
  /** False: older than the last request, and answered so. */
  sequenceGuard(message: Core.IncomingRequestMessage): boolean;
}

/** An offer in a dialog: a re-INVITE, which an ACK follows, or an UPDATE. */
export type OfferRequest = Pick<Core.IncomingInviteRequest, 'message' | 'reject'> & {
  accept(options: Core.ResponseOptions): unknown;
};

export interface UpdateTakers {
  contact: string;
  /** It carries an offer: to be answered now or soon. */
  offered(request: OfferRequest): void;
  /** It was taken. */
  taken(message: Core.IncomingRequestMessage): void;
}

/**
 * An UPDATE (RFC 3311), which the library does not know. Without an offer it says who and where the far side is now,
 * or that the session goes on; an offer is answered as that of a re-INVITE is, and no ACK follows.
 */
export const answerUpdate = (
  core: Core.UserAgentCore,
  message: Core.IncomingRequestMessage,
  { contact, offered, taken }: UpdateTakers,
): void => {
  const dialog = core.dialogs.get(message.callId + (message.toTag ?? '') + message.fromTag);
  if (!(dialog instanceof Core.SessionDialog)) {
    return void core.replyStateless(message, { statusCode: 481 });
  }
  const changeable = dialog as unknown as Changeable;
  if (!changeable.sequenceGuard(message)) return;
  const { dialogState } = changeable;
  dialogState.remoteSequenceNumber = message.cseq;
  const server = new Core.UserAgentServer(Core.NonInviteServerTransaction, core, message);
  const accept = (options: Core.ResponseOptions) => {
    const target: unknown = message.parseHeader('contact');
    if (target instanceof Core.NameAddrHeader) dialogState.remoteTarget = target.uri;
    server.accept({ ...options, extraHeaders: [header('Contact', contact)] });
    taken(message);
  };
  if (!message.body) return accept({ statusCode: 200 });
  if (sdpOf(message) === null) {
    const extraHeaders = [header('Accept', 'application/sdp')];
    return void server.reject({ statusCode: 415, extraHeaders });
  }
  offered({ message, accept, reject: (options) => server.reject(options) });
};

/**
 * Not now (RFC 3261 section 14.2, RFC 3311 section 5.2): an offer of ours has no answer yet, or another one of
 * theirs is not done.
 */
export const refuseForNow = (request: OfferRequest, offering: boolean): void => {
  if (offering) return void request.reject({ statusCode: 491 });
  const seconds = Math.floor(Math.random() * 11);
  request.reject({ statusCode: 500, extraHeaders: [header('Retry-After', String(seconds))] });
};
