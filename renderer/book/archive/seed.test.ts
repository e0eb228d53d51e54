import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { expect, it, vi } from 'vitest';
import { manualClock, silentLog } from '../../kernel';
import { createBook } from './book';
import { customerShape, interactionShape } from './import-schema';
import { bulkSeed, seedContact, seedCustomer, seedId, seedNumber } from './seed';

// The machine may be busy with other tests.
vi.setConfig({ testTimeout: 60_000 });

it('seeds a book that the desk reads like its own', async () => {
  const indexedDB = new IDBFactory();
  await bulkSeed({ customers: 1_200, contactsEach: 2, indexedDB });
  const book = createBook({ clock: manualClock(), log: silentLog, indexedDB });
  await book.open();
  for (const place of [0, 777, 1_199]) {
    const { customers } = await book.match(seedNumber(place), { practice: false, country: 'FR' });
    expect(customers.map(({ id }) => id)).toEqual([seedId(place)]);
  }
  expect((await book.search('client.1199', 3, 'FR'))[0]?.customer.id).toBe(seedId(1_199));
  book.close();
});
it('has the shape of an import, and no number twice', () => {
  expect(() => customerShape.parse(seedCustomer(5, 1e12))).not.toThrow();
  for (const each of [0, 2])
    expect(() => interactionShape.parse(seedContact(5, each, 1e12))).not.toThrow();
  const places = Array.from({ length: 70_000 }, (_, place) => seedNumber(place));
  expect(new Set(places).size).toBe(70_000);
});
