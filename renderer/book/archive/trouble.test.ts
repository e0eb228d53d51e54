import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { IDBDatabase, IDBFactory, IDBObjectStore } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { manualClock, silentLog } from '../../kernel';
import { createBook } from './book';
import { BookDatabase, bookFault } from './database';
import { contact, person } from './testing/sample-rows';
import { bookVersions } from './versions';

// The machine may be busy with other tests.
vi.setConfig({ testTimeout: 60_000 });

let indexedDB: IDBFactory;
beforeEach(() => {
  indexedDB = new IDBFactory();
});
afterEach(() => vi.restoreAllMocks());

const newBook = (factory: IDBFactory = indexedDB) => {
  const book = createBook({ clock: manualClock(), log: silentLog, indexedDB: factory });
  onTestFinished(() => book.close());
  return book;
};
const opened = async () => {
  const book = newBook();
  await book.open();
  return book;
};
const fillDisk = () => {
  const full = () => {
    throw new DOMException('the disk is full', 'QuotaExceededError');
  };
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(full);
  vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(full);
};

describe('a full disk', () => {
  it('is told to whoever writes, and takes nothing away', async () => {
    const book = await opened();
    await book.saveCustomer(person('claire', '+33639984127'));
    await book.saveInteraction(contact({ id: 'live', note: 'before' }));
    fillDisk();
    const full = { ok: false, fault: { code: 'diskFull', category: 'storage' } };
    expect(
      await book.saveCustomer(person('claire', '+33639984127', { city: 'Rezé' })),
    ).toMatchObject(full);
    expect(await book.saveInteraction(contact())).toMatchObject(full);
    expect(await book.patchInteraction('live', { state: 'closed' })).toMatchObject(full);
    expect(await book.saveNote('live', 'after', 9)).toMatchObject(full);
    expect(await book.closeInterrupted(() => false)).toMatchObject(full);
    expect(await book.addExamples()).toMatchObject(full);
    vi.restoreAllMocks();
    expect(await book.customer('claire')).toMatchObject({ city: '44000 Nantes' });
    expect(await book.interaction('live')).toMatchObject({ note: 'before', state: 'open' });
    expect(await book.exampleCount()).toBe(0);
    expect(await book.saveNote('live', 'after', 9)).toMatchObject({ ok: true });
  });
});

describe('a book that the browser has let go of', () => {
  it('is opened again by whoever writes or reads next', async () => {
    const connections: IDBDatabase[] = [];
    const { open } = indexedDB;
    vi.spyOn(indexedDB, 'open').mockImplementation((...given) => {
      const request = open.apply(indexedDB, given);
      request.addEventListener('success', () => connections.push(request.result));
      return request;
    });
    const book = await opened();
    await book.saveInteraction(contact({ id: 'live', note: 'before' }));
    // What Chromium does after a commit that found no room.
    const letGo = () => {
      const connection = connections.at(-1);
      connection?.close();
      connection?.onclose?.call(connection, new Event('close'));
    };
    letGo();
    expect(await book.saveNote('live', 'after', 9)).toEqual({ ok: true, value: null });
    letGo();
    expect(await book.interaction('live')).toMatchObject({ note: 'after' });
    expect(connections).toHaveLength(3);
  });
});

