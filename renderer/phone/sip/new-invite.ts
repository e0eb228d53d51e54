import type { Core } from 'sip.js';
import type { Caller, CallId, CallSignal, EndReason } from '../calls';
import { answerAfter } from './answer-mode';
import { caseOf } from './case-headers';
import { header } from './headers';
import { calledParty, partiesOf } from './identity';
import type { Headers } from './message-headers';
import { readNameAddress } from './name-address';
import { type RawMessage, type RefusalCause, valuesOf } from './raw-message';
import { sdpOf } from './sdp-body';
import { ownUsers, type SipStack } from './stack';
import { takeOffer } from './taken-media';

/** Why an INVITE is refused before anything rings; `end`: what the log says of its caller, null: it has none. */
export interface InviteRefusal {
  statusCode: number;
  extraHeaders?: string[];
  cause: RefusalCause | null;
  end: EndReason | null;
}

/** What is wrong with a new INVITE, whoever it is for; null: it may ring (RFC 3261 sections 8.2 and 13.3.1). */
export const refusalOf = (
  stack: SipStack,
  message: Core.IncomingRequestMessage,
): InviteRefusal | null => {
  // Where it is not trusted, Replaces does not exist for us: the caller rings like any other.
  const trusted = stack.account.trustReplaces === true;
  const required = message
    .getHeaders('require')
    .filter((one) => !trusted || one.trim().toLowerCase() !== 'replaces');
  if (required.length > 0) {
    const extraHeaders = [header('Unsupported', required.join(', '))];
    return { statusCode: 420, extraHeaders, cause: 'unknownExtension', end: 'incompatible' };
  }
  // A call to ourselves, come back.
  const ownCall = [...stack.core.userAgentClients.values()].some(
    (client) => client.message.method === 'INVITE' && client.message.callId === message.callId,
  );
  if (ownCall) return { statusCode: 486, cause: null, end: null };
  const offer = sdpOf(message);
  if (offer === null && message.body) {
    const extraHeaders = [header('Accept', 'application/sdp')];
    return { statusCode: 415, extraHeaders, cause: 'badOffer', end: 'incompatible' };
  }
  if (offer !== null && !takeOffer(offer).ok)
    return { statusCode: 488, cause: 'badOffer', end: 'noCommonCodec' };
  return null;
};

/** What the PBX says of the case, where it says anything. */
export const inCase = (message: Headers): Pick<Caller, 'case'> => {
  const known = caseOf(message);
  return known ? { case: known } : {};
};

export const callerOf = (
  stack: SipStack,
  call: CallId,
  message: Core.IncomingRequestMessage,
): Caller => ({
  call,
  ...partiesOf(message),
  ...inCase(message),
  called: calledParty(message, {
    users: ownUsers(stack),
    requestUser: message.ruri?.user,
  }),
});

/** The same of a message that the library has not seen: nothing of it is certain but that it has these lines. */
export const callerOfRaw = (stack: SipStack, call: CallId, message: RawMessage): Caller => {
  const getHeaders = (name: string) => valuesOf(message, name.toLowerCase());
  const headers = { getHeaders, getHeader: (name: string) => getHeaders(name)[0] };
  const requestUser = readNameAddress(message.startLine.split(' ')[1] ?? '')?.user;
  const called = calledParty(headers, { users: ownUsers(stack), requestUser });
  return { call, ...partiesOf(headers), ...inCase(headers), called };
};

export const incomingSignal = (
  stack: SipStack,
  call: CallId,
  message: Core.IncomingRequestMessage,
): CallSignal => {
  const after = answerAfter(message);
  return {
    kind: 'incoming',
    ...(after === undefined ? {} : { answerAfter: after }),
    ...callerOf(stack, call, message),
  };
};

/** The status of a refusal of ours. Never 480, which PBXes count as an agent who did not answer. */
export const statusOfRefusal = { declined: 603, busy: 486, nobodyHere: 404 } as const;
