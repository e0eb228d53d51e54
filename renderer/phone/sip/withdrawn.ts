import type { Core } from 'sip.js';

const withdrawn = new WeakSet<Core.OutgoingRequestMessage>();

/**
 * Nobody waits for this request any more. A CANCEL that crosses a challenge has nothing left to cancel (RFC 3261
 * section 9.1): were the challenge answered, the new request would let the callee ring for nobody.
 */
export const withdraw = (request: Core.OutgoingRequestMessage): void => {
  withdrawn.add(request);
};

export const isWithdrawn = (request: Core.OutgoingRequestMessage): boolean =>
  withdrawn.has(request);
