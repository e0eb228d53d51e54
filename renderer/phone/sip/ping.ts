import type { Core } from 'sip.js';
import type { Cancel, Clock } from '../../kernel';
import { header } from './headers';
import { isMadeUp, newToken, type SipStack } from './stack';

/**
 * Whether the server answers an OPTIONS (RFC 3261 section 11) in time; any answer of its own counts.
 * Given up, it says nothing any more.
 */
export const pingServer = (
  stack: SipStack,
  clock: Clock,
  timeoutMs: number,
  done: (answered: boolean) => void,
): Cancel => {
  let open = true;
  const close = (answered: boolean) => {
    if (!open) return;
    open = false;
    cancel();
    done(answered);
  };
  const cancel = clock.after(timeoutMs, () => close(false));
  const heard = ({ message: answer }: Core.IncomingResponse) => {
    const { statusCode } = answer;
    // Sent along the next time, so that one request is enough where every request is to be authenticated.
    if (statusCode === 401 || statusCode === 407) stack.credentials.refused();
    else if (!isMadeUp(answer)) stack.credentials.taken(message);
    close(!isMadeUp(answer));
  };
  const message = stack.core.makeOutgoingRequestMessage(
    'OPTIONS',
    stack.registrar,
    stack.own,
    stack.registrar,
    { callId: newToken(), fromTag: newToken().slice(0, 16) },
    [header('Contact', stack.contact.header), header('Accept', 'application/sdp')],
  );
  stack.credentials.sendAlong(message);
  stack.core.request(message, {
    onAccept: heard,
    onProgress: heard,
    onRedirect: heard,
    onReject: heard,
  });
  return () => {
    open = false;
    cancel();
  };
};
