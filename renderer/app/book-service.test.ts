import 'fake-indexeddb/auto';
import type { DeskBridge } from '@contract';
import { IDBFactory } from 'fake-indexeddb';
import { expect, it, onTestFinished, vi } from 'vitest';
import { endlessRoom } from '../book/archive/disk-space';
import { contact } from '../book/archive/testing/sample-rows';
import { createRemoteBook } from '../book/worker';
import { bookInThisThread } from '../book/worker/testing/book-in-this-thread';
import { manualClock, ok, silentLog } from '../kernel';
import { bookService } from './book-service';

// The machine may be busy with other tests.
vi.setConfig({ testTimeout: 60_000 });
const soon = (check: () => unknown) => vi.waitFor(check, { timeout: 20_000 });

const bridge = {
  ask: async (name: string) => ok(name === 'journal.replay' ? { entries: [], whole: true } : null),
} as unknown as DeskBridge;

it('a worker that ends in mid-note: the next one takes the note, and the room of the disk stays with one', async () => {
  const indexedDB = new IDBFactory();
  const clock = manualClock();
  const ends: (() => void)[] = [];
  const createDiskSpace = vi.fn(() => endlessRoom);
  const workers: ReturnType<typeof bookInThisThread>[] = [];
  onTestFinished(() => workers.forEach(({ end }) => end()));
  const { gives } = bookService({
    bridge,
    clock,
    log: silentLog,
    agentName: () => 'Nadia',
    country: () => 'FR',
    nameOf: () => '',
    code: {
      book: async (begin) => {
        const one = bookInThisThread(indexedDB);
        workers.push(one);
        const released = () => new Promise<void>((done) => ends.push(done));
        return begin({ createRemoteBook, createDiskSpace, lockReleased: released }, one);
      },
    },
  });
  const { book, notes } = gives;
  expect(await book.open()).toEqual(ok(null));
  expect(await book.saveInteraction(contact({ id: 'live' }))).toEqual(ok(null));
  const told: string[] = [];
  book.watchInteraction('live', (row) => told.push(row?.note ?? ''));
  notes.open('live', false);
  await soon(() => expect(notes.store.getState().drafts['live']?.saved).toBe('empty'));

  clock.advance(60_000);
  // Gone without a word, as a process that was killed.
  workers[0]?.end();
  notes.type('live', 'The drum stands still');
  clock.advance(200);
  expect(told).toEqual(['']);
  ends[0]?.();
  await soon(() => expect(workers).toHaveLength(2));
  await soon(() => expect(notes.store.getState().drafts['live']?.saved).toBe('saved'));
  clock.advance(2_000);
  await soon(async () =>
    expect(await book.interaction('live')).toMatchObject({ note: 'The drum stands still' }),
  );
  await soon(() => expect(told.at(-1)).toBe('The drum stands still'));
  expect(createDiskSpace).toHaveBeenCalledOnce();
});
