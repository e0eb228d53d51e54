import type { Call, CallPhase } from '../../model/call';
import { caseAttributes } from '../../model/case-attributes';
import type { Clock, DeskFault, Log, Result } from '../../kernel';
import { normalise } from '../../model/numbers';
import type { RecordedQuality } from '../../model/recorded-quality';
import type { CustomerBook } from './book-port';
import type { CustomerId } from '../../model/customer';
import type { Interaction, OtherParty } from '../../model/interaction';
import { createInteractionOutbox, type InteractionOutbox } from './interaction-outbox';
import type { JournalCopy } from './journal-copy';
import { consulted, joined, sentBy, transferredTo, withParties } from './other-parties';
import { createPartyChanges, dialogOf } from './party-changes';

type Facts = NonNullable<Interaction['call']>;

const unanswered: Facts = {
  answered: false,
  talkedSeconds: 0,
  endReason: null,
  endedBy: null,
  status: null,
  redirectTo: null,
};

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
  ...(call.case ? { attributes: caseAttributes(call.case) } : {}),
  call: {
    ...unanswered,
    ...(call.more === undefined ? {} : { more: call.more }),
    ...(call.referredBy ? { others: sentBy(call, call.startedAt, nameOf) } : {}),
  },
});

interface Options {
  book: CustomerBook;
  journal: JournalCopy;
  clock: Clock;
  log: Log;
  agentName(): string;
  country(): string;
  /** What the agent's own lists call a number; empty when it is in none. */
  nameOf(number: string): string;
  /** After every try to write: the fault, or null. */
  outcome(fault: DeskFault | null): void;
}

type Ended = CallPhase & { name: 'ended' };

/** The customer was there all the time, also while the desk was not. */
const secondsOf = ({ recovers }: Call, { end, talkedSeconds }: Ended): number =>
  recovers ? Math.round(Math.max(0, end.at - recovers.answeredAt) / 1000) : talkedSeconds;

/** How it went, when it is over; what finds the call again is of no use any more. */
const atEnd = (
  call: Call,
  phase: Ended,
  before: Facts,
  { quality, nameOf }: { quality: RecordedQuality | null; nameOf: Options['nameOf'] },
): Facts => {
  const { end } = phase;
  const { dialog: _, answeredAt: __, others = [], ...facts } = before;
  const talkedSeconds = secondsOf(call, phase);
  const all = withParties(others, transferredTo(call, others, nameOf));
  return {
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
};

/** Calls whose record is still being written, and how they went so far. */
const createOpenRecords = () => {
  const open = new Map<string, { outbox: InteractionOutbox; facts: Facts }>();
  const begunHere = new Set<string>();
  return {
    open,
    add: (call: string, interaction: Interaction, outbox: InteractionOutbox): void => {
      begunHere.add(interaction.id);
      open.set(call, { outbox, facts: interaction.call ?? unanswered });
    },
    state: {
      /** A contact that began in this run, or goes on in it. */
      ofThisRun: (id: string): boolean => begunHere.has(id),
      unwritten: (): boolean => [...open.values()].some(({ outbox }) => outbox.unwritten()),
      failing: (): boolean => [...open.values()].some(({ outbox }) => outbox.failing()),
    },
  };
};

/** The record of every call, from the first ring to its end. */
export const createCallRecords = (options: Options) => {
  const { book, nameOf, log, clock } = options;
  const { open, add: addRecord, state } = createOpenRecords();
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
    void change(id, { others: withParties(othersOf(id), [party]) });
  /** Who had a part in the call before the desk died in it. */
  const takeUpOthers = async ({ id, interactionId }: Call): Promise<void> => {
    const others = (await book.interaction(interactionId))?.call?.others ?? [];
    const entry = open.get(id);
    if (entry && others.length > 0)
      entry.facts = { ...entry.facts, others: withParties(others, othersOf(id)) };
  };
  return {
    /** Starts the first write before it returns. */
    begin: (call: Call): void => {
      const interaction = begun(call, options);
      const inBook = call.recovers !== undefined;
      const outbox = createInteractionOutbox(interaction, { ...options, inBook });
      addRecord(call.id, interaction, outbox);
      if (inBook)
        takeUpOthers(call).catch((error: unknown) =>
          log('warn', `who else had a part: ${String(error)}`),
        );
    },
    answer: (call: Call): void => {
      if (open.get(call.id)?.facts.answered) return;
      const { recovers } = call;
      const answeredAt = recovers?.answeredAt ?? clock.now();
      // The record that was closed when the desk died goes on.
      const again = recovers ? ({ state: 'open', endedAt: null } as const) : {};
      void change(call.id, { answered: true, answeredAt, ...dialogOf(call) }, again);
    },
    ...createPartyChanges({
      change,
      othersOf,
      newest: (id) => open.get(id)?.outbox.newest(),
      ...options,
    }),
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
      // What was not given back stays as it was closed: interrupted.
      if (call.recovers && !entry.facts.answered) return void open.delete(call.id);
      entry.facts = atEnd(call, call.phase, entry.facts, { quality, nameOf });
      const closed = { state: 'closed', endedAt: call.phase.end.at, call: entry.facts } as const;
      void entry.outbox.patch(closed).then((done) => {
        if (done.ok) open.delete(call.id);
      });
    },
    /** Null when no record of the call is being written any more. */
    attach: (call: string, customerId: CustomerId): Promise<Result<null>> | null =>
      open.get(call)?.outbox.patch({ customerId }) ?? null,
    ...state,
  };
};
