import 'fake-indexeddb/auto';
import { IDBFactory, IDBIndex, IDBObjectStore } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { manualClock, silentLog } from '../../kernel';
import type { Interaction } from '../customers';
import { createBook } from './book';
import { contact, person } from './testing/sample-rows';

// The machine may be busy with other tests.
vi.setConfig({ testTimeout: 60_000 });
const soon = (check: () => unknown) => vi.waitFor(check, { timeout: 20_000 });
afterEach(() => vi.restoreAllMocks());

let indexedDB: IDBFactory;
beforeEach(() => (indexedDB = new IDBFactory()));
const openBook = async () => {
  const book = createBook({ clock: manualClock(), log: silentLog, indexedDB });
  await book.open();
  onTestFinished(() => book.close());
  return book;
};

/** How often more than one row is asked for. */
const listens = () => {
  const asked = [
    vi.spyOn(IDBIndex.prototype, 'getAll'),
    vi.spyOn(IDBIndex.prototype, 'openCursor'),
    vi.spyOn(IDBIndex.prototype, 'count'),
    vi.spyOn(IDBObjectStore.prototype, 'getAll'),
    vi.spyOn(IDBObjectStore.prototype, 'openCursor'),
  ];
  return () => asked.reduce((sum, one) => sum + one.mock.calls.length, 0);
};

describe('a note that is being written', () => {
  it('is shown everywhere without reading the history or the call log again', async () => {
    const book = await openBook();
    await book.saveCustomer(person('claire', '+33639984127'));
    for (const startedAt of [1, 2, 3])
      await book.saveInteraction(contact({ customerId: 'claire', state: 'closed', startedAt }));
    await book.saveInteraction(contact({ id: 'live', startedAt: 9, customerId: 'claire' }));
    const seen = { history: '', log: '', row: '', told: 0 };
    book.watchHistory('claire', 20, (rows, total) => {
      seen.history = `${rows.find(({ id }) => id === 'live')?.note} of ${total}`;
      seen.told += 1;
    });
    book.watchCalls(20, (rows) => {
      seen.log = rows[0]?.interaction.note ?? '';
    });
    book.watchInteraction('live', (row) => {
      seen.row = row?.note ?? '';
    });
    await soon(() => expect(seen.history).toBe(' of 4'));
    await soon(() => expect(seen.log || seen.row).toBe(''));
    // What is under way is read to its end.
    await book.interaction('live');
    await book.match('nobody', { practice: false, country: 'FR' });
    const listsRead = listens();
    for (const at of [11, 12, 13]) await book.saveNote('live', `drum ${at}`, at);
    await soon(() => expect(seen).toMatchObject({ history: 'drum 13 of 4', log: 'drum 13' }));
    expect(seen.row).toBe('drum 13');
    expect(listsRead()).toBe(0);
  });

  it('is told in another window too, and an older one that arrives late is not', async () => {
    const [here, there] = [await openBook(), await openBook()];
    await here.saveInteraction(contact({ id: 'live' }));
    const seen: (Interaction | null)[] = [];
    there.watchInteraction('live', (row) => seen.push(row));
    await soon(() => expect(seen).toHaveLength(1));
    await here.saveNote('live', 'from here', 20);
    await soon(() => expect(seen.at(-1)).toMatchObject({ note: 'from here', noteSavedAt: 20 }));
    const windows = new BroadcastChannel('book:allodesk');
    onTestFinished(() => windows.close());
    windows.postMessage({ kind: 'note', id: 'live', note: 'older', at: 10 });
    await there.saveNote('live', 'from there', 30);
    await soon(() => expect(seen.at(-1)).toMatchObject({ note: 'from there' }));
    expect(seen.map((row) => row?.note)).not.toContain('older');
  });

  it('that is of nobody shown is told to nobody', async () => {
    const book = await openBook();
    await book.saveInteraction(contact({ id: 'live' }));
    let told = 0;
    book.watchHistory('claire', 20, () => (told += 1));
    await soon(() => expect(told).toBe(1));
    await book.saveNote('live', 'text', 5);
    expect(told).toBe(1);
  });
});

describe('the number of contacts', () => {
  it('is counted without loading one, and follows what comes, moves and is noted', async () => {
    const book = await openBook();
    for (const startedAt of [1, 2, 3])
      await book.saveInteraction(contact({ customerId: 'claire', state: 'closed', startedAt }));
    await book.saveInteraction(contact({ id: 'live', customerId: 'claire' }));
    await book.saveInteraction(contact({ id: 'other', customerId: 'julien' }));
    const read = vi.spyOn(IDBIndex.prototype, 'getAll');
    const walked = vi.spyOn(IDBIndex.prototype, 'openCursor');
    const totals: number[] = [];
    book.watchContactCount('claire', (total) => totals.push(total));
    await soon(() => expect(totals).toEqual([4]));
    expect(read.mock.calls.length + walked.mock.calls.length).toBe(0);
    await book.saveNote('live', 'text', 5);
    await book.patchInteraction('live', { state: 'closed' });
    await soon(() => expect(totals).toEqual([4, 4]));
    await book.patchInteraction('live', { customerId: 'julien' });
    await soon(() => expect(totals).toEqual([4, 4, 3]));
  });
});
