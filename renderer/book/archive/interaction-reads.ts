import Dexie from 'dexie';
import type { CallRow, Customer, CustomerId, Interaction, InteractionId } from '../customers';
import type { Log } from '../../kernel';
import type { Blind } from './blind';
import type { Changes } from './changes';
import type { BookDatabase } from './database';
import type { Session } from './session';
import type { Rows, StoredInteraction } from './row-codec';

export interface BookParts {
  database: BookDatabase;
  session: Session;
  changes: Changes;
  rows: Rows;
  blind: Blind;
  log: Log;
}

export interface HistoryPage {
  rows: Interaction[];
  total: number;
}

type Place = 'interactions' | 'openInteractions';
export type Found = { table: Place; row: StoredInteraction };

const newestFirst = (a: Interaction, b: Interaction) => b.startedAt - a.startedAt;

/** The oldest and the newest key that begin with `key`. */
const allOf = (key: string): [unknown[], unknown[]] => [
  [key, Dexie.minKey],
  [key, Dexie.maxKey],
];

export const createInteractionReads = ({ database, rows, blind }: BookParts) => {
  const opened = (table: Place, found: readonly StoredInteraction[]) =>
    Promise.all(found.map((row) => rows.interaction(table, row)));
  const find = async (id: InteractionId): Promise<Found | null> => {
    // In this order, because an interaction moves from the open ones to the closed ones; a call that is taken back
    // moves the other way, and is missed by the first two looks when it moves between them.
    for (const table of ['openInteractions', 'interactions', 'openInteractions'] as const) {
      const row = await database[table].get(id);
      if (row) return { table, row };
    }
    return null;
  };
  /** Without what is still going on: this reading never waits for a note that is being written. */
  const closedHistory = async (id: CustomerId, limit: number): Promise<HistoryPage> => {
    const [from, to] = allOf(await blind('customer', id));
    const range = () => database.interactions.where('[customer+newest]').between(from, to);
    const found = await range().limit(limit).toArray();
    const total = found.length < limit ? found.length : await range().count();
    return { rows: await opened('interactions', found), total };
  };
  return {
    find,
    closedHistory,
    /** Without opening any of them. */
    count: async (id: CustomerId): Promise<number> => {
      const key = await blind('customer', id);
      const { interactions, openInteractions } = database;
      const [closed, open] = await Promise.all([
        interactions
          .where('[customer+newest]')
          .between(...allOf(key))
          .count(),
        openInteractions.toArray(),
      ]);
      return closed + open.filter(({ customer }) => customer === key).length;
    },
    interaction: async (id: InteractionId): Promise<Interaction | null> => {
      const found = await find(id);
      return found ? rows.interaction(found.table, found.row) : null;
    },
    history: async (id: CustomerId, limit: number): Promise<HistoryPage> => {
      const [closed, open] = await Promise.all([
        closedHistory(id, limit),
        database.openInteractions.toArray(),
      ]);
      const going = (await opened('openInteractions', open)).filter((one) => one.customerId === id);
      return {
        rows: [...going, ...closed.rows].toSorted(newestFirst).slice(0, limit),
        total: closed.total + going.length,
      };
    },
    calls: async (limit: number): Promise<CallRow[]> => {
      const [from, to] = allOf(await blind('channel', 'call'));
      const [closed, open] = await Promise.all([
        database.interactions.where('[channel+newest]').between(from, to).limit(limit).toArray(),
        database.openInteractions.toArray(),
      ]);
      const going = (await opened('openInteractions', open)).filter(
        (one) => one.channel === 'call',
      );
      const all = [...going, ...(await opened('interactions', closed))]
        .toSorted(newestFirst)
        .slice(0, limit);
      const ids = [...new Set(all.map((one) => one.customerId).filter((id) => id !== null))];
      const found = (await database.customers.bulkGet(ids)).filter((row) => row !== undefined);
      const people = new Map<CustomerId, Customer>();
      for (const customer of await Promise.all(found.map(rows.customer))) {
        people.set(customer.id, customer);
      }
      return all.map((interaction) => ({
        interaction,
        customer: people.get(interaction.customerId ?? '') ?? null,
      }));
    },
  };
};

export type InteractionReads = ReturnType<typeof createInteractionReads>;