describe('a book that cannot be opened', () => {
  it('is too new: reported, unchanged, and nothing is written into it', async () => {
    const first = await opened();
    await first.saveCustomer(person('claire', '+33639984127'));
    first.close();
    const newer = new Dexie('allodesk', { indexedDB, IDBKeyRange });
    newer.version(99).stores({ customers: 'id, origin, *phones', future: 'id' });
    await newer.open();
    await newer.table('future').put({ id: 'kept' });
    newer.close();

    const book = newBook();
    expect(await book.open()).toMatchObject({ ok: false, fault: { code: 'bookTooNew' } });
    expect(await book.saveCustomer(person('x', '+33639984128'))).toMatchObject({
      ok: false,
      fault: { code: 'bookTooNew' },
    });
    await expect(book.customer('claire')).rejects.toThrow('bookTooNew');

    const again = new Dexie('allodesk', { indexedDB, IDBKeyRange });
    await again.open();
    expect(again.verno).toBe(99);
    expect(await again.table('future').toArray()).toEqual([{ id: 'kept' }]);
    expect(await again.table('customers').count()).toBe(1);
    again.close();
  });
  it('is corrupt: reported, not deleted, and opened when it can be', async () => {
    const deleted = vi.spyOn(indexedDB, 'deleteDatabase');
    const broken = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('Internal error opening backing store', 'UnknownError');
    });
    const book = newBook();
    expect(await book.open()).toMatchObject({ ok: false, fault: { code: 'bookFailed' } });
    expect(await book.saveInteraction(contact())).toMatchObject({
      ok: false,
      fault: { code: 'bookFailed' },
    });
    await expect(book.match('0639984127', { practice: false, country: 'FR' })).rejects.toThrow(
      'bookFailed',
    );
    expect(deleted).not.toHaveBeenCalled();
    broken.mockRestore();
    expect(await book.open()).toEqual({ ok: true, value: null });
    expect(await book.saveInteraction(contact())).toEqual({ ok: true, value: null });
  });
  it('is open elsewhere in an earlier version: reported at once, and opened when that is closed', async () => {
    const older = new Dexie('allodesk', { indexedDB, IDBKeyRange });
    for (const { number, tables } of bookVersions.slice(0, 2)) older.version(number).stores(tables);
    await older.open();
    onTestFinished(() => older.close());
    // Dexie would let go by itself.
    older.on('versionchange', () => false);
    const book = newBook();
    const held = { ok: false, fault: { code: 'bookFailed', category: 'storage' } };
    expect(await book.open()).toMatchObject(held);
    expect(await book.saveInteraction(contact())).toMatchObject(held);
    older.close();
    await vi.waitFor(async () =>
      expect(await book.saveInteraction(contact({ id: 'ring' }))).toEqual({
        ok: true,
        value: null,
      }),
    );
    expect(await book.interaction('ring')).not.toBeNull();
  });
  it('is asked before it was opened: a fault, no crash', async () => {
    expect(await newBook().saveInteraction(contact())).toMatchObject({
      fault: { code: 'bookFailed' },
    });
  });
  it('is asked while it opens: the answer waits', async () => {
    const book = newBook();
    const opening = book.open();
    const saved = book.saveInteraction(contact({ id: 'first ring' }));
    expect((await opening).ok && (await saved).ok).toBe(true);
    expect(await book.interaction('first ring')).not.toBeNull();
  });
});

describe('what is written', () => {
  it('is written with strict durability', async () => {
    const asked = vi.spyOn(IDBDatabase.prototype, 'transaction');
    const database = new BookDatabase('allodesk', indexedDB);
    await database.open();
    onTestFinished(() => database.close());
    asked.mockClear();
    await database.openInteractions.put({ id: 'x' } as never);
    await database.transaction('rw', database.interactions, () => database.interactions.count());
    expect(asked.mock.calls.map(([, , options]) => options)).toEqual([
      { durability: 'strict' },
      { durability: 'strict' },
    ]);
  });
  it('says the innermost reason of a fault', () => {
    const inner = new DOMException('x', 'QuotaExceededError');
    expect(bookFault({ name: 'AbortError', inner })).toMatchObject({ code: 'diskFull' });
    expect(bookFault(new Error('x', { cause: inner }))).toMatchObject({ code: 'diskFull' });
    expect(bookFault(new DOMException('x', 'VersionError'))).toMatchObject({ code: 'bookTooNew' });
    expect(bookFault('odd')).toMatchObject({ code: 'bookFailed' });
  });
});

describe('the versions', () => {
  it('are numbered one after the other, each with its reason', () => {
    expect(bookVersions.map(({ number }) => number)).toEqual(bookVersions.map((_, at) => at + 1));
    for (const { because } of bookVersions) expect(because.length).toBeGreaterThan(20);
  });
  it('keep what was published: version 1', () => {
    expect(bookVersions[0]?.tables).toEqual({
      customers: 'id, origin, *phones',
      interactions: 'id, origin, [customer+newest], [channel+newest]',
      openInteractions: 'id, origin',
    });
  });
});
