import type { Call } from '../calls';
import type { Clock, DeskFault, Log, Result } from '../kernel';
import type { RecordedQuality } from '../quality';
import type { CustomerBook } from './book-port';
import type { CustomerId, Interaction } from './customer';
import { createInteractionOutbox, type InteractionOutbox } from './interaction-outbox';
import { normalise } from './phone-number';

const unanswered: NonNullable<Interaction['call']> = {
  answered: false,
  talkedSeconds: 0,
  endReason: null,
  endedBy: null,
  status: null,
  redirectTo: null,
};

const dialogOf = ({ dialog }: Call) => (dialog ? { dialog } : {});

/** The interaction that a call makes, as it is known when the phone rings. */
const begun = (call: Call, agent: string, country: string): Interaction => ({
  id: call.interactionId,
  customerId: null,
  origin: call.practice ? 'example' : 'own',
  channel: 'call',
  direction: call.direction,
  practice: call.practice,
  startedAt: call.startedAt,
  endedAt: null,
  state: 'open',
  agent,
  number: call.remote.number,
  numberE164: normalise(call.remote.number, country),
  displayName: call.remote.displayName,
  queue: call.called?.name || call.called?.number || '',
  subject: '',
  note: '',
  noteSavedAt: null,
  call: unanswered,
});

interface Options {
  book: CustomerBook;
  clock: Clock;
  log: Log;
  agentName(): string;
  country(): string;
  /** After every try to write: the fault, or null. */
  outcome(fault: DeskFault | null): void;
}

/** The record of every call, from the first ring to its end. */
export const createCallRecords = ({ book, clock, log, agentName, country, outcome }: Options) => {
  const outboxes = new Map<string, InteractionOutbox>();
  const answered = new Set<string>();
  const ended = (call: Call, quality: RecordedQuality | null): Partial<Interaction> | null => {
    if (call.phase.name !== 'ended') return null;
    const { end, talkedSeconds } = call.phase;
    return {
      state: 'closed',
      endedAt: end.at,
      call: {
        answered: answered.has(call.id) || talkedSeconds > 0,
        talkedSeconds,
        endReason: end.reason,
        endedBy: end.by,
        status: end.status ?? null,
        redirectTo: end.redirectTo ?? null,
        ...(quality ? { quality } : {}),
      },
    };
  };
  return {
    /** Starts the first write before it returns. */
    begin: (call: Call): void => {
      const options = { book, clock, log, outcome };
      const interaction = begun(call, agentName(), country());
      outboxes.set(call.id, createInteractionOutbox(interaction, options));
    },
    answer: (call: Call): void => {
      if (answered.has(call.id)) return;
      answered.add(call.id);
      void outboxes
        .get(call.id)
        ?.patch({ call: { ...unanswered, answered: true, ...dialogOf(call) } });
    },
    /** Whom a colleague handed over is who the call is with. */
    replace: (call: Call): void => {
      const { number, displayName } = call.remote;
      void outboxes.get(call.id)?.patch({
        number,
        numberE164: normalise(number, country()),
        displayName,
        customerId: null,
        call: { ...unanswered, answered: true, ...dialogOf(call) },
      });
    },
    end: (call: Call, quality: RecordedQuality | null = null): void => {
      const patch = ended(call, quality);
      const outbox = outboxes.get(call.id);
      answered.delete(call.id);
      if (!patch || !outbox) return;
      void outbox.patch(patch).then((closed) => {
        if (closed.ok) outboxes.delete(call.id);
      });
    },
    /** Null when no record of the call is being written any more. */
    attach: (call: string, customerId: CustomerId): Promise<Result<null>> | null =>
      outboxes.get(call)?.patch({ customerId }) ?? null,
    failing: (): boolean => [...outboxes.values()].some((outbox) => outbox.failing()),
  };
};
