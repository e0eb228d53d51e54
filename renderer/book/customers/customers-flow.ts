import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Call, RemoteParty } from '../../model/call';
import type { Clock, DeskFault, Log, Result } from '../../kernel';
import type { RecordedQuality } from '../../model/recorded-quality';
import type { CustomerBook } from './book-port';
import { createCallRecords } from './call-records';
import type { CustomerId } from '../../model/customer';
import type { InteractionId } from '../../model/interaction';
import type { CustomersDoor, CustomersSnapshot } from './customers-door';
import type { JournalCopy } from './journal-copy';
import { createRecognitions, createWhoCalls } from './who-calls';

export interface CustomersFlowOptions {
  book: CustomerBook;
  journal: JournalCopy;
  clock: Clock;
  log: Log;
  agentName(): string;
  country(): string;
  /** What the agent's own lists call a number; empty when it is in none. */
  nameOf(number: string): string;
  /** The agent knows that a book was lost. */
  lossSeen(): void;
}

export interface CustomersFlow extends CustomersDoor {
  /** The INVITE was seen or sent. Starts the interaction's write first; never makes the ring wait. */
  callStarted(call: Call): void;
  callAnswered(call: Call): void;
  callEnded(call: Call, quality?: RecordedQuality | null): void;
  /** Somebody is asked about the customer of a call; told again when they answer. */
  consulted(consultation: Call): void;
  /** A call is heard together with another one. */
  joined(call: Call, other: Call): void;
  /** Somebody else is at the other end: the record goes on with them. */
  callReplaced(call: Call): void;
  /** A contact that began in this run of the page, or goes on in it. */
  ofThisRun(id: InteractionId): boolean;
  /** What the book says of itself: shown until it says otherwise. */
  bookIs(state: Partial<Pick<CustomersSnapshot, 'trouble' | 'roomLow' | 'bookLost'>>): void;
  /** A record of a call is on no disk. */
  unwritten(): boolean;
  /** The far end names itself anew: `same` party, or another than `before`. */
  partyChanged(call: Call, before: RemoteParty, same: boolean): void;
}

const unknownCall: Result<null> = { ok: false, fault: { code: 'unknownCall', category: 'bug' } };

const createCustomersStore = (): StoreApi<CustomersSnapshot> =>
  createStore(() => ({ recognised: {}, trouble: null, roomLow: false, bookLost: false }));

/** Who calls, and the record of every call. */
export const createCustomersFlow = (options: CustomersFlowOptions): CustomersFlow => {
  const { book } = options;
  const store = createCustomersStore();
  const recognitions = createRecognitions(store);
  const outcome = (fault: DeskFault | null): void => {
    if (fault) store.setState({ trouble: fault.code });
    else if (!records.failing()) store.setState({ trouble: null });
  };
  const records = createCallRecords({ ...options, outcome });

  const written = async (write: Promise<Result<null>>): Promise<Result<null>> => {
    const answer = await write;
    // A call that left with the examples is no trouble of the book; whoever asked says so.
    outcome(answer.ok || answer.fault.code === 'noInteraction' ? null : answer.fault);
    return answer;
  };
  const attach = (call: string, customerId: CustomerId): Promise<Result<null>> => {
    const going = records.attach(call, customerId);
    if (going) return going;
    const interaction = recognitions.get(call)?.interactionId;
    if (interaction === undefined) return Promise.resolve(unknownCall);
    return written(book.patchInteraction(interaction, { customerId }));
  };

  const whoCalls = createWhoCalls({ ...options, store, recognitions, attach });

  return {
    book,
    store,
    choose: (call, customer) => {
      recognitions.change(call, { chosen: customer });
      return attach(call, customer);
    },
    create: async (customer, call) => {
      const stillWith = whoCalls.party(call);
      const saved = await written(book.saveCustomer(customer));
      // Whom the card was made for may have put somebody else through meanwhile.
      if (!saved.ok || call === null || !stillWith()) return saved;
      const { id } = customer;
      const others = recognitions.get(call)?.matches.filter((one) => one.id !== id) ?? [];
      recognitions.change(call, { state: 'done', matches: [customer, ...others], chosen: id });
      return attach(call, id);
    },
    recall: recognitions.recall,
    lossSeen: options.lossSeen,
    addInteraction: (interaction) => written(book.saveInteraction(interaction)),
    callStarted: (call) => {
      records.begin(call);
      whoCalls.recognise(call);
    },
    callAnswered: records.answer,
    callReplaced: (call) => {
      if (records.replace(call)) whoCalls.recognise(call);
    },
    partyChanged: (call, before, same) => {
      // The book's name for them is better than the network's.
      const displayName = recognitions.nameOf(call.id) || before.displayName;
      records.changeParty(call, { ...before, displayName }, same);
      if (!same) whoCalls.recognise(call);
    },
    consulted: records.consult,
    joined: (call, other) => records.join(call, other, recognitions.nameOf(other.id)),
    callEnded: (call, quality) => {
      records.end(call, quality);
      recognitions.ended(call);
    },
    bookIs: (state) => store.setState(state),
    ofThisRun: records.ofThisRun,
    unwritten: records.unwritten,
  };
};
