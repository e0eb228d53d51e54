import { createStore } from 'zustand/vanilla';
import type { Call } from '../calls';
import type { Clock, DeskFault, Log, Result } from '../kernel';
import type { RecordedQuality } from '../quality';
import type { CustomerBook } from './book-port';
import { createCallRecords } from './call-records';
import type { Customer, CustomerId, Interaction } from './customer';
import type { CustomersDoor, Recognition } from './customers-door';
import { displayName } from './names';
import { loadPhoneJudge } from './phone-judge';

/** After the first paint; until then the fast path reads every number. */
const loadJudgeAfterMs = 800;
/** How many calls are still known by name. */
const keptCalls = 50;

export interface CustomersFlowOptions {
  book: CustomerBook;
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
}

const unknownCall: Result<null> = { ok: false, fault: { code: 'unknownCall', category: 'bug' } };

const createRecognitions = (store: CustomersDoor['store']) => {
  const begin = (
    { id, interactionId }: Pick<Call, 'id' | 'interactionId'>,
    number: string,
    state: Recognition['state'],
  ): void =>
    store.setState(({ recognised }) => {
      const kept = Object.fromEntries(Object.entries(recognised).slice(1 - keptCalls));
      const fresh: Recognition = { interactionId, number, state, matches: [], chosen: null };
      return { recognised: { ...kept, [id]: fresh } };
    });
  return {
    begin,
    get: (call: string): Recognition | undefined => store.getState().recognised[call],
    /** The customer of a call; empty while nobody is known or chosen. */
    nameOf: (call: string): string => {
      const known = store.getState().recognised[call];
      const customer = known?.matches.find(({ id }) => id === known.chosen);
      return customer ? displayName(customer) : '';
    },
    recall: ({ id, number }: Interaction): string => {
      const known = Object.entries(store.getState().recognised);
      const call = known.find(([, one]) => one.interactionId === id)?.[0];
      if (call === undefined) begin({ id, interactionId: id }, number, 'done');
      return call ?? id;
    },
    change: (call: string, change: Partial<Recognition>): void =>
      store.setState(({ recognised }) => {
        const known = recognised[call];
        return known ? { recognised: { ...recognised, [call]: { ...known, ...change } } } : {};
      }),
  };
};

/** Whom the agent knew in the call in which the desk died. */
const whoItWas = async (book: CustomerBook, call: Call): Promise<Partial<Recognition> | null> => {
  const id = (await book.interaction(call.interactionId))?.customerId ?? null;
  const customer = id === null ? null : await book.customer(id);
  return customer && { state: 'done', matches: [customer], chosen: customer.id };
};

const createCustomersStore = (): CustomersDoor['store'] =>
  createStore(() => ({ recognised: {}, trouble: null, roomLow: false, bookLost: false }));

/** Who calls, and the record of every call. */
export const createCustomersFlow = (options: CustomersFlowOptions): CustomersFlow => {
  const { book, clock, log } = options;
  const store = createCustomersStore();
  const recognitions = createRecognitions(store);
  const outcome = (fault: DeskFault | null): void => {
    if (fault) store.setState({ trouble: fault.code });
    else if (!records.failing()) store.setState({ trouble: null });
  };
  const records = createCallRecords({ ...options, outcome });

  clock.after(loadJudgeAfterMs, () => {
    loadPhoneJudge().catch((error: unknown) => log('warn', `phone numbers: ${String(error)}`));
  });

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

  const look = async (call: Call): Promise<void> => {
    const scope = { practice: call.practice, country: options.country() };
    let matches: Customer[] = [];
    try {
      const known = call.takesBack ? await whoItWas(book, call) : null;
      if (known) return recognitions.change(call.id, known);
      matches = (await book.match(call.remote.number, scope)).customers;
    } catch (error) {
      log('error', `looking for the caller: ${String(error)}`);
      // What keeps it from being read may be known already, and says more.
      store.setState(({ trouble }) => ({ trouble: trouble ?? 'bookUnread' }));
    }
    // The agent may have chosen or created somebody while the book was being asked.
    if (recognitions.get(call.id)?.chosen) {
      recognitions.change(call.id, { state: 'done' });
      return;
    }
    const chosen = matches.length === 1 ? (matches[0]?.id ?? null) : null;
    recognitions.change(call.id, { state: 'done', matches, chosen });
    if (chosen !== null) void attach(call.id, chosen);
  };

  const recognise = (call: Call): void => {
    const withheld = call.remote.anonymous || call.remote.number === '';
    // The question leaves before anything is drawn; its answer cannot come before the next line.
    if (!withheld) void look(call);
    recognitions.begin(call, call.remote.number, withheld ? 'done' : 'looking');
  };

  return {
    book,
    store,
    choose: (call, customer) => {
      recognitions.change(call, { chosen: customer });
      return attach(call, customer);
    },
    create: async (customer, call) => {
      const saved = await written(book.saveCustomer(customer));
      if (!saved.ok || call === null) return saved;
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
      recognise(call);
    },
    callAnswered: records.answer,
    callReplaced: (call) => {
      if (records.replace(call)) recognise(call);
    },
    consulted: records.consult,
    joined: (call, other) => records.join(call, other, recognitions.nameOf(other.id)),
    callEnded: records.end,
  };
};
