import { Core } from 'sip.js';

/** What of the library's client of a request is needed here; its types keep it to themselves. */
interface Asked {
  challenged: boolean;
  stale: boolean;
  authenticationGuard(message: Core.IncomingResponseMessage, dialog?: unknown): boolean;
}

/** Whether it was answered, and once more for a fresh nonce. */
type Round = Pick<Asked, 'challenged' | 'stale'>;
const rounds = new WeakMap<Asked, Map<number, Round>>();

/**
 * The library answers one challenge a request, whoever asks. A proxy (407) and the server behind it (401) may both
 * ask, in either order, and each once more for a fresh nonce (RFC 3261 section 22.3): each has a round of its own,
 * so that a request is sent five times at most.
 */
export const letProxyAndServerAsk = (): void => {
  const client = Core.UserAgentClient.prototype as unknown as Asked;
  const guard = client.authenticationGuard;
  client.authenticationGuard = function (this: Asked, message, dialog) {
    const status = message.statusCode ?? 0;
    if (status !== 401 && status !== 407) return guard.call(this, message, dialog);
    const ofRequest = rounds.get(this) ?? new Map<number, Round>();
    rounds.set(this, ofRequest);
    const round = ofRequest.get(status) ?? { challenged: false, stale: false };
    this.challenged = round.challenged;
    this.stale = round.stale;
    const goesOn = guard.call(this, message, dialog);
    ofRequest.set(status, { challenged: this.challenged, stale: this.stale });
    return goesOn;
  };
};
