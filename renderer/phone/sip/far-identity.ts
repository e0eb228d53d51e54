import { Core } from 'sip.js';
import type { RemoteParty } from '../calls';
import { assertedParty, claimedParty } from './identity';

interface Options {
  /** Our own users: what names us does not name the far end. */
  own: readonly string[];
  /** Who it is at the beginning. */
  first: RemoteParty;
  /** The user part of the far end's own address at the beginning. */
  claimed: string;
}

/**
 * Who is at the other end of a dialog, as it changes: a B2BUA that connects somebody else says so by a re-INVITE,
 * an UPDATE or an answer with another identity (RFC 3325, RFC 4916). A message that says nothing changes nothing.
 */
export class FarIdentity {
  readonly #own: ReadonlySet<string>;
  #told: RemoteParty;
  #claimed: string;
  #cseq = -1;

  constructor({ own, first, claimed }: Options) {
    this.#own = new Set(own.filter(Boolean).map((user) => user.toLowerCase()));
    this.#told = first;
    this.#claimed = claimed;
  }

  /** Who it is now, where that is somebody else, or has another name; null: as before. */
  hear(message: Core.IncomingMessage): RemoteParty | null {
    const isRequest = message instanceof Core.IncomingRequestMessage;
    // One that was held up on the way speaks of who was there before.
    if (isRequest && message.cseq < this.#cseq) return null;
    if (isRequest) this.#cseq = message.cseq;
    const found = assertedParty(message) ?? (isRequest ? this.#newClaim(message) : null);
    if (found === null || this.#own.has(found.number.toLowerCase())) return null;
    const { number, displayName, anonymous } = this.#told;
    const same = found.number === number && found.anonymous === anonymous;
    if (same && (found.displayName === '' || found.displayName === displayName)) return null;
    this.#told = found;
    return found;
  }

  #newClaim(message: Core.IncomingMessage): RemoteParty | null {
    const claim = claimedParty(message);
    if (claim.anonymous || claim.number === this.#claimed) return null;
    this.#claimed = claim.number;
    return claim;
  }
}
