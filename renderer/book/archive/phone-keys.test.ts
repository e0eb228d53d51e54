import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { manualClock, silentLog } from '../../kernel';
import { createBook } from './book';
import { BookDatabase, bookName } from './database';
import { person } from './testing/sample-rows';
import { seedCustomer } from './seed';
import { bookVersions } from './versions';

// The machine may be busy with other tests.
vi.setConfig({ testTimeout: 60_000 });

const real = { practice: false, country: 'FR' };
let indexedDB: IDBFactory;
beforeEach(() => (indexedDB = new IDBFactory()));

/** A book as the second version left it: numbers are filed by their last nine digits. */
const olderBook = async (people: readonly ReturnType<typeof person>[]): Promise<void> => {
  const older = new Dexie(bookName, { indexedDB, IDBKeyRange });
  for (const { number, tables } of bookVersions.slice(0, 2)) older.version(number).stores(tables);
  await older.open();
  expect(older.verno).toBe(2);
  await older.table('customers').bulkPut(
    people.map((sealed) => ({
      id: sealed.id,
      origin: 'own',
      phones: sealed.phones.map(({ written }) => written.replace(/\D/g, '').slice(-9)),
      sealed,
    })),
  );
  older.close();
};
const openBook = async () => {
  const book = createBook({ clock: manualClock(), log: silentLog, indexedDB });
  expect(await book.open()).toEqual({ ok: true, value: null });
  onTestFinished(() => book.close());
  return book;
};
const onDisk = async () => {
  const database = new BookDatabase(bookName, indexedDB);
  await database.open();
  const [rows, chores] = [await database.customers.toArray(), await database.chores.toArray()];
  database.close();
  return { chores, keys: Object.fromEntries(rows.map((row) => [row.id, row.phones])) };
};
const filed = (done: boolean) =>
  vi.waitFor(async () => expect((await onDisk()).chores).toHaveLength(done ? 0 : 1), {
    timeout: 20_000,
  });

describe('a book whose numbers are filed by nine digits', () => {
  const claire = person('claire', '+33639984127');
  const belgian = person('belgian', '+32475123456');
  const newYork = person('newYork', '+12125551234');

  it('is filed again by E.164 and whole national numbers', async () => {
    await olderBook([claire, belgian, newYork, person('desk', '4108')]);
    await openBook();
    await filed(true);
    expect((await onDisk()).keys).toEqual({
      claire: ['+33639984127', '639984127'],
      belgian: ['+32475123456', '475123456'],
      newYork: ['+12125551234', '2125551234'],
      desk: ['4108'],
    });
  });
  it('finds whom it has in the first call already, and nobody else', async () => {
    await olderBook([claire, belgian, newYork]);
    const book = await openBook();
    const match = async (number: string) => (await book.match(number, real)).customers;
    expect(await match('0639984127')).toEqual([claire]);
    expect(await match('+13125551234')).toEqual([]);
    expect(await match('+33475123456')).toEqual([]);
    expect(await match('+12125551234')).toEqual([newYork]);
  });
  it('goes on where it was stopped, and leaves alone what was saved meanwhile', async () => {
    const many = Array.from({ length: 900 }, (_, place) => seedCustomer(place, 1));
    await olderBook(many);
    const first = await openBook();
    // Saved before its page is reached, and after the upgrade.
    const moved = { ...(many.at(-1) ?? claire), phones: claire.phones };
    expect((await first.saveCustomer(moved)).ok).toBe(true);
    first.close();
    await filed(false);
    const second = await openBook();
    await filed(true);
    const { keys } = await onDisk();
    expect(keys[moved.id]).toEqual(['+33639984127', '639984127']);
    const cut = Object.entries(keys).filter(([, [e164]]) => !e164?.startsWith('+'));
    expect(cut).toEqual([]);
    expect(await second.customer(moved.id)).toEqual(moved);
  });
  it('has nothing to do in a new book', async () => {
    await openBook();
    expect((await onDisk()).chores).toEqual([]);
  });
});
