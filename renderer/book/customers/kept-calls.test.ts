import 'fake-indexeddb/auto';
import type { JournalEntry } from '@contract';
import { IDBFactory } from 'fake-indexeddb';
import { expect, it, onTestFinished, vi } from 'vitest';
import { createBook } from '../archive';
import { endlessRoom } from '../archive/disk-space';
import type { Room } from '../archive/reserve-file';
import { contact, person } from '../archive/testing/sample-rows';
import { manualClock, silentLog } from '../../kernel';
import { createCustomersFlow } from './customers-flow';
import { over, ringing, soon } from './testing/customers-rig';
import type { JournalCopy } from './journal-copy';
import { createNoteFlow } from './note-flow';

vi.setConfig({ testTimeout: 60_000 });

/** The main process's journal, and a disk that is full or not; both outlive the page. */
const machine = () => {
  const kept = new Map<string, JournalEntry>();
  const disk = { room: 'kept' as Room, journal: true };
  const indexedDB = new IDBFactory();
  const machineClock = manualClock();
  let offset = 0;
  const clock = { ...machineClock, now: () => machineClock.now() + offset };
  const partOf = (entry: JournalEntry) => ('note' in entry ? 'note' : 'record');
  const journal: JournalCopy = {
    keep: async (entry) => {
      if (disk.journal) kept.set(`${partOf(entry)} ${entry.interactionId}`, entry);
      return disk.journal;
    },
    replay: async () => ({ entries: [...kept.values()], whole: true }),
    settle: (states) => {
      for (const { part, interactionId, at } of states) {
        const key = `${part} ${interactionId}`;
        if ((kept.get(key)?.at ?? Infinity) <= at) kept.delete(key);
      }
    },
  };
  const page = async () => {
    const room = { ...endlessRoom, check: () => Promise.resolve(disk.room) };
    const book = createBook({ clock, log: silentLog, indexedDB, room });
    await book.open();
    onTestFinished(() => book.close());
    const customers = createCustomersFlow({
      book,
      journal,
      clock,
      log: silentLog,
      agentName: () => 'Nadia',
      country: () => 'FR',
      nameOf: () => '',
      lossSeen: () => undefined,
    });
    const { ofThisRun } = customers;
    const notes = createNoteFlow({ book, journal, clock, log: silentLog, ofThisRun });
    return { book, customers, notes };
  };
  const clockIs = (ms: number) => {
    offset = ms;
  };
  return { kept, disk, clock, clockIs, journal, page };
};

const call = () => ringing('+33639984127', { direction: 'out', startedAt: 5_000 });

/** A call on a full disk, with a note, from its first ring to its end. */
const callOnAFullDisk = async (desk: ReturnType<typeof machine>, one: ReturnType<typeof call>) => {
  const page = await desk.page();
  await page.book.saveCustomer(person('claire', '+33639984127'));
  desk.disk.room = 'none';
  page.customers.callStarted(one);
  await soon(() =>
    expect(page.customers.store.getState().recognised[one.id]?.chosen).toBe('claire'),
  );
  page.notes.open(one.interactionId, one.practice);
  page.customers.callAnswered(one);
  page.notes.type(one.interactionId, 'call back');
  desk.clock.advance(150);
  await page.notes.flush();
  page.customers.callEnded({ ...one, phase: over });
  await soon(() => expect(page.customers.store.getState().trouble).toBe('diskFull'));
  await soon(() =>
    expect(JSON.stringify([...desk.kept.values()])).toContain(String.raw`\"talkedSeconds\":42`),
  );
  return page;
};

it('a call made while the book fails comes back whole: who, when, which way and how it ended', async () => {
  const desk = machine();
  const one = call();
  const { customers, notes } = await callOnAFullDisk(desk, one);
  // In the journal, so nothing is lost when the page goes now.
  expect(customers.unwritten() || notes.unwritten()).toBe(false);
  const second = await desk.page();
  // Twice in vain.
  for (let round = 0; round < 2; round++) expect(await second.notes.replay()).toBe(false);
  desk.disk.room = 'kept';
  const third = await desk.page();
  expect(await third.notes.replay()).toBe(true);
  expect(desk.kept.size).toBe(0);
  expect(await third.book.interaction(one.interactionId)).toMatchObject({
    customerId: 'claire',
    direction: 'out',
    number: '+33639984127',
    displayName: 'CLAIRE',
    queue: 'SAV',
    startedAt: 5_000,
    endedAt: 99_000,
    state: 'closed',
    note: 'call back',
    call: { answered: true, talkedSeconds: 42, endReason: 'hungUp', endedBy: 'remote' },
  });
});

it('without any disk the page knows that it has what nobody else has, until the book takes it', async () => {
  const desk = machine();
  desk.disk.journal = false;
  const page = await desk.page();
  const one = call();
  desk.disk.room = 'none';
  page.customers.callStarted(one);
  expect(page.customers.unwritten()).toBe(true);
  page.customers.callEnded({ ...one, phase: over });
  await soon(() => expect(page.customers.store.getState().trouble).toBe('diskFull'));
  expect(page.customers.unwritten()).toBe(true);
  desk.disk.room = 'kept';
  await soon(() => {
    desk.clock.advance(15_000);
    expect(page.customers.unwritten()).toBe(false);
  });
  expect(page.customers.store.getState().trouble).toBeNull();
});

