import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { type ManualClock, manualClock, silentLog } from '../../kernel';
import { createBook } from './book';
import { BookDatabase } from './database';
import { contact, person } from './testing/sample-rows';

// The machine may be busy with other tests.
vi.setConfig({ testTimeout: 60_000 });
const soon = (check: () => unknown) => vi.waitFor(check, { timeout: 20_000 });

const real = { practice: false, country: 'FR' };
const practice = { practice: true, country: 'FR' };

let indexedDB: IDBFactory;
let clock: ManualClock;
const openBook = async () => {
  const book = createBook({ clock, log: silentLog, indexedDB });
  expect(await book.open()).toEqual({ ok: true, value: null });
  onTestFinished(() => book.close());
  return book;
};
beforeEach(() => {
  indexedDB = new IDBFactory();
  clock = manualClock();
});

describe('matching a ringing number', () => {
  it.each(['at once', 'from memory'])('finds none, one and several %s', async (how) => {
    const book = await openBook();
    await book.saveCustomer(person('claire', '+33639984127'));
    await book.saveCustomer(person('julien', '+33261913055'));
    await book.saveCustomer(person('marie', '+33261913055'));
    if (how === 'from memory') await book.search('nobody', 1, 'FR');
    const ids = async (number: string) =>
      (await book.match(number, real)).customers.map(({ id }) => id);
    expect(await ids('0536491802')).toEqual([]);
    expect(await ids('0639984127')).toEqual(['claire']);
    expect(await ids('00639984127')).toEqual(['claire']);
    expect((await ids('+33261913055')).toSorted()).toEqual(['julien', 'marie']);
    expect(await ids('4127')).toEqual([]);
    await book.saveInteraction(contact({ customerId: 'marie', state: 'closed', startedAt: 20 }));
    await book.saveInteraction(contact({ customerId: 'julien', state: 'closed', startedAt: 90 }));
    expect(await ids('+33261913055')).toEqual(['julien', 'marie']);
    await book.saveCustomer(person('claire', '+33199001234'));
    expect(await ids('0639984127')).toEqual([]);
    expect(await ids('0199001234')).toEqual(['claire']);
    await book.removeCustomer('claire');
    expect(await ids('0199001234')).toEqual([]);
  });
  it('keeps example customers off real lines, and own ones off the practice line', async () => {
    const book = await openBook();
    await book.saveCustomer(person('own', '+33639984127'));
    expect(await book.addExamples()).toEqual({ ok: true, value: 200 });
    const ids = async (scope: typeof real) =>
      (await book.match('0639984127', scope)).customers.map(({ id }) => id);
    expect(await ids(real)).toEqual(['own']);
    expect(await ids(practice)).toEqual(['example-claire-lefevre']);
  });
  it('does not wait for a note that is being written', async () => {
    const book = await openBook();
    await book.saveCustomer(person('claire', '+33639984127'));
    await book.saveInteraction(contact({ id: 'live' }));
    const other = new BookDatabase('allodesk', indexedDB);
    await other.open();
    let release = () => {};
    const held = new Promise<void>((done) => (release = done));
    // A write that does not end: the fake keeps the table locked as long as requests keep coming.
    let going = true;
    const lock = other.transaction('rw', other.openInteractions, async () => {
      while (going) await other.openInteractions.count();
      release();
    });
    expect((await book.match('0639984127', real)).customers).toHaveLength(1);
    going = false;
    await Promise.all([held, lock]);
    other.close();
  });
});

