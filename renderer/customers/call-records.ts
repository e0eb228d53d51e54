import type { Call } from '../calls';
import type { Clock, DeskFault, Log, Result } from '../kernel';
import type { RecordedQuality } from '../quality';
import type { CustomerBook } from './book-port';
import type { CustomerId, Interaction, OtherParty } from './customer';
import { createInteractionOutbox, type InteractionOutbox } from './interaction-outbox';
import { consulted, joined, sentBy, transferredTo, withParty } from './other-parties';
import { normalise } from './phone-number';

type Facts = NonNullable<Interaction['call']>;

const unanswered: Facts = {
  answered: false,
  talkedSeconds: 0,
  endReason: null,
  endedBy: null,
  status: null,
  redirectTo: null,
};

const dialogOf = ({ dialog }: Call) => (dialog ? { dialog } : {});

/** The interaction that a call makes, as it is known when the phone rings. */
const begun = (call: Call, { agentName, country, nameOf }: Options): Interaction => ({
  id: call.interactionId,
  customerId: null,
  origin: call.practice ? 'example' : 'own',
  channel: 'call',
  direction: call.direction,
  practice: call.practice,
  startedAt: call.startedAt,
  endedAt: null,
  state: 'open',
  agent: agentName(),
  number: call.remote.number,
  numberE164: normalise(call.remote.number, country()),
  displayName: call.remote.displayName,
  queue: call.called?.name || call.called?.number || '',
  subject: '',
  note: '',
  noteSavedAt: null,
  call: {
    ...unanswered,
    ...(call.referredBy ? { others: sentBy(call, call.startedAt, nameOf) } : {}),
  },
});

interface Options {
  book: CustomerBook;
  clock: Clock;
  log: Log;
  agentName(): string;
  country(): string;
  /** What the agent's own lists call a number; empty when it is in none. */
  nameOf(number: string): string;
  /** After every try to write: the fault, or null. */
  outcome(fault: DeskFault | null): void;
}

/** The record of every call, from the first ring to its end. */
export const createCallRecords = (options: Options) => {
  const { book, clock, log, country, nameOf, outcome } = options;
  /** Calls whose record is still being written, and how they went so far. */
  const open = new Map<string, { outbox: InteractionOutbox; facts: Facts }>();
  const change = (
    id: string,
    facts: Partial<Facts>,
    rest: Partial<Interaction> = {},
  ): Promise<Result<null>> | null => {
    const entry = open.get(id);
    if (!entry) return null;
    entry.facts = { ...entry.facts, ...facts };
    return entry.outbox.patch({ ...rest, call: entry.facts });
  };
  const othersOf = (id: string): OtherParty[] => open.get(id)?.facts.others ?? [];
  const add = (id: string, party: OtherParty): void =>
    void change(id, { others: withParty(othersOf(id), party) });
  return {
    /** Starts the first write before it returns. */
    begin: (call: Call): void => {
      const interaction = begun(call, options);
      const outbox = createInteractionOutbox(interaction, { book, clock, log, outcome });
      open.set(call.id, { outbox, facts: interaction.call ?? unanswered });
    },
    answer: (call: Call): void => {
      if (open.get(call.id)?.facts.answered) return;
      void change(call.id, { answered: true, ...dialogOf(call) });
    },
    /** Whom a colleague handed over is who the call is with. */
    replace: (call: Call): void => {
      const { number, displayName } = call.remote;
      const sent = sentBy(call, clock.now(), nameOf);
      void change(
        call.id,
        {
          answered: true,
          ...dialogOf(call),
          ...(sent.length > 0 ? { others: [...othersOf(call.id), ...sent] } : {}),
        },
        { number, numberE164: normalise(number, country()), displayName, customerId: null },
      );
    },
    /** Somebody is asked about the customer of this call; told again when they answer. */
    consult: (consultation: Call): void => {
      if (consultation.consults !== null)
        add(consultation.consults, consulted(consultation, nameOf));
    },
    /** The call is heard together with another one. `name`: who that is, where the book knows it. */
    join: (call: Call, other: Call, name: string): void =>
      add(call.id, joined(other, name || nameOf(other.remote.number), clock.now())),
    end: (call: Call, quality: RecordedQuality | null = null): void => {
      const entry = open.get(call.id);
      if (!entry || call.phase.name !== 'ended') return;
      const { end, talkedSeconds } = call.phase;
      // What finds the call again is of no use any more.
      const { dialog: _, others = [], ...facts } = entry.facts;
      const all = [...others, ...transferredTo(call, others, nameOf)];
      entry.facts = {
        ...facts,
        answered: facts.answered || talkedSeconds > 0,
        talkedSeconds,
        endReason: end.reason,
        endedBy: end.by,
        status: end.status ?? null,
        redirectTo: end.redirectTo ?? null,
        ...(quality ? { quality } : {}),
        ...(all.length > 0 ? { others: all } : {}),
      };
      const closed = { state: 'closed', endedAt: end.at, call: entry.facts } as const;
      void entry.outbox.patch(closed).then((done) => {
        if (done.ok) open.delete(call.id);
      });
    },
    /** Null when no record of the call is being written any more. */
    attach: (call: string, customerId: CustomerId): Promise<Result<null>> | null =>
      open.get(call)?.outbox.patch({ customerId }) ?? null,
    failing: (): boolean => [...open.values()].some(({ outbox }) => outbox.failing()),
  };
};