it('the book has it: the journal keeps nothing of the call', async () => {
  const desk = machine();
  const page = await desk.page();
  const one = call();
  page.customers.callStarted(one);
  page.customers.callAnswered(one);
  page.customers.callEnded({ ...one, phase: over });
  await soon(() => expect(desk.kept.size).toBe(0));
  await soon(async () =>
    expect(await page.book.interaction(one.interactionId)).toMatchObject({ state: 'closed' }),
  );
  expect(desk.kept.size).toBe(0);
});

it('a practice call leaves nothing in the journal, although the book is full', async () => {
  const desk = machine();
  const page = await desk.page();
  desk.disk.room = 'none';
  const drill = ringing('100', { practice: true });
  page.customers.callStarted(drill);
  page.notes.open(drill.interactionId, drill.practice);
  page.notes.type(drill.interactionId, 'drill');
  desk.clock.advance(150);
  await page.notes.flush();
  page.customers.callEnded({ ...drill, phase: over });
  expect(desk.kept.size).toBe(0);
  expect(page.customers.unwritten() || page.notes.unwritten()).toBe(false);
});

it('what the book knows better is not undone by an older record', async () => {
  const desk = machine();
  const { book } = await desk.page();
  const ended = {
    answered: true,
    talkedSeconds: 7,
    endReason: 'hungUp',
    endedBy: 'agent',
  } as const;
  const facts = { ...ended, status: null, redirectTo: null };
  const row = contact({ id: 'done', customerId: 'marie', state: 'closed', call: facts });
  await book.saveInteraction(row);
  const kept = (more: object) => {
    const { note: _, noteSavedAt: __, ...record } = { ...row, ...more };
    return JSON.stringify(record);
  };
  const older = kept({ state: 'open', customerId: null, call: { ...facts, endReason: null } });
  expect((await book.restoreInteraction('done', older)).ok).toBe(true);
  expect(await book.interaction('done')).toEqual(row);
  // One that a crash closed takes the real end, and keeps its note.
  await book.saveInteraction(contact({ id: 'cut', note: 'n', noteSavedAt: 3 }));
  await book.closeInterrupted(() => false);
  expect((await book.restoreInteraction('cut', kept({ endedAt: 9 }))).ok).toBe(true);
  expect(await book.interaction('cut')).toMatchObject({ state: 'closed', endedAt: 9, note: 'n' });
  expect(await book.restoreInteraction('x', '{"state":1}')).toMatchObject({ ok: false });
  expect(await book.restoreInteraction('nobody', '{"state":"closed"}')).toMatchObject({
    fault: { code: 'noInteraction' },
  });
});

it('a record of another party than the book has is not filed under the customer of the first', async () => {
  const desk = machine();
  const { book } = await desk.page();
  const first = { number: '+33100000001', numberE164: '+33100000001', customerId: 'marie' };
  const second = { number: '+33200000002', numberE164: '+33200000002', customerId: null };
  const restored = async (
    row: object,
    { id, ...record }: { id: string; [more: string]: unknown },
  ) => {
    await book.saveInteraction(contact({ id, ...row }));
    expect(await book.restoreInteraction(id, JSON.stringify(record))).toMatchObject({ ok: true });
    return book.interaction(id);
  };
  const open = { ...first, state: 'open', endedAt: null };
  expect(await restored(open, { id: 'a', ...second, state: 'closed' })).toMatchObject(second);
  // The same party, or only what changed: a customer who was found is never lost again.
  for (const same of [{ number: first.number, customerId: null }, {}])
    expect(await restored(open, { id: 'b', ...same, state: 'closed' })).toMatchObject(first);
  // What is closed takes a customer who was found for its own party alone.
  const closed = { ...second, state: 'closed' };
  expect(await restored(closed, { id: 'c', ...first })).toMatchObject(second);
  const found = { number: second.number, customerId: 'paul' };
  expect(await restored(closed, { id: 'd', ...found })).toMatchObject(found);
});

it('what is typed after the clock went back is in the book before it is called saved', async () => {
  const desk = machine();
  const one = call();
  const typed = async (text: string) => {
    const { book, notes } = await desk.page();
    if (!(await book.interaction(one.interactionId)))
      await book.saveInteraction(contact({ id: one.interactionId }));
    notes.open(one.interactionId, false);
    await soon(() => expect(notes.store.getState().drafts[one.interactionId]).toBeDefined());
    notes.type(one.interactionId, text);
    desk.clock.advance(150);
    await notes.flush();
    expect(notes.store.getState().drafts[one.interactionId]?.saved).toBe('saved');
    return (await book.interaction(one.interactionId))?.note;
  };
  desk.clockIs(365 * 86_400_000);
  expect(await typed('before')).toBe('before');
  desk.clockIs(0);
  desk.disk.journal = false;
  expect(await typed('before and after')).toBe('before and after');
});
