import { newCaseAttributes } from '../../model/case-attributes';
import type { Call, RemoteParty } from '../../model/call';
import type { Clock, Result } from '../../kernel';
import { normalise } from '../../model/numbers';
import type { Interaction, OtherParty } from '../../model/interaction';
import { before, sentBy, withParties } from './other-parties';

type Facts = NonNullable<Interaction['call']>;

interface Parts {
  clock: Clock;
  country(): string;
  nameOf(number: string): string;
  /** The record as it was last given to the book. */
  newest(call: string): Interaction | undefined;
  othersOf(call: string): readonly OtherParty[];
  change(
    call: string,
    facts: Partial<Facts>,
    rest?: Partial<Interaction>,
  ): Promise<Result<null>> | null;
}

/** The customer's case comes with the colleague's call, or with theirs: the newest one that was named holds. */
const caseOf = (call: Call): Partial<Interaction> =>
  call.case ? { attributes: newCaseAttributes(call.case) } : {};

export const dialogOf = ({ dialog }: Call) => (dialog ? { dialog } : {});

/** The record of a call goes on with whoever came to its far end, and says who was there before. */
export const createPartyChanges = ({ clock, country, nameOf, newest, othersOf, change }: Parts) => {
  const nobodyYet = ({ number, displayName }: RemoteParty): Partial<Interaction> => ({
    number,
    numberE164: normalise(number, country()),
    displayName,
    customerId: null,
  });
  const withThem = (call: string, added: readonly OtherParty[]): Partial<Facts> =>
    added.length > 0 ? { others: withParties(othersOf(call), added) } : {};
  return {
    /**
     * Whom a colleague handed over is who the call is with. False: it is the same person, whose desk took the call
     * back, and what is known of them stays.
     */
    replace: (call: Call): boolean => {
      const was = newest(call.id);
      const same = call.remote.number !== '' && was?.number === call.remote.number;
      const about = { at: clock.now(), nameOf };
      const sent = sentBy(call, about.at, nameOf);
      const left = same || !was || sent.length > 0 ? [] : before(was, othersOf(call.id), about);
      const others = withThem(call.id, [...sent, ...left]);
      void change(
        call.id,
        { answered: true, ...dialogOf(call), ...others },
        { ...(same ? {} : nobodyYet(call.remote)), ...caseOf(call) },
      );
      return !same;
    },
    /** The far end names itself anew in the same dialog: `same` party, or another than `was`. */
    changeParty: (call: Call, was: RemoteParty, same: boolean): void => {
      if (same) return void change(call.id, {}, { displayName: call.remote.displayName });
      const added = before(was, othersOf(call.id), { at: clock.now(), nameOf });
      void change(call.id, withThem(call.id, added), nobodyYet(call.remote));
    },
  };
};
