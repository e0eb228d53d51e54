import 'fake-indexeddb/auto';
import { IDBFactory, IDBObjectStore } from 'fake-indexeddb';
import { afterEach, expect, it, onTestFinished, vi } from 'vitest';
import { manualClock, silentLog } from '../../kernel';
import { createBook } from './book';
import { type DiskSpace, endlessRoom } from './disk-space';
import type { Room } from './reserve-file';
import { contact } from './testing/sample-rows';

vi.setConfig({ testTimeout: 60_000 });
afterEach(() => vi.restoreAllMocks());

const rig = (change: Partial<DiskSpace> = {}) => {
  const told: string[] = [];
  const left: boolean[] = [];
  const state = { room: 'kept' as Room, ready: true, mends: true };
  const room: DiskSpace = {
    ...endlessRoom,
    ready: () => Promise.resolve(state.ready),
    check: () => Promise.resolve(state.room),
    keep: () => Promise.resolve(state.room),
    tear: () => told.push('tear'),
    mend: () => {
      told.push('mend');
      return Promise.resolve(state.mends);
    },
    ...change,
  };
  const indexedDB = new IDBFactory();
  const clock = manualClock();
  const onRoom = (one: boolean) => left.push(one);
  const book = createBook({ clock, log: silentLog, indexedDB, room, onRoom });
  onTestFinished(() => book.close());
  return { book, clock, told, left, state };
};
const full = { ok: false, fault: { code: 'diskFull' } };

it('nothing is written without room; the kept room is used first, and that is told', async () => {
  const { book, left, state } = rig();
  await book.open();
  await book.saveInteraction(contact({ id: 'live', note: 'before' }));
  state.room = 'given';
  expect(await book.saveNote('live', 'in the kept room', 9)).toMatchObject({ ok: true });
  expect(left).toEqual([false]);
  state.room = 'none';
  const put = vi.spyOn(IDBObjectStore.prototype, 'put');
  expect(await book.saveNote('live', 'without room', 10)).toMatchObject(full);
  expect(put).not.toHaveBeenCalled();
  expect(await book.interaction('live')).toMatchObject({ note: 'in the kept room' });
  state.room = 'kept';
  expect(await book.saveNote('live', 'again', 11)).toMatchObject({ ok: true });
});

it('a write that is broken off is remembered, and nobody touches the store before it is mended', async () => {
  const { book, told, state } = rig();
  await book.open();
  await book.saveInteraction(contact({ id: 'live', note: 'before' }));
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('IO error', 'UnknownError');
  });
  state.mends = false;
  expect(await book.saveNote('live', 'torn', 9)).toMatchObject({ ok: false });
  vi.restoreAllMocks();
  expect(told).toEqual(['tear']);
  await expect(book.interaction('live')).rejects.toThrow('diskFull');
  expect(await book.saveNote('live', 'still full', 10)).toMatchObject(full);
  state.mends = true;
  expect(await book.saveNote('live', 'mended', 11)).toMatchObject({ ok: true });
  expect(await book.interaction('live')).toMatchObject({ note: 'mended' });
  expect(told).toEqual(['tear', 'mend', 'mend', 'mend']);
});

it('a disk that is full at the start is no reason to open the book; later it is opened by whoever asks', async () => {
  const { book, state } = rig();
  state.ready = false;
  expect(await book.open()).toMatchObject(full);
  expect(await book.saveInteraction(contact({ id: 'ring' }))).toMatchObject(full);
  state.ready = true;
  expect(await book.saveInteraction(contact({ id: 'ring' }))).toMatchObject({ ok: true });
});

it('room is kept some seconds after the start, looked after, and its lack is told', async () => {
  const { book, clock, left, state } = rig();
  await book.open();
  clock.advance(5_000);
  await vi.waitFor(() => expect(left).toEqual([true]));
  state.room = 'none';
  clock.advance(600_000);
  await vi.waitFor(() => expect(left).toEqual([true, false]));
  state.room = 'made';
  clock.advance(60_000);
  await vi.waitFor(() => expect(left).toEqual([true, false, true]));
});
