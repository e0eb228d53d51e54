/** Why the PBX or the network does not let the line be ready. */
export type LineTrouble =
  | { kind: 'wrongSecret' }
  | { kind: 'unknownUser' }
  | { kind: 'forbidden' }
  /** The challenge names another realm than the configured one: it is not answered. */
  | { kind: 'foreignRealm'; realm: string }
  /** Only algorithms that the desk does not speak. */
  | { kind: 'noDigest' }
  | { kind: 'serverError'; status: number }
  | { kind: 'unreachable' }
  /** Nothing answers although the connection is open. */
  | { kind: 'deadPeer' }
  | { kind: 'badAddress' }
  /** The reply does not follow RFC 3261 section 10.3. */
  | { kind: 'badReply' };

/**
 * off -> connecting -> registering -> ready
 *            ^------ waiting <----------'  (lost, or refused after it was ready; tries again by itself)
 *                    refused               (the first login: the agent or IT must mend something)
 */
export type LineState =
  | { phase: 'off' }
  | { phase: 'connecting'; attempt: number }
  | { phase: 'registering'; attempt: number }
  /** `provedAt`: when the server last answered a request of ours. Epoch ms. */
  | { phase: 'ready'; since: number; provedAt: number }
  | { phase: 'waiting'; attempt: number; retryAt: number; trouble: LineTrouble }
  | { phase: 'refused'; trouble: LineTrouble };

/** Trying again would only repeat the refusal (and may lock the account): the agent must mend something. */
export const isRefusal = (trouble: LineTrouble): boolean => {
  switch (trouble.kind) {
    case 'wrongSecret':
    case 'unknownUser':
    case 'forbidden':
    case 'foreignRealm':
    case 'noDigest':
    case 'badAddress':
      return true;
    case 'serverError':
    case 'unreachable':
    case 'deadPeer':
    case 'badReply':
      return false;
  }
};

/** The PBX does not let the agent in, or no more; where it once did, it is asked again by itself. */
export const isRefused = (state: LineState): boolean =>
  state.phase === 'refused' || (state.phase === 'waiting' && isRefusal(state.trouble));

export interface LineAccount {
  lineId: string;
  /** `wss://host:port/path`, or `ws://` for a laboratory. Ignored on the practice line. */
  server: string;
  domain: string;
  user: string;
  authUser: string;
  displayName: string;
  /** The only realm whose digest challenge is answered (RFC 3261 section 22). */
  realm: string;
  secret: string;
  iceServers: readonly { urls: string | string[]; username?: string; credential?: string }[];
  /** No way but through one of the TURN servers. */
  relayOnly?: boolean;
  /** Seconds. */
  registerExpires: number;
  /** How digits leave; without a word by RTP events where the far end takes them (RFC 4733). */
  digits?: 'rfc4733' | 'info';
  /** Whether an INVITE may take the far end's place in a call of ours (RFC 3891); without a word it may not. */
  trustReplaces?: boolean;
}
