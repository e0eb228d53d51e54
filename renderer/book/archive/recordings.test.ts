import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { fail, manualClock, ok, silentLog } from '../../kernel';
import type { Recording } from '../../model/recording';
import { createBook } from './book';
import { BookDatabase } from './database';
import { contact } from './testing/sample-rows';

vi.setConfig({ testTimeout: 60_000 });

const newKey = () =>
  crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, ['encrypt', 'decrypt']);

/** What the key was asked with, newest last. */
const mayMakeKey: boolean[] = [];

const recordingOf = (interactionId: string, more: Partial<Recording> = {}): Recording => ({
  id: `rec-${interactionId}`,
  interactionId,
  startedAt: 5,
  consentAt: 4,
  keptUntil: 1000,
  seconds: 0,
  pauses: 0,
  agent: 'Nadia',
  mimeType: 'audio/webm',
  state: 'open',
  ...more,
});

/** The sweep at a time, or by a clock in doubt. */
const at = (now: number | null) => ({ now, retentionDays: 3650, isGone: () => true });

const shelfWith = async (key: CryptoKey | null, indexedDB = new IDBFactory()) => {
  const book = createBook({
    clock: manualClock(),
    log: silentLog,
    indexedDB,
    recordingKey: (mayMake) => {
      mayMakeKey.push(mayMake);
      return Promise.resolve(key ? ok(key) : fail('keychainMissing', 'storage'));
    },
  });
  await book.open();
  onTestFinished(() => book.close());
  return { book, shelf: book.recordings, indexedDB };
};

/** One call that was recorded: `secret` and `number`. */
const recorded = async (key: CryptoKey) => {
  const made = await shelfWith(key);
  const call = contact({ id: 'call-1' });
  await made.book.saveInteraction(call);
  const recording = recordingOf(call.id);
  expect(await made.shelf.begin(recording)).toEqual(ok(null));
  await made.shelf.append(recording.id, new Blob(['secret ']));
  await made.shelf.append(recording.id, new Blob(['number']));
  return { ...made, recording };
};

const seen = (shelf: Awaited<ReturnType<typeof shelfWith>>['shelf'], id: string) =>
  new Promise<Recording[]>((resolve) => {
    const stop = shelf.watch(id, (found) => {
      resolve(found);
      queueMicrotask(() => stop());
    });
  });

describe('recordings in the book', () => {
  it('come back whole and belong to their call', async () => {
    const { shelf, recording } = await recorded(await newKey());
    await shelf.finish({ ...recording, seconds: 2, state: 'closed' });
    expect(await seen(shelf, 'call-1')).toMatchObject([{ seconds: 2, state: 'closed' }]);
    expect(await seen(shelf, 'call-2')).toEqual([]);
    const sound = await shelf.sound(recording.id);
    expect(sound.ok && (await sound.value.text())).toBe('secret number');
  });

  it('lie on the disk encrypted, each part with a number of its own', async () => {
    const { indexedDB } = await recorded(await newKey());
    const database = new BookDatabase('allodesk', indexedDB);
    await database.open();
    const parts = await database.recordingParts.toArray();
    database.close();
    expect(parts).toHaveLength(2);
    expect(new Set(parts.map(({ iv }) => iv.join())).size).toBe(2);
    for (const { data } of parts) {
      expect(new TextDecoder().decode(data)).not.toMatch(/secret|number/);
    }
  });

  it('cannot be opened with another key, nor put together in another order', async () => {
    const key = await newKey();
    const { recording, indexedDB, book } = await recorded(key);
    book.close();
    const other = await shelfWith(await newKey(), indexedDB);
    expect(await other.shelf.sound(recording.id)).toMatchObject({ fault: { code: 'keyLost' } });
    other.book.close();
    const database = new BookDatabase('allodesk', indexedDB);
    await database.open();
    const [first, second] = await database.recordingParts.toArray();
    await database.recordingParts.bulkPut([
      { ...first!, iv: second!.iv, data: second!.data },
      { ...second!, iv: first!.iv, data: first!.data },
    ]);
    database.close();
    const same = await shelfWith(key, indexedDB);
    expect(await same.shelf.sound(recording.id)).toMatchObject({ fault: { code: 'keyLost' } });
  });

  it('let a key be made only while there is none that was made with another', async () => {
    mayMakeKey.length = 0;
    const { shelf } = await recorded(await newKey());
    expect(mayMakeKey).toEqual([true, false, false]);
    await shelf.begin(recordingOf('call-2'));
    expect(mayMakeKey.at(-1)).toBe(false);
  });

  it('are not begun where no key can be kept', async () => {
    const { shelf } = await shelfWith(null);
    expect(await shelf.begin(recordingOf('call-1'))).toMatchObject({
      fault: { code: 'keychainMissing' },
    });
    expect(await seen(shelf, 'call-1')).toEqual([]);
  });

  it('delete themselves after their date, and with their call', async () => {
    const { book, shelf, recording } = await recorded(await newKey());
    await shelf.finish({ ...recording, seconds: 2, state: 'closed' });
    expect(await shelf.sweep(at(999))).toEqual(ok(0));
    // A clock in doubt deletes nothing, however late it says it is.
    expect(await shelf.sweep(at(null))).toEqual(ok(0));
    expect(await shelf.sweep(at(1000))).toEqual(ok(1));
    expect(await shelf.sound(recording.id)).toMatchObject({ fault: { code: 'noRecording' } });
    await book.saveInteraction(contact({ id: 'practice', practice: true }));
    await shelf.begin(recordingOf('practice'));
    await book.removeExamples();
    expect(await shelf.sweep({ ...at(null), isGone: () => false })).toEqual(ok(0));
    expect(await shelf.sweep(at(null))).toEqual(ok(1));
  });

  it('are reached by a shorter rule, and keep the date that it gave them at every sweep', async () => {
    const day = 86_400_000;
    const { shelf, recording } = await recorded(await newKey());
    const promised = { keptUntil: 5 + 30 * day, retentionDays: 30 };
    await shelf.finish({ ...recording, ...promised, seconds: 2, state: 'closed' });
    for (let sweep = 0; sweep < 2; sweep++) {
      expect(await shelf.sweep({ ...at(9 * day), retentionDays: 10 })).toEqual(ok(0));
      expect(await seen(shelf, 'call-1')).toMatchObject([{ keptUntil: 5 + 10 * day }]);
    }
    // A longer rule takes nothing back.
    expect(await shelf.sweep(at(9 * day))).toEqual(ok(0));
    expect(await shelf.sweep({ ...at(11 * day), retentionDays: 10 })).toEqual(ok(1));
  });

  it('that a crash left open are closed with what is there', async () => {
    const key = await newKey();
    const { book, indexedDB } = await recorded(key);
    book.close();
    const after = await shelfWith(key, indexedDB);
    expect(await after.shelf.sweep(at(1))).toEqual(ok(0));
    expect(await seen(after.shelf, 'call-1')).toMatchObject([{ seconds: 2, state: 'closed' }]);
  });
});

it('a recording goes on behind what it has when the book is opened anew in the middle of it', async () => {
  const key = await newKey();
  const { book, indexedDB, recording } = await recorded(key);
  book.close();
  const again = await shelfWith(key, indexedDB);
  await again.shelf.append(recording.id, new Blob([' is']));
  await again.shelf.append(recording.id, new Blob([' safe']));
  expect(await again.shelf.finish({ ...recording, state: 'closed' })).toEqual(ok(null));
  const sound = await again.shelf.sound(recording.id);
  expect(sound.ok && (await sound.value.text())).toBe('secret number is safe');
});
