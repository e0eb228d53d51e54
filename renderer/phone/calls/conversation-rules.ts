import type { Call, CallId } from '../../model/call';
import type { CallCommandName } from './calls-door';

/** Parties beside the agent who hear each other: the desk mixes for three. */
const partiesAtMost = 2;

const hasDialog = (call: Call): boolean => call.phase.name === 'talking';
const isOnItsWay = (call: Call): boolean =>
  call.phase.name === 'dialling' || call.phase.name === 'ringingThere' || hasDialog(call);
const wantedNow = (call: Call): boolean => hasDialog(call) && !call.hold.wanted;
const staysHere = (call: Call): boolean =>
  call.transfer.step === 'none' || call.transfer.step === 'failed';

/** Everybody in the conference, held parties too. */
export const conferenceOf = (all: readonly Call[]): Call[] =>
  all.filter((call) => call.conference && hasDialog(call));

/** The calls that are one conversation with this one: itself, or the whole conference. */
export const conversationOf = (call: Call, all: readonly Call[]): Call[] =>
  call.conference ? conferenceOf(all) : [call];

/** Who hears whom in the conference now: nobody who is held or on the way to or from it. */
export const mixOf = (all: readonly Call[]): CallId[] =>
  conferenceOf(all)
    .filter(({ hold }) => !hold.wanted && !hold.actual && !hold.syncing)
    .map((call) => call.id);

/** The consultation that is under way about a call. */
export const consultationAbout = (call: Call, all: readonly Call[]): Call | null =>
  all.findLast((one) => one.consults === call.id && isOnItsWay(one)) ?? null;

/** The call that a consultation is about, while it can be taken back or handed over. */
export const consultedBy = (call: Call, all: readonly Call[]): Call | null =>
  (call.consults !== null && all.find((one) => one.id === call.consults && hasDialog(one))) || null;

/** With whom a call would make a conference; null: with nobody now. */
export const joinTarget = (call: Call, all: readonly Call[]): Call | null => {
  const free = (one: Call) => hasDialog(one) && !one.conference && staysHere(one);
  if (!free(call) || conferenceOf(all).length >= partiesAtMost) return null;
  const pair = consultedBy(call, all) ?? consultationAbout(call, all);
  if (pair) return free(pair) ? pair : null;
  const others = all.filter((one) => one.id !== call.id && free(one));
  const wanted = !wantedNow(call);
  return others.findLast((one) => wantedNow(one) === wanted) ?? null;
};

/** Whom the agent leaves to each other: the first is sent to the second. Null: there are not just two. */
export const leavePair = (all: readonly Call[]): [Call, Call] | null => {
  const [first, second, more] = conferenceOf(all);
  if (!first || !second || more || !staysHere(first) || !staysHere(second)) return null;
  // The one who was asked stays; the customer is sent to them.
  return first.consults === second.id ? [second, first] : [first, second];
};

/** What can be done about the others of a conversation. */
export const partyCommands = (call: Call, all: readonly Call[]): CallCommandName[] => {
  const names: CallCommandName[] = [];
  const customer = consultedBy(call, all);
  if (hasDialog(call) && staysHere(call) && !call.conference && call.consults === null) {
    const alone = consultationAbout(call, all) === null;
    if (alone) names.push('transfer', 'consult');
  }
  // A consultation whose customer has gone is a call like others.
  if (hasDialog(call) && staysHere(call) && call.consults !== null && !customer)
    names.push('transfer');
  if (customer && !call.conference && isOnItsWay(call) && staysHere(customer))
    names.push('complete', 'backToCustomer');
  if (joinTarget(call, all)) names.push('join');
  if (call.conference && hasDialog(call)) {
    names.push('separate', call.silenced ? 'unsilence' : 'silence');
    if (leavePair(all)) names.push('leave');
  }
  return names;
};