describe('watches', () => {
  it('tell a customer at once and after every change, until they are stopped', async () => {
    const book = await openBook();
    const seen: (string | null)[] = [];
    const stop = book.watchCustomer('claire', (found) => seen.push(found?.city ?? null));
    await soon(() => expect(seen).toEqual([null]));
    await book.saveCustomer(person('claire', '+33639984127'));
    await soon(() => expect(seen).toEqual([null, '44000 Nantes']));
    await book.saveCustomer(person('other', '+33639984128'));
    await book.saveCustomer(person('claire', '+33639984127', { city: 'Rezé' }));
    await soon(() => expect(seen).toEqual([null, '44000 Nantes', 'Rezé']));
    stop();
    await book.removeCustomer('claire');
    await book.customer('claire');
    expect(seen).toHaveLength(3);
  });
  it('tell the history newest first, with what is going on, and the whole number', async () => {
    const book = await openBook();
    for (const startedAt of [3, 1, 2]) {
      await book.saveInteraction(
        contact({ customerId: 'claire', state: 'closed', startedAt, channel: 'email', call: null }),
      );
    }
    let latest: [number[], number] | null = null;
    book.watchHistory('claire', 2, (rows, total) => {
      latest = [rows.map(({ startedAt }) => startedAt), total];
    });
    await soon(() => expect(latest).toEqual([[3, 2], 3]));
    await book.saveInteraction(contact({ id: 'live', startedAt: 9 }));
    await book.patchInteraction('live', { customerId: 'claire' });
    await soon(() => expect(latest).toEqual([[9, 3], 4]));
    await book.patchInteraction('live', { customerId: 'somebody else' });
    await soon(() => expect(latest).toEqual([[3, 2], 3]));
  });
  it('have card and history of a ringing number ready in the same breath', async () => {
    const book = await openBook();
    await book.saveCustomer(person('claire', '+33639984127'));
    await book.saveInteraction(contact({ customerId: 'claire', state: 'closed' }));
    await book.search('lefevre', 1, 'FR');
    await book.match('0639984127', real);
    await soon(() => {
      const told: unknown[] = [];
      book.watchCustomer('claire', (found) => told.push(found?.id))();
      book.watchHistory('claire', 10, (rows, total) => told.push(rows.length, total))();
      expect(told).toEqual(['claire', 1, 1]);
    });
  });
  it('tell the call log with its customers, without the other channels', async () => {
    const book = await openBook();
    await book.saveCustomer(person('claire', '+33639984127'));
    await book.saveInteraction(
      contact({ id: 'b', startedAt: 2, state: 'closed', customerId: 'claire' }),
    );
    await book.saveInteraction(
      contact({ id: 'a', startedAt: 1, channel: 'visit', state: 'closed' }),
    );
    await book.saveInteraction(contact({ id: 'c', startedAt: 3 }));
    let latest: [string, string | null][] = [];
    book.watchCalls(10, (rows) => {
      latest = rows.map(({ interaction, customer }) => [interaction.id, customer?.id ?? null]);
    });
    await soon(() =>
      expect(latest).toEqual([
        ['c', null],
        ['b', 'claire'],
      ]),
    );
    await book.removeCustomer('claire');
    await soon(() =>
      expect(latest).toEqual([
        ['c', null],
        ['b', null],
      ]),
    );
  });
});

describe('interactions', () => {
  it('move from going on to closed without ever being gone', async () => {
    const book = await openBook();
    await book.saveInteraction(contact({ id: 'live' }));
    let missing = 0;
    book.watchInteraction('live', (row) => {
      if (!row) missing += 1;
    });
    const writes = ['a', 'b', 'c'].map((subject) => book.patchInteraction('live', { subject }));
    writes.push(
      book.saveNote('live', 'note', 5),
      book.patchInteraction('live', { state: 'closed' }),
    );
    for (const written of await Promise.all(writes)) expect(written.ok).toBe(true);
    const row = await book.interaction('live');
    expect(row).toMatchObject({ subject: 'c', note: 'note', state: 'closed' });
    expect(missing).toBe(0);
  });
  it('keep the newer note, whichever is written last', async () => {
    const book = await openBook();
    await book.saveInteraction(contact({ id: 'live' }));
    expect((await book.saveNote('live', 'new', 20)).ok).toBe(true);
    // What is ignored is no success; what is there already is one.
    const outdated = { ok: false, fault: { code: 'noteOutdated' } };
    expect(await book.saveNote('live', 'old', 10)).toMatchObject(outdated);
    expect(await book.saveNote('live', 'same time', 20)).toMatchObject(outdated);
    expect((await book.saveNote('live', 'new', 20)).ok).toBe(true);
    expect(await book.interaction('live')).toMatchObject({ note: 'new', noteSavedAt: 20 });
  });
  it('lose nothing when two windows write at once', async () => {
    const [one, two] = [await openBook(), await openBook()];
    await one.saveInteraction(contact({ id: 'live' }));
    await Promise.all([
      one.saveNote('live', 'note', 5),
      two.patchInteraction('live', { subject: 'reason' }),
      one.patchInteraction('live', { customerId: 'claire' }),
      two.patchInteraction('live', { queue: 'Billing' }),
    ]);
    const row = await one.interaction('live');
    expect(row).toMatchObject({
      note: 'note',
      subject: 'reason',
      customerId: 'claire',
      queue: 'Billing',
    });
  });
  it('answer noInteraction for a note without its interaction', async () => {
    const book = await openBook();
    expect(await book.saveNote('nowhere', 'x', 1)).toMatchObject({
      fault: { code: 'noInteraction' },
    });
  });
  it('that were open when the desk died are closed as interrupted, those of now are not', async () => {
    const book = await openBook();
    await book.saveInteraction(contact({ id: 'noted', startedAt: 100 }));
    await book.saveNote('noted', 'half a senten', 250);
    await book.saveInteraction(contact({ id: 'bare', startedAt: 100 }));
    await book.saveInteraction(contact({ id: 'now', startedAt: 500 }));
    const closed = await book.closeInterrupted((id) => id === 'now');
    expect(closed.ok && closed.value.toSorted()).toEqual(['bare', 'noted']);
    expect(await book.interaction('noted')).toMatchObject({
      state: 'interrupted',
      endedAt: 250,
      note: 'half a senten',
      call: { endReason: 'interrupted' },
    });
    expect(await book.interaction('bare')).toMatchObject({ state: 'interrupted', endedAt: 100 });
    expect(await book.interaction('now')).toMatchObject({ state: 'open' });
    expect(await book.closeInterrupted((id) => id === 'now')).toEqual({ ok: true, value: [] });
  });
});
