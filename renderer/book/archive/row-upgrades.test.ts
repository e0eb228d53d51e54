import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { type Log, silentLog } from '../../kernel';
import type { Customer } from '../customers';
import { plainBlind } from './blind';
import { noMark } from './book-marker';
import { BookDatabase, bookName } from './database';
import { type DiskSpace, endlessRoom } from './disk-space';
import { customerShape } from './import-schema';
import { createRows, type StoredCustomer } from './row-codec';
import { createRowUpgrades, type RowUpgrade } from './row-upgrades';
import { plainSeal, type Sealed } from './seal';
import { createSession } from './session';
import { person } from './testing/sample-rows';

// The machine may be busy with other tests.
vi.setConfig({ testTimeout: 60_000 });

let indexedDB: IDBFactory;
beforeEach(() => (indexedDB = new IDBFactory()));

const rows = createRows(plainSeal, plainBlind);
const idOf = (place: number) => `c${`${place}`.padStart(4, '0')}`;
const numberOf = (place: number) => `+3363998${`${place}`.padStart(4, '0')}`;

/** As an older desk wrote it: without tags. */
const olderRow = async (place: number): Promise<StoredCustomer> => {
  const row = await rows.customerRow(person(idOf(place), numberOf(place)));
  const { tags: _, ...older } = row.sealed as unknown as Customer;
  return { ...row, sealed: older as unknown as Sealed };
};

/** Opens, checks and seals again. */
const bringTags = (
  database: BookDatabase,
  upgraded: string[] = [],
): RowUpgrade<StoredCustomer> => ({
  chore: 'phoneKeys',
  table: database.customers,
  upgraded: async (row) => {
    upgraded.push(row.id);
    if ('tags' in row.sealed) return row;
    return rows.customerRow(customerShape.parse({ ...row.sealed, tags: [] }));
  },
});

const openDatabase = async () => {
  const database = new BookDatabase(bookName, indexedDB);
  await database.open();
  onTestFinished(() => database.close());
  return database;
};
const olderBook = async (count: number): Promise<BookDatabase> => {
  const database = await openDatabase();
  await database.customers.bulkPut(
    await Promise.all(Array.from({ length: count }, (_, place) => olderRow(place))),
  );
  await database.chores.put({ name: 'phoneKeys', after: '' });
  return database;
};
const runner = async (
  database: BookDatabase,
  upgrades: readonly RowUpgrade[],
  { log = silentLog, room = endlessRoom }: { log?: Log; room?: DiskSpace } = {},
) => {
  const session = createSession({
    database,
    log,
    indexedDB,
    room,
    mark: noMark,
    roomGiven: () => undefined,
  });
  await session.open();
  return createRowUpgrades({ database, session, log }, upgrades);
};
const tagged = async (database: BookDatabase) =>
  (await database.customers.toArray()).filter(({ sealed }) => 'tags' in sealed).length;
const untilDone = (upgrades: { done(): boolean }) =>
  vi.waitFor(() => expect(upgrades.done()).toBe(true), { timeout: 20_000 });

