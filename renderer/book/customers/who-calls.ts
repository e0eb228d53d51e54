import type { StoreApi } from 'zustand/vanilla';
import type { Call } from '../../model/call';
import type { Log, Result } from '../../kernel';
import type { CustomerBook } from './book-port';
import type { CustomerId } from '../../model/customer';
import type { Interaction } from '../../model/interaction';
import type { Recognition, CustomersSnapshot } from './customers-door';
import type { Matches } from './match';
import { displayName } from './names';

/** How many calls are still known by name. */
const keptCalls = 50;

/** Who each call may be with, as the screen shows it. */
export const createRecognitions = (store: StoreApi<CustomersSnapshot>) => {
  /** Over without a word: they leave before a call that is up or written up. */
  const untalked = new Set<string>();
  /** Those that stay when one more comes. */
  const staying = (known: readonly [string, Recognition][]): [string, Recognition][] => {
    const surplus = known.length + 1 - keptCalls;
    if (surplus <= 0) return [...known];
    const ids = known.map(([id]) => id);
    const first = ids.filter((id) => untalked.has(id));
    const leaving = new Set([...first, ...ids.filter((id) => !untalked.has(id))].slice(0, surplus));
    leaving.forEach((id) => untalked.delete(id));
    return known.filter(([id]) => !leaving.has(id));
  };
  const begin = (
    { id, interactionId }: Pick<Call, 'id' | 'interactionId'>,
    number: string,
    state: Recognition['state'],
  ): void =>
    store.setState(({ recognised }) => {
      const others = Object.entries(recognised).filter(([one]) => one !== id);
      const kept = Object.fromEntries(staying(others));
      const fresh: Recognition = { interactionId, number, state, matches: [], chosen: null };
      return { recognised: { ...kept, [id]: fresh } };
    });
  return {
    begin,
    ended: ({ id, phase }: Call): void => {
      const silent = phase.name === 'ended' && phase.talkedSeconds === 0;
      if (silent && store.getState().recognised[id]) untalked.add(id);
    },
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

export type Recognitions = ReturnType<typeof createRecognitions>;

/** Whom the agent knew in the call in which the desk died. */
const whoItWas = async (book: CustomerBook, call: Call): Promise<Partial<Recognition> | null> => {
  const id = (await book.interaction(call.interactionId))?.customerId ?? null;
  const customer = id === null ? null : await book.customer(id);
  return customer && { state: 'done', matches: [customer], chosen: customer.id };
};

interface Options {
  book: CustomerBook;
  log: Log;
  store: StoreApi<CustomersSnapshot>;
  recognitions: Recognitions;
  country(): string;
  attach(call: string, customer: CustomerId): Promise<Result<null>>;
}

const nobody: Matches = { customers: [], certain: false };

/** Looks for whoever a call is with. A late answer about whoever was there before is dropped. */
export const createWhoCalls = ({ book, log, store, recognitions, country, attach }: Options) => {
  /** How often somebody else came to each call. */
  const parties = new Map<string, number>();
  const party = (call: string | null): (() => boolean) => {
    const now = call === null ? undefined : parties.get(call);
    return () => call === null || parties.get(call) === now;
  };

  const ask = async (call: Call): Promise<Matches | Partial<Recognition>> => {
    try {
      // Whoever takes its place was never known in it.
      const known = call.recovers && parties.get(call.id) === 0 ? await whoItWas(book, call) : null;
      return (
        known ??
        (await book.match(call.remote.number, { practice: call.practice, country: country() }))
      );
    } catch (error) {
      log('error', `looking for the caller: ${String(error)}`);
      // What keeps it from being read may be known already, and says more.
      store.setState(({ trouble }) => ({ trouble: trouble ?? 'bookUnread' }));
      return nobody;
    }
  };
  const look = async (call: Call): Promise<void> => {
    const stillWith = party(call.id);
    const found = await ask(call);
    if (!stillWith()) return;
    if (!('certain' in found)) return recognitions.change(call.id, found);
    // The agent may have chosen or created somebody while the book was being asked.
    if (recognitions.get(call.id)?.chosen) {
      recognitions.change(call.id, { state: 'done' });
      return;
    }
    const matches = found.certain ? found.customers : [];
    const similar = found.certain ? [] : found.customers;
    const chosen = matches.length === 1 ? (matches[0]?.id ?? null) : null;
    recognitions.change(call.id, { state: 'done', matches, similar, chosen });
    if (chosen !== null) void attach(call.id, chosen);
  };

  return {
    recognise: (call: Call): void => {
      const withheld = call.remote.anonymous || call.remote.number === '';
      const before = parties.get(call.id) ?? -1;
      parties.delete(call.id);
      parties.set(call.id, before + 1);
      // The question leaves before anything is drawn; its answer cannot come before the next line.
      if (!withheld) void look(call);
      recognitions.begin(call, call.remote.number, withheld ? 'done' : 'looking');
      for (const one of parties.keys()) if (!recognitions.get(one)) parties.delete(one);
    },
    /** Answers, whenever it is asked, whether the call is still with whoever it is with now. */
    party,
  };
};
