import type { Call, RemoteParty } from '../../model/call';
import type { OtherParty } from '../../model/interaction';

/** More than anybody can follow, and than a record may have. */
const mostParties = 50;

type Naming = (number: string) => string;

const party = (
  part: OtherParty['part'],
  { number, displayName }: Pick<RemoteParty, 'number' | 'displayName'>,
  about: { at: number; nameOf: Naming; answered?: boolean },
): OtherParty => ({
  part,
  number,
  name: (about.nameOf(number) || displayName).slice(0, 200),
  at: about.at,
  answered: about.answered ?? true,
});

/** How it began and how it went on last say more than what lies between. */
const capped = (all: readonly OtherParty[]): OtherParty[] =>
  all.length <= mostParties
    ? [...all]
    : [...all.slice(0, mostParties / 2), ...all.slice(-mostParties / 2)];

/**
 * Adds, or brings up to date what is there already: one entry for each part, number and beginning. Of too many the
 * first ones and the newest stay.
 */
export const withParties = (
  known: readonly OtherParty[],
  added: readonly OtherParty[],
): OtherParty[] => {
  const all = [...known];
  for (const one of added) {
    const place = all.findIndex(
      ({ part, number, at }) => part === one.part && number === one.number && at === one.at,
    );
    if (place === -1) all.push(one);
    else all[place] = one;
  }
  return capped(all);
};

/** A consultation as the customer's record has it, from its beginning on. */
export const consulted = (call: Call, nameOf: Naming): OtherParty =>
  party('consulted', call.remote, {
    at: call.startedAt,
    nameOf,
    answered: call.phase.name === 'talking',
  });

/** Somebody who came into a conference with the customer. */
export const joined = (other: Call, name: string, at: number): OtherParty =>
  party('conference', other.remote, { at, nameOf: () => name });

/** Who sent the call to this desk (RFC 3892); none for a call that came by itself. */
export const sentBy = ({ referredBy }: Call, at: number, nameOf: Naming): OtherParty[] =>
  referredBy ? [party('sentBy', referredBy, { at, nameOf })] : [];

/** Who was at the other end until now; none for whoever gave neither number nor name, or is named already. */
export const before = (
  remote: Pick<RemoteParty, 'number' | 'displayName'>,
  known: readonly OtherParty[],
  { at, nameOf }: { at: number; nameOf: Naming },
): OtherParty[] => {
  const { number, displayName } = remote;
  const named = known.some((one) => one.part === 'sentBy' && one.number === number);
  return (number === '' && displayName === '') || named
    ? []
    : [party('before', remote, { at, nameOf })];
};

/** To whom the call went when it left this desk; none when it ended otherwise. */
export const transferredTo = (
  { phase, transfer }: Call,
  known: readonly OtherParty[],
  nameOf: Naming,
): OtherParty[] => {
  if (phase.name !== 'ended' || phase.end.reason !== 'transferred') return [];
  if (transfer.step !== 'sent' && transfer.step !== 'ringing') return [];
  const number = transfer.target;
  const displayName = known.find((one) => one.number === number)?.name ?? '';
  return [party('transferredTo', { number, displayName }, { at: phase.end.at, nameOf })];
};