describe('rows of an older book', () => {
  it('are opened, checked and written as today’s, and the chore is gone', async () => {
    const database = await olderBook(450);
    const upgrades = await runner(database, [bringTags(database)]);
    await upgrades.takeUp();
    expect(upgrades.done()).toBe(false);
    await untilDone(upgrades);
    expect(await tagged(database)).toBe(450);
    expect(await database.chores.count()).toBe(0);
  });

  it('are gone on with where the desk died, without beginning again', async () => {
    const database = await olderBook(450);
    const upgrade = bringTags(database);
    const dies = new Promise<StoredCustomer>(() => undefined);
    const first = await runner(database, [
      {
        ...upgrade,
        upgraded: (row) => (row.id < idOf(200) ? upgrade.upgraded(row as StoredCustomer) : dies),
      },
    ]);
    await first.takeUp();
    await vi.waitFor(async () => expect(await tagged(database)).toBe(200));
    const upgraded: string[] = [];
    const second = await runner(database, [bringTags(database, upgraded)]);
    await second.takeUp();
    await untilDone(second);
    expect(await tagged(database)).toBe(450);
    expect(upgraded).not.toContain(idOf(0));
    expect(new Set(upgraded).size).toBe(upgraded.length);
  });

  it('that are saved meanwhile stay as they were saved', async () => {
    const database = await olderBook(3);
    const saved = person(idOf(1), numberOf(1), { city: 'Rezé', tags: ['VIP'] });
    const upgrade = bringTags(database);
    const upgrades = await runner(database, [
      {
        ...upgrade,
        upgraded: async (row) => {
          if (row.id === idOf(1)) await database.customers.put(await rows.customerRow(saved));
          if (row.id === idOf(2)) await database.customers.delete(row.id);
          return upgrade.upgraded(row as StoredCustomer);
        },
      },
    ]);
    await upgrades.takeUp();
    await untilDone(upgrades);
    expect((await database.customers.toArray()).map(({ sealed }) => sealed)).toEqual([
      person(idOf(0), numberOf(0), { tags: [] }),
      saved,
    ]);
  });

  it('that cannot be read stay as they are, keep no other back, and are tried at the next start', async () => {
    const database = await olderBook(450);
    const bad = { ...(await olderRow(203)), sealed: { id: 7 } as unknown as Sealed };
    await database.customers.put(bad);
    const said: string[] = [];
    const log: Log = (level, text) => void (level === 'error' && said.push(text));
    const first = await runner(database, [bringTags(database)], { log });
    await first.takeUp();
    await untilDone(first);
    expect(await tagged(database)).toBe(449);
    expect(await database.customers.get(bad.id)).toEqual(bad);
    expect(said).toHaveLength(1);
    expect(said[0]).toContain(bad.id);
    expect(await database.chores.toArray()).toEqual([{ name: 'phoneKeys', after: idOf(202) }]);
    // A later desk knows how to read it.
    await database.customers.put(await olderRow(203));
    const second = await runner(database, [bringTags(database)]);
    await second.takeUp();
    await untilDone(second);
    expect(await tagged(database)).toBe(450);
    expect(await database.chores.count()).toBe(0);
  });

  it('are not written without room, and wait for the next start', async () => {
    const database = await olderBook(3);
    const full = { ...endlessRoom, check: () => Promise.resolve('none' as const) };
    const said: string[] = [];
    const log: Log = (_level, text) => void said.push(text);
    const upgrades = await runner(database, [bringTags(database)], { log, room: full });
    await upgrades.takeUp();
    await vi.waitFor(() => expect(said).toContainEqual(expect.stringContaining('diskFull')));
    expect(upgrades.done()).toBe(false);
    expect(await tagged(database)).toBe(0);
    expect(await database.chores.count()).toBe(1);
  });

  it('are brought through several steps one after the other', async () => {
    const database = await olderBook(3);
    const later = 'later' as 'phoneKeys';
    await database.chores.put({ name: later, after: '' });
    const second: RowUpgrade<StoredCustomer> = {
      chore: later,
      table: database.customers,
      upgraded: async (row) =>
        rows.customerRow({ ...customerShape.parse(row.sealed), city: 'after the first' }),
    };
    const upgrades = await runner(database, [bringTags(database), second]);
    await upgrades.takeUp();
    await untilDone(upgrades);
    for (const { sealed } of await database.customers.toArray())
      expect(sealed).toMatchObject({ tags: [], city: 'after the first' });
    expect(await database.chores.count()).toBe(0);
  });
});

it('a new book has nothing to do', async () => {
  const database = await openDatabase();
  const upgrades = await runner(database, [bringTags(database)]);
  await upgrades.takeUp();
  expect(upgrades.done()).toBe(true);
});
