import type { Core } from 'sip.js';
import type { CalledParty, RemoteParty } from '../calls';
import { type NameAddress, readNameAddress, splitOutside } from './name-address';

/** What is read of a message, so that tests need no parser. */
export type Headers = Pick<Core.IncomingRequestMessage, 'getHeader' | 'getHeaders'>;

const addresses = (message: Headers, name: string): NameAddress[] =>
  message
    .getHeaders(name)
    .flatMap((line) => splitOutside(line, ','))
    .map(readNameAddress)
    .filter((one) => one !== null);

const isAnonymous = (one: NameAddress | null): boolean =>
  !one || one.user.toLowerCase() === 'anonymous' || one.host === 'anonymous.invalid';

/**
 * Who calls: what our own PBX asserts (RFC 3325) before what the caller says of itself, and nothing when
 * the caller withholds it (RFC 3323).
 */
export const remoteParty = (message: Headers): RemoteParty => {
  const from = readNameAddress(message.getHeader('From') ?? '');
  const asserted = addresses(message, 'P-Asserted-Identity');
  const privacy = (message.getHeader('Privacy') ?? '').toLowerCase().split(/[;,\s]+/);
  const hidden = ['id', 'user', 'header'].some((kind) => privacy.includes(kind));
  if (hidden || (isAnonymous(from) && asserted.length === 0)) {
    return { number: '', displayName: '', anonymous: true };
  }
  const shown = asserted.find((one) => one.scheme === 'tel') ?? asserted[0] ?? from;
  const name = asserted.find((one) => one.displayName)?.displayName;
  const own = isAnonymous(from) ? '' : (from?.displayName ?? '');
  const number = shown?.user ?? '';
  const displayName = name ?? own;
  return { number, displayName: displayName === number ? '' : displayName, anonymous: false };
};

/**
 * What was called to reach the agent: P-Called-Party-ID (RFC 7315), else the first number of the call's
 * history (RFC 7044) or diversions (RFC 5806), else To; null when it is only the agent's own address.
 */
export const calledParty = (
  message: Headers,
  own: { users: readonly string[]; requestUser: string | undefined },
): CalledParty | null => {
  const ours = new Set(own.users.map((user) => user.toLowerCase()));
  const to = readNameAddress(message.getHeader('To') ?? '');
  const candidates = [
    ...addresses(message, 'P-Called-Party-ID'),
    ...addresses(message, 'History-Info').slice(0, 1),
    // The newest diversion stands first: the last one is what was called originally.
    ...addresses(message, 'Diversion').slice(-1),
    ...(to ? [to] : []),
  ];
  const found = candidates.find((one) => one.user && !ours.has(one.user.toLowerCase()));
  if (found) return { number: found.user, name: found.displayName };
  const requested = own.requestUser ?? '';
  if (!requested || ours.has(requested.toLowerCase())) return null;
  return { number: requested, name: '' };
};

/** Who calls, and who has sent them to us (Referred-By, RFC 3892 section 3). */
export const partiesOf = (message: Headers): { remote: RemoteParty; referredBy?: RemoteParty } => {
  const remote = remoteParty(message);
  const by = readNameAddress(message.getHeader('Referred-By') ?? '');
  if (!by?.user || isAnonymous(by)) return { remote };
  const { user: number, displayName } = by;
  return { remote, referredBy: { number, displayName, anonymous: false } };
};
