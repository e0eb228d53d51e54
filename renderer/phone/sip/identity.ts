import type { CalledParty, RemoteParty } from '../calls';
import { queueOf } from './case-headers';
import type { Headers } from './message-headers';
import { type NameAddress, readNameAddress, splitOutside } from './name-address';

const addresses = (message: Headers, name: string): NameAddress[] =>
  message
    .getHeaders(name)
    .flatMap((line) => splitOutside(line, ','))
    .map(readNameAddress)
    .filter((one) => one !== null);

/** What PBXs and gateways write in place of a number that they do not have or do not give. */
const noNumbers = new Set(
  'anonymous restricted unavailable unknown asterisk private withheld'.split(' '),
);

const isAnonymous = (one: NameAddress | null): boolean =>
  !one || noNumbers.has(one.user.toLowerCase()) || one.host === 'anonymous.invalid';

const withheld: RemoteParty = { number: '', displayName: '', anonymous: true };

const partyOf = (shown: NameAddress, name: string): RemoteParty => {
  const displayName = name === shown.user || noNumbers.has(name.toLowerCase()) ? '' : name;
  return { number: shown.user, displayName, anonymous: false };
};

/** Remote-Party-ID (draft-ietf-sip-privacy-04) where it speaks of the party itself; it hides by a parameter. */
const remotePartyIds = (message: Headers): NameAddress[] =>
  addresses(message, 'Remote-Party-ID').filter(({ parameters }) => {
    const [party = 'calling', kind = 'subscriber'] = ['party', 'id-type'].map((name) =>
      parameters.get(name)?.toLowerCase(),
    );
    return ['calling', 'called'].includes(party) && ['subscriber', 'user'].includes(kind);
  });

const hides = ({ parameters }: NameAddress): boolean =>
  /^(?:full|uri)$/i.test(parameters.get('privacy') ?? 'off');

const wantsPrivacy = (message: Headers): boolean => {
  const wanted = (message.getHeader('Privacy') ?? '').toLowerCase().split(/[;,\s]+/);
  return ['id', 'user', 'header'].some((kind) => wanted.includes(kind));
};

/**
 * Who the far end is as our own PBX vouches for it: P-Asserted-Identity (RFC 3325), else Remote-Party-ID; withheld
 * where the party wants that (RFC 3323). Null: nobody vouches for anybody.
 */
export const assertedParty = (message: Headers): RemoteParty | null => {
  const asserted = addresses(message, 'P-Asserted-Identity');
  const known = asserted.length > 0 ? asserted : remotePartyIds(message);
  if (known.length === 0) return null;
  if (wantsPrivacy(message) || known.some(hides)) return withheld;
  const named = known.filter((one) => one.user !== '' && !isAnonymous(one));
  const shown = named.find((one) => one.scheme === 'tel') ?? named[0];
  return shown ? partyOf(shown, known.find((one) => one.displayName)?.displayName ?? '') : null;
};

/** What the far end says of itself (From); withheld where it says nothing. */
export const claimedParty = (message: Headers): RemoteParty => {
  const from = readNameAddress(message.getHeader('From') ?? '');
  return from === null || isAnonymous(from) ? withheld : partyOf(from, from.displayName);
};

/**
 * Who calls: what our own PBX asserts before what the caller says of itself, and nothing when the caller withholds
 * it (RFC 3323).
 */
export const remoteParty = (message: Headers): RemoteParty => {
  if (wantsPrivacy(message)) return withheld;
  const asserted = assertedParty(message);
  const claimed = claimedParty(message);
  if (asserted === null) return claimed;
  const displayName = asserted.displayName || (asserted.anonymous ? '' : claimed.displayName);
  return { ...asserted, displayName: displayName === asserted.number ? '' : displayName };
};

/**
 * What was called to reach the agent, by the name that the PBX gives its queue (X-Queue): P-Called-Party-ID (RFC 7315), else the first number of the call's
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
  if (found) return { number: found.user, name: queueOf(message) || found.displayName };
  const requested = own.requestUser ?? '';
  const name = queueOf(message);
  if (!requested || ours.has(requested.toLowerCase())) return name ? { number: '', name } : null;
  return { number: requested, name };
};

/** Who calls, and who has sent them to us (Referred-By, RFC 3892 section 3). */
export const partiesOf = (message: Headers): { remote: RemoteParty; referredBy?: RemoteParty } => {
  const remote = remoteParty(message);
  const by = readNameAddress(message.getHeader('Referred-By') ?? '');
  if (!by?.user || isAnonymous(by)) return { remote };
  const { user: number, displayName } = by;
  return { remote, referredBy: { number, displayName, anonymous: false } };
};
